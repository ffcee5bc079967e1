import {
  type CoverageCheck,
  EligibilityAnswered,
  EligibilityCheckView,
  type Encounter,
  EncounterRecorded,
  exampleEncounter,
  type InquiryView,
} from '@claimstream/contracts';
import { newId } from '@claimstream/kernel';
import { OtherServices, type SpecService, startForSpec, tenantGrant, until } from '@claimstream/testing';
import { eligibilityApp } from './app.js';
import { questionOf } from './domain/question.js';
import type { EligibilityConfig } from './eligibility.config.js';

jest.setTimeout(60_000);

let eligibility: SpecService<EligibilityConfig>;
let others: OtherServices;
beforeAll(async () => {
  eligibility = await startForSpec(eligibilityApp, {
    environment: { ELIGIBILITY_DEADLINE_SECONDS: '4', ELIGIBILITY_RETRY_SECONDS: '1' },
  });
  others = new OtherServices(eligibility.eventLogUrl);
});
afterAll(async () => {
  await others?.close();
  await eligibility?.stop();
});

interface Said {
  type: string;
  key: string;
  data: { revision: number; reused: boolean; attempt?: number; coverage: CoverageCheck };
}

/** A tenant with encounters of one patient, all of which ask the same question unless changed. */
async function clinic(permissions = ['eligibility:read', 'eligibility:write']) {
  const grant = tenantGrant(permissions);
  const tenantId = grant.id;
  const token = await eligibility.tokenFor('desk@example', grant);
  const question = questionOf(tenantId, exampleEncounter);
  const { inquiryId } = question.kind === 'ask' ? question.inquiry : { inquiryId: '' };
  const said = async () =>
    (
      await eligibility.asAdmin<Said & { data: unknown }>(
        'select type, key, data from outbox where tenant_id = $1 order by seq',
        [tenantId],
      )
    ).map(({ type, key, data }): Said => ({
      type,
      key,
      data: (typeof data === 'string' ? JSON.parse(data) : data) as Said['data'],
    }));
  return {
    tenantId,
    inquiryId,
    said,
    checks: async () => (await said()).filter(({ type }) => type === 'eligibility-checked.v1'),
    visit: (change: object = {}, revision = 1, encounterId = newId()) => {
      const encounter = { ...exampleEncounter, ...change } as Encounter;
      return { encounterId, event: EncounterRecorded.of({ encounterId, revision, billingCaseId: encounterId, encounter }) };
    },
    answer: (encounterId: string, change: Partial<CoverageCheck> = {}) =>
      EligibilityAnswered.of({
        encounterId,
        inquiryId,
        coverage: { status: 'active', checkedAt: new Date().toISOString(), inquiryId, benefits: [], errors: [], ...change },
      }),
    get: (route: string) => eligibility.call(`/v1/${route}`, { token }),
    post: (body: unknown) => eligibility.call('/v1/eligibility-checks', { method: 'POST', token, body }),
  };
}

const down = {
  status: 'unknown' as const,
  errors: [{ code: '42', message: 'The payer could not answer: it cannot respond now.' }],
};

describe('eligibility', () => {
  it('asks once for the same question, and tells everybody who waits, also when all come twice and at once', async () => {
    const { tenantId, visit, answer, said, checks } = await clinic();
    const visits = Array.from({ length: 40 }, () => visit());
    const events = visits.map(({ event }) => event);
    const [ids] = await Promise.all([others.say(tenantId, events.slice(0, 20)), others.say(tenantId, events.slice(20))]);
    await others.say(tenantId, events.slice(0, 20), ids);
    await until(said, (all) => all.length > 0);
    const again = await others.say(tenantId, [answer(visits[0]!.encounterId)]);
    await others.say(tenantId, [answer(visits[0]!.encounterId)], again);

    const told = await until(checks, (all) => all.length >= 40);
    expect(told).toHaveLength(40);
    expect(new Set(told.map(({ key }) => key)).size).toBe(40);
    expect(told.every(({ data }) => data.coverage.status === 'active')).toBe(true);
    expect((await said()).filter(({ type }) => type === 'eligibility-inquired.v1')).toHaveLength(1);
  });

  it('uses a fresh answer again', async () => {
    const { tenantId, visit, answer, checks, said } = await clinic();
    const first = visit();
    await others.say(tenantId, [first.event]);
    await until(said, (all) => all.length === 1);
    await others.say(tenantId, [answer(first.encounterId, { status: 'inactive' })]);
    await until(checks, (all) => all.length === 1);
    const second = visit();
    await others.say(tenantId, [second.event]);
    const [, reused] = await until(checks, (all) => all.length === 2);
    expect(reused).toMatchObject({ key: second.encounterId, data: { reused: true, coverage: { status: 'inactive' } } });
  });

  it('asks again where a revision has another date, and says it for the new revision', async () => {
    const { tenantId, visit, said } = await clinic();
    const { encounterId, event } = visit();
    await others.say(tenantId, [event, visit({ dateOfService: '2026-03-04' }, 2, encounterId).event]);
    const asked = await until(said, (all) => all.length === 2);
    expect(asked.map(({ type }) => type)).toEqual(['eligibility-inquired.v1', 'eligibility-inquired.v1']);
  });

  it('says at once that nobody is to be asked', async () => {
    const { tenantId, visit, checks, get } = await clinic();
    const { encounterId, event } = visit({ responsibleParty: 'SELF_PAY', subscriberPrimary: undefined });
    await others.say(tenantId, [event]);
    expect(await until(checks, (all) => all.length === 1)).toMatchObject([
      { key: encounterId, data: { coverage: { status: 'not_applicable' } } },
    ]);
    const { items } = (await get(`eligibility-checks?encounterId=${encounterId}`)).body as { items: unknown[] };
    expect(items.map((item) => EligibilityCheckView.parse(item))).toEqual(items);
  });

  it('asks a payer that is down once more, then says unknown with its error', async () => {
    const { tenantId, visit, answer, said, checks } = await clinic();
    const { encounterId, event } = visit();
    await others.say(tenantId, [event]);
    await until(said, (all) => all.length === 1);
    await others.say(tenantId, [answer(encounterId, down)]);
    const asked = await until(said, (all) => all.length === 2);
    expect(asked[1]).toMatchObject({ type: 'eligibility-inquired.v1', data: { attempt: 2 } });
    await others.say(tenantId, [answer(encounterId, down)]);
    expect(await until(checks, (all) => all.length === 1)).toMatchObject([
      { data: { coverage: { status: 'unknown', errors: [{ code: '42' }] } } },
    ]);
  });

  it('says unknown when nobody answers by the deadline, and keeps a late answer', async () => {
    const { tenantId, inquiryId, visit, answer, checks, get } = await clinic();
    const { encounterId, event } = visit();
    await others.say(tenantId, [event]);
    expect(await until(checks, (all) => all.length === 1)).toMatchObject([
      { data: { coverage: { status: 'unknown', errors: [] } } },
    ]);
    await others.say(tenantId, [answer(encounterId)]);
    await until(
      () => get(`inquiries/${inquiryId}`),
      ({ body }) => body.status === 'answered',
    );
    const second = visit();
    await others.say(tenantId, [second.event]);
    const told = await until(checks, (all) => all.length === 2);
    expect(told[1]).toMatchObject({ key: second.encounterId, data: { reused: true, coverage: { status: 'active' } } });
  });

  it('shows checks and inquiries, asks anew on demand, and writes both to the audit', async () => {
    const { tenantId, inquiryId, visit, answer, said, checks, get, post } = await clinic();
    const { encounterId, event } = visit();
    await others.say(tenantId, [event]);
    await until(said, (all) => all.length === 1);
    expect((await post({ encounterId })).status).toBe(404);
    await others.say(tenantId, [answer(encounterId)]);
    await until(checks, (all) => all.length === 1);

    const shown = (await get(`eligibility-checks?encounterId=${encounterId}`)).body as unknown as {
      items: EligibilityCheckView[];
    };
    expect(shown.items).toMatchObject([{ encounterId, inquiryId, status: 'active', reused: false }]);
    expect((await get(`inquiries/${inquiryId}`)).body as unknown as InquiryView).toMatchObject({
      status: 'answered',
      attempt: 1,
    });

    const again = await post({ encounterId });
    expect([again.status, again.body]).toMatchObject([
      202,
      { status: 'pending', attempt: 2, waitingEncounterIds: [encounterId] },
    ]);
    await others.say(tenantId, [answer(encounterId, { status: 'inactive' })]);
    expect(await until(checks, (all) => all.length === 2)).toMatchObject([
      {},
      { data: { reused: false, coverage: { status: 'inactive' } } },
    ]);

    const audited = await eligibility.asAdmin<{ action: string }>(
      'select distinct action from audit_entry where tenant_id = $1',
      [tenantId],
    );
    expect(audited.map(({ action }) => action).toSorted()).toEqual([
      'eligibility.ask-payer',
      'eligibility.check-again',
      'eligibility.checks',
      'eligibility.inquiry',
      'eligibility.tell-coverage',
    ]);
  });

  it('asks anew about the highest revision, however late an earlier one was answered and however its id is written', async () => {
    const { tenantId, visit, answer, said, checks, post } = await clinic();
    const { encounterId, event } = visit();
    await others.say(tenantId, [event]);
    await until(said, (all) => all.length === 1);
    const selfPay = visit({ responsibleParty: 'SELF_PAY', subscriberPrimary: undefined }, 2, encounterId);
    await others.say(tenantId, [selfPay.event]);
    await until(checks, (all) => all.length === 1);
    await others.say(tenantId, [answer(encounterId)]);
    await until(checks, (all) => all.length === 2);
    expect((await post({ encounterId })).body.code).toBe('NOBODY_TO_ASK');

    await others.say(tenantId, [visit({}, 3, encounterId).event]);
    await until(checks, (all) => all.length === 3);
    const again = await post({ encounterId: encounterId.toUpperCase() });
    expect([again.status, again.body.waitingEncounterIds]).toEqual([202, [encounterId]]);
  });

  it('shows nothing to strangers, and logs nothing personal', async () => {
    const { tenantId, inquiryId, visit, said } = await clinic();
    const { encounterId, event } = visit();
    await others.say(tenantId, [event]);
    await until(said, (all) => all.length === 1);
    const stranger = await clinic();
    expect((await stranger.get(`inquiries/${inquiryId}`)).status).toBe(404);
    expect((await stranger.get(`eligibility-checks?encounterId=${encounterId}`)).body).toEqual({ items: [] });
    expect((await stranger.post({ encounterId })).status).toBe(404);
    expect((await (await clinic([])).get(`inquiries/${inquiryId}`)).status).toBe(403);
    expect(eligibility.lines.join('\n')).not.toMatch(/Exemplar|SBX-PAID|1984-05-17/);
  });
});
