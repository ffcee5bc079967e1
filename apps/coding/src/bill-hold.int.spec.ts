import { setTimeout } from 'node:timers/promises';
import { type BillingAccountView, type EncounterReceipt, exampleEncounter } from '@claimstream/contracts';
import { newId } from '@claimstream/kernel';
import { type SpecService, startForSpec, tenantGrant, until } from '@claimstream/testing';
import { codingApp } from './app.js';
import type { CodingConfig } from './coding.config.js';

jest.setTimeout(60_000);

let now = new Date('2026-03-02T15:00:00Z');
let coding: SpecService<CodingConfig>;
beforeAll(async () => {
  coding = await startForSpec(codingApp, { clock: () => now });
});
afterAll(() => coding.stop());
beforeEach(() => (now = new Date('2026-03-02T15:00:00Z')));

const everything = ['bill-hold:read', 'bill-hold:write', 'encounters:read', 'encounters:write'];
let visits = 0;
const visit = (change: object = {}) => ({ ...exampleEncounter, externalId: `visit-${(visits += 1)}`, ...change });
const account = { sourceSystem: exampleEncounter.sourceSystem, billingAccountId: 'A-1' };

async function hospital(permissions = everything) {
  const grant = tenantGrant(permissions);
  const token = await coding.tokenFor('biller@example', grant);
  const call = (method: string, route: string, body?: unknown) => coding.call(`/v1/${route}`, { method, token, body });
  const events = async () =>
    (await coding.asAdmin<{ type: string }>('select type from outbox where tenant_id = $1 order by seq', [grant.id])).map(
      ({ type }) => type,
    );
  return {
    tenantId: grant.id,
    call,
    events,
    hold: (...rules: object[]) => call('PUT', 'settings/bill-hold', { rules }),
    send: async (body: object) => (await call('POST', 'encounters', body)).body as unknown as EncounterReceipt,
    sendAll: (encounters: object[]) => call('POST', 'encounters/batch', { encounters }),
    stageOf: async (id: string) => (await call('GET', `encounters/${id}`)).body['stage'],
    account: async () => (await call('POST', 'billing-accounts/lookup', account)).body as unknown as BillingAccountView,
    released: (count: number) => until(events, (types) => types.filter((type) => type === 'encounter-coded.v1').length === count),
  };
}

describe('the rules of bill-hold', () => {
  it('are changed, read, and of this tenant only', async () => {
    const { hold, call } = await hospital();
    expect((await call('GET', 'settings/bill-hold')).body).toEqual({ rules: [] });
    const rules = [
      { billingClass: 'inpatient', days: 4 },
      { billingClass: 'inpatient', payerId: 'P1', days: 0 },
    ];
    expect((await hold(...rules)).body).toEqual({ rules, changedAt: now.toISOString(), changedBy: 'biller@example' });
    expect((await call('GET', 'settings/bill-hold')).body).toMatchObject({ rules });
    const stranger = await hospital();
    expect((await stranger.call('GET', 'settings/bill-hold')).body).toEqual({ rules: [] });
  });

  it('are refused when they make no sense, and without permission', async () => {
    const { hold } = await hospital();
    expect((await hold({ billingClass: 'dental', days: 61 })).body).toMatchObject({
      errors: [{ pointer: '/rules/0/billingClass' }, { pointer: '/rules/0/days' }],
    });
    expect((await hold({ billingClass: 'inpatient', days: 1 }, { billingClass: 'inpatient', days: 2 })).body).toMatchObject({
      errors: [{ pointer: '/rules/1', code: 'RULE_REPEATED' }],
    });
    expect((await (await hospital(['bill-hold:read'])).hold()).status).toBe(403);
  });
});

describe('an encounter within its bill-hold', () => {
  it('is released by itself when the days are over, with all others that are due', async () => {
    const { hold, sendAll, send, stageOf, events, released } = await hospital();
    await hold({ billingClass: 'professional', days: 3 });
    const { encounterId, stage, status } = await send(visit());
    expect([status, stage]).toEqual(['held', 'coded']);
    await sendAll(Array.from({ length: 30 }, () => visit()));
    expect(await events()).not.toContain('encounter-coded.v1');
    now = new Date('2026-03-05T00:00:01Z');
    await released(31);
    expect(await stageOf(encounterId)).toBe('released');
  });

  it('does not wait for another tenant whose encounters cannot be released', async () => {
    const [stuck, other] = [await hospital(), await hospital()];
    for (const one of [stuck, other]) await one.hold({ billingClass: 'professional', days: 3 });
    const { encounterId } = await stuck.send(visit({ dateOfService: '2026-02-28' }));
    await coding.asAdmin(`update encounter set state = jsonb_set(state, '{stateVersion}', '99') where id = $1`, [encounterId]);
    await other.send(visit());
    now = new Date('2026-03-05T00:00:01Z');
    await other.released(1);
    expect(await stuck.events()).not.toContain('encounter-coded.v1');
    await coding.asAdmin('delete from encounter where id = $1', [encounterId]);
  });

  it('is let go early by a person, with a reason, once', async () => {
    const { hold, send, call, events } = await hospital();
    await hold({ billingClass: 'professional', days: 3 });
    const { encounterId } = await send(visit());
    const release = (id: string, body: object = { reason: 'payer deadline' }) =>
      call('POST', `encounters/${id}/bill-hold/release`, body);
    expect((await release(encounterId, {})).status).toBe(400);
    expect((await release(encounterId)).body).toMatchObject({ status: 'coded', stage: 'released' });
    expect((await release(encounterId)).body).toMatchObject({ outcome: 'unchanged' });
    expect((await events()).slice(2)).toEqual(['encounter-coded.v1']);
    expect((await release(newId())).status).toBe(404);
    const stranger = await hospital();
    expect((await stranger.call('POST', `encounters/${encounterId}/bill-hold/release`, { reason: 'x' })).status).toBe(404);
    await hold();
    expect((await release((await send(visit())).encounterId)).body).toMatchObject({ status: 409, code: 'BILL_HOLD_OVER' });
  });
});

describe('encounters of one account', () => {
  const ofAccount = (change: object = {}) => visit({ billingAccountId: 'A-1', ...change });

  it('are released together, when the last of them is final', async () => {
    const one = await hospital();
    const open = ofAccount({ diagnoses: [] });
    const missing = await one.send(open);
    const waiting = await one.send(ofAccount());
    expect([missing.stage, waiting.stage]).toEqual(['ready-to-code', 'coded']);
    expect(await one.account()).toMatchObject({
      state: 'waiting',
      waitingFor: [missing.encounterId],
      encounters: [{}, { chargeCents: 18_500 }],
    });
    await one.send({ ...open, diagnoses: exampleEncounter.diagnoses });
    await one.released(2);
    expect(await one.account()).toMatchObject({ state: 'released', waitingFor: [] });
  });

  it('are released together when they come together, and without those that were cancelled', async () => {
    const one = await hospital();
    await one.sendAll([ofAccount(), ofAccount(), ofAccount({ diagnoses: [] })]);
    const { encounters } = await one.account();
    expect(encounters.map(({ stage }) => stage)).toEqual(expect.arrayContaining(['coded', 'coded', 'ready-to-code']));
    const { encounterId } = encounters.find(({ stage }) => stage === 'ready-to-code')!;
    await one.call('POST', `encounters/${encounterId}/cancel`, { reason: 'never happened' });
    await one.released(2);
  });

  it('wait while a person holds the account, also from before it is known', async () => {
    const one = await hospital();
    const say = (what: string, body: object = { ...account, reason: 'one more to come' }) =>
      one.call('POST', `billing-accounts/${what}`, body);
    expect((await say('hold')).body).toMatchObject({ state: 'held', hold: { reason: 'one more to come' }, encounters: [] });
    expect((await say('hold')).status).toBe(200);
    expect((await one.send(ofAccount())).stage).toBe('coded');
    expect(await one.account()).toMatchObject({ state: 'held', waitingFor: [] });
    expect((await say('release')).status).toBe(200);
    await one.released(1);
    expect((await say('release')).body).toMatchObject({ status: 409, code: 'ACCOUNT_NOT_HELD' });
    expect((await say('hold', { ...account, reason: '' })).status).toBe(400);
  });

  it('are nobody else’s to see', async () => {
    const one = await hospital();
    await one.send(ofAccount());
    const stranger = await hospital();
    expect((await stranger.call('POST', 'billing-accounts/lookup', account)).status).toBe(404);
    expect((await stranger.call('POST', 'billing-accounts/release', { ...account, reason: 'x' })).status).toBe(409);
    expect((await stranger.call('POST', 'billing-accounts/lookup', {})).status).toBe(400);
    const audited = await coding.asAdmin(
      `select action from audit_entry where tenant_id = $1 and action = 'billing-accounts.read'`,
      [one.tenantId],
    );
    expect(audited).toEqual([]);
    await one.account();
    expect(
      await coding.asAdmin(`select store from audit_entry where tenant_id = $1 and action = 'billing-accounts.read'`, [
        one.tenantId,
      ]),
    ).toHaveLength(1);
  });
});

it('leaves an account alone that somebody holds again while its release is under way', async () => {
  const { call, sendAll, account: read, events } = await hospital();
  await call('POST', 'billing-accounts/hold', { ...account, reason: 'more to come' });
  await sendAll([visit({ billingAccountId: 'A-1' }), visit({ billingAccountId: 'A-1' })]);
  const [{ encounterId }] = (await read()).encounters as [BillingAccountView['encounters'][number]];
  const locked = coding.asAdmin(
    'with locked as materialized (select from encounter where id = $1 for update) select pg_sleep(1.5)::text from locked',
    [encounterId],
  );
  await setTimeout(200);
  await call('POST', 'billing-accounts/release', { ...account, reason: 'complete' });
  await setTimeout(500);
  await call('POST', 'billing-accounts/hold', { ...account, reason: 'not complete after all' });
  await locked;
  await setTimeout(500);
  expect(await read()).toMatchObject({ state: 'held', encounters: [{ stage: 'coded' }, { stage: 'coded' }] });
  expect(await events()).not.toContain('encounter-coded.v1');
});
