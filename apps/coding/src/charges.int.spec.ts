import { setTimeout } from 'node:timers/promises';
import { type ChargeReceipt, type ChargeView, exampleEncounter } from '@claimstream/contracts';
import { newId } from '@claimstream/kernel';
import { type SpecService, startForSpec, tenantGrant } from '@claimstream/testing';
import { codingApp } from './app.js';
import type { CodingConfig } from './coding.config.js';

jest.setTimeout(60_000);

let coding: SpecService<CodingConfig>;
beforeAll(async () => {
  coding = await startForSpec(codingApp);
});
afterAll(() => coding.stop());

let names = 0;
const nextName = () => `name-${(names += 1)}`;
const { patient, subscriberPrimary, billingProvider, renderingProvider } = exampleEncounter;
const visit = (externalId: string, change: object = {}) => ({ ...exampleEncounter, externalId, ...change });
const charge = (encounterExternalId: string, change: object = {}) => ({
  ...{ sourceSystem: exampleEncounter.sourceSystem, externalId: nextName(), status: 'billable', encounterExternalId },
  ...{
    patientExternalId: patient.externalId,
    serviceDate: '2026-03-02',
    quantity: 1,
    procedureCode: '36415',
    chargeAmountCents: 900,
  },
  ...change,
});
const labCharge = (orderName: string, change: object = {}) => {
  const { encounterExternalId: _, ...rest } = charge('none', { diagnosisCodes: ['I10'], ...change });
  const consents = { patientAuthorizedRelease: true, benefitsAssignedToProvider: true, providerAcceptsAssignment: true };
  const head = { patient, subscriberPrimary, billingProvider, renderingProvider, placeOfServiceCode: '81' };
  return { ...rest, order: { externalId: orderName, responsibleParty: 'INSURANCE_PAY', ...consents, ...head } };
};

async function department(
  permissions = ['charges:read', 'charges:write', 'encounters:read', 'encounters:write', 'charge-master:write'],
) {
  const grant = tenantGrant(permissions);
  const token = await coding.tokenFor('nurse@example', grant);
  const call = (method: string, route: string, body?: unknown, headers = {}) =>
    coding.call(`/v1/${route}`, { method, token, body, headers });
  return {
    tenantId: grant.id,
    call,
    send: (body: unknown) => call('POST', 'charges', body),
    see: async (body: unknown) =>
      (await call('POST', 'encounters', body)).body as { encounterId: string; status: string; revision: number; outcome: string },
    linesOf: async (encounterId: string) =>
      (
        (await call('GET', `encounters/${encounterId}`)).body['encounter'] as {
          serviceLines: { externalId?: string; chargeAmountCents: number }[];
        }
      ).serviceLines,
    stands: async (grouping: string) => ((await call('GET', `charges?grouping=${grouping}`)).body['items'] as unknown[]).length,
    events: async () =>
      (await coding.asAdmin<{ type: string }>('select type from outbox where tenant_id = $1 order by seq', [grant.id])).map(
        ({ type }) => type,
      ),
  };
}
const receiptOf = ({ body }: { body: object }) => body as ChargeReceipt;

describe('a charge of an encounter', () => {
  it('that has come is put on it; after its release that is a changed charge', async () => {
    const { see, send, linesOf, events } = await department();
    const name = nextName();
    const { encounterId } = await see(visit(name));
    const sent = await send(charge(name));
    expect([sent.status, sent.body]).toMatchObject([201, { outcome: 'created', grouping: 'grouped', encounterId, findings: [] }]);
    expect((await linesOf(encounterId)).map(({ chargeAmountCents }) => chargeAmountCents)).toEqual([15_000, 3_500, 900]);
    expect((await events()).slice(2)).toEqual(['encounter-recorded.v1', 'charge-changed.v1', 'encounter-coded.v1']);
  });

  it('that has not come waits, is seen waiting, and is on it from its first revision', async () => {
    const { see, send, linesOf, events, stands } = await department();
    const name = nextName();
    expect((await send(charge(name))).body).toMatchObject({ grouping: 'waiting' });
    expect([await stands('waiting'), await events()]).toEqual([1, []]);
    const { encounterId, revision } = await see(visit(name));
    expect([revision, (await linesOf(encounterId)).length, await stands('waiting'), await stands('grouped')]).toEqual([
      1, 3, 0, 1,
    ]);
    expect(await events()).toEqual(['encounter-recorded.v1', 'encounter-coded.v1']);
  });

  it('stays on it when the encounter is told again, and the same again changes nothing', async () => {
    const { see, send, linesOf, events } = await department();
    const name = nextName();
    const { encounterId } = await see(visit(name));
    const one = charge(name);
    await send(one);
    const before = (await events()).length;
    expect((await see(visit(name))).outcome).toBe('unchanged');
    expect([(await send(one)).status, (await send(one)).body]).toMatchObject([
      200,
      { outcome: 'unchanged', grouping: 'grouped' },
    ]);
    expect((await events()).length).toBe(before);
    await see(visit(name, { placeOfServiceCode: '22' }));
    expect(await linesOf(encounterId)).toHaveLength(3);
  });

  it('stays on it when the encounter is told anew while the charge is being put on it', async () => {
    const { see, send, linesOf } = await department();
    const name = nextName();
    const { encounterId } = await see(visit(name));
    const { chargeId } = receiptOf(await send(charge(name)));
    const held = coding.asAdmin(
      'with held as materialized (select from charge where id = $1 for update) select pg_sleep(0.8)::text from held',
      [chargeId],
    );
    await setTimeout(200);
    const other = send(charge(name));
    await setTimeout(200);
    const revised = see(visit(name, { placeOfServiceCode: '22' }));
    await Promise.all([held, other, revised]);
    expect(await linesOf(encounterId)).toHaveLength(4);
  });

  it('is changed, held, let go and withdrawn', async () => {
    const { see, send, call, linesOf } = await department();
    const name = nextName();
    const { encounterId } = await see(visit(name));
    const one = charge(name);
    const { chargeId } = receiptOf(await send(one));
    expect((await send({ ...one, chargeAmountCents: 1_000 })).body).toMatchObject({ outcome: 'revised', revision: 2 });
    expect((await linesOf(encounterId)).at(-1)).toMatchObject({ chargeAmountCents: 1_000 });
    const held = await call('POST', `charges/${chargeId}/hold`, { reason: 'price unclear' });
    expect(held.body).toMatchObject({ grouping: 'held', hold: { reason: 'price unclear', by: 'nurse@example' } });
    expect(await linesOf(encounterId)).toHaveLength(2);
    expect((await call('POST', `charges/${chargeId}/release`, { reason: 'clear' })).body).toMatchObject({ grouping: 'grouped' });
    expect((await send({ ...one, status: 'entered-in-error' })).body).toMatchObject({ grouping: 'not-billed' });
    expect(await linesOf(encounterId)).toHaveLength(2);
    expect((await send({ ...one, encounterExternalId: 'another' })).body).toMatchObject({ status: 409, code: 'CHARGE_MOVED' });
  });

  it('is priced by the charge master, and in error without a price', async () => {
    const { see, send, call, linesOf, stands } = await department();
    const name = nextName();
    const { encounterId } = await see(visit(name));
    const bare = charge(name, { chargeNumber: 'VENI', procedureCode: undefined, chargeAmountCents: undefined });
    const wrong = receiptOf(await send(bare));
    expect(wrong).toMatchObject({ grouping: 'error', findings: [{ code: 'CHARGE_UNPRICED' }, { code: 'PROCEDURE_MISSING' }] });
    expect(await stands('error')).toBe(1);
    await call('POST', 'charge-master/loads', {
      items: [
        {
          chargeNumber: 'VENI',
          description: 'Venipuncture',
          procedureCode: '36415',
          priceCents: 700,
          effectiveFrom: '2026-01-01',
        },
      ],
    });
    expect((await call('POST', `charges/${wrong.chargeId}/release`, { reason: 'loaded' })).body).toMatchObject({
      grouping: 'grouped',
    });
    expect((await linesOf(encounterId)).at(-1)).toMatchObject({ chargeAmountCents: 700 });
  });

  it('is in error as soon as the encounter is cancelled, also when that is told again; what is not billed anyway stays so', async () => {
    const { see, call, send, stands } = await department();
    const name = nextName();
    const { encounterId } = await see(visit(name));
    const { chargeId } = receiptOf(await send(charge(name)));
    await send(charge(name, { status: 'planned' }));
    await call('POST', `encounters/${encounterId}/cancel`, { reason: 'entered in error' });
    const settled = { grouping: 'error', findings: [{ code: 'ENCOUNTER_CANCELLED' }] };
    expect((await call('GET', `charges/${chargeId}`)).body).toMatchObject(settled);
    expect([await stands('grouped'), await stands('not-billed')]).toEqual([0, 1]);
    await call('POST', 'encounters/batch', { encounters: [visit(name, { placeOfServiceCode: '22' })] });
    expect((await call('GET', `charges/${chargeId}`)).body).toMatchObject(settled);
  });

  it('at the same time as many others and their encounter is on it once', async () => {
    const { see, call, send, linesOf, stands } = await department();
    const name = nextName();
    const charges = Array.from({ length: 6 }, () => charge(name));
    const [{ encounterId }] = await Promise.all([
      see(visit(name)),
      ...charges.map((each) => send(each)),
      call('POST', 'charges/batch', { charges: charges.slice(0, 3) }),
    ]);
    await send(charge(name));
    expect([await stands('waiting'), await stands('grouped')]).toEqual([0, 7]);
    expect(await linesOf(encounterId)).toHaveLength(9);
  });
});

describe('charges of an order without an encounter', () => {
  it('are billed together as an encounter of their own, until none is left', async () => {
    const { call, send, linesOf, events } = await department();
    const name = nextName();
    const first = labCharge(name);
    const batch = await call('POST', 'charges/batch', { charges: [first, labCharge(name, { serviceDate: '2026-03-03' })] });
    const [one, two] = batch.body['results'] as ChargeReceipt[];
    expect([one, two]).toMatchObject([{ grouping: 'grouped' }, { grouping: 'grouped', encounterId: one!.encounterId }]);
    expect(await events()).toEqual(['encounter-recorded.v1', 'encounter-coded.v1']);
    expect(await linesOf(one!.encounterId)).toHaveLength(2);
    await send({ ...first, status: 'aborted' });
    expect(await linesOf(one!.encounterId)).toHaveLength(1);
  });

  it('leave no encounter when nothing of them is to be billed', async () => {
    const { send, call } = await department();
    const { encounterId, grouping } = receiptOf(await send(labCharge(nextName(), { status: 'planned' })));
    expect(grouping).toBe('not-billed');
    expect((await call('GET', `encounters/${encounterId}`)).status).toBe(404);
  });
});

describe('the door of charges', () => {
  it('refuses what has no shape, each of a batch by itself', async () => {
    const { call, send, stands } = await department();
    expect((await send({ ...charge('v'), quantity: 0, surprise: 1 })).body).toMatchObject({
      errors: [{ pointer: '/quantity' }, { pointer: '/surprise', code: 'UNKNOWN_FIELD' }],
    });
    expect((await send({})).status).toBe(400);
    for (const body of [{}, { charges: 1 }, { charges: [] }, { charges: Array.from({ length: 1_001 }, () => 1) }]) {
      expect((await call('POST', 'charges/batch', body)).status).toBe(400);
    }
    const mixed = await call('POST', 'charges/batch', { charges: [charge('v'), { status: 'lost' }] });
    expect((mixed.body['results'] as { outcome: string }[]).map(({ outcome }) => outcome)).toEqual(['created', 'invalid']);
    expect(await stands('waiting')).toBe(1);
    expect((await call('GET', 'charges?grouping=lost')).status).toBe(400);
    expect((await call('GET', 'charges?cursor=x')).status).toBe(400);
  });

  it('says what would become of charges, and keeps nothing of it', async () => {
    const { see, call, linesOf, stands, events } = await department();
    const name = nextName();
    const { encounterId } = await see(visit(name));
    const checked = await call('POST', 'charges/check', {
      charges: [charge(name), charge('not-there'), charge(name, { patientExternalId: 'x' })],
    });
    expect(checked.body['results']).toMatchObject([{ grouping: 'grouped' }, { grouping: 'waiting' }, { grouping: 'error' }]);
    expect([
      await stands('grouped'),
      await stands('waiting'),
      (await linesOf(encounterId)).length,
      (await events()).length,
    ]).toEqual([0, 0, 2, 2]);
  });

  it('answers once for an Idempotency-Key', async () => {
    const { call } = await department();
    const one = charge('v');
    const first = await call('POST', 'charges', one, { 'idempotency-key': 'once' });
    expect((await call('POST', 'charges', one, { 'idempotency-key': 'once' })).body).toEqual(first.body);
    expect((await call('POST', 'charges', charge('v'), { 'idempotency-key': 'once' })).status).toBe(422);
  });

  it('is closed for others, and every reading is in the audit', async () => {
    const owner = await department();
    const { chargeId } = receiptOf(await owner.send(charge('v')));
    const stranger = await department();
    expect((await stranger.call('GET', `charges/${chargeId}`)).status).toBe(404);
    for (const what of ['hold', 'release'])
      expect((await stranger.call('POST', `charges/${chargeId}/${what}`, { reason: 'x' })).status).toBe(404);
    expect(await stranger.stands('waiting')).toBe(0);
    expect((await owner.call('GET', `charges/${newId()}`)).status).toBe(404);
    expect((await owner.call('POST', `charges/${chargeId}/hold`, {})).status).toBe(400);
    const reader = await department(['charges:read']);
    expect((await reader.send(charge('v'))).status).toBe(403);
    const view = (await owner.call('GET', `charges/${chargeId}`)).body as unknown as ChargeView;
    expect(view.charge.patientExternalId).toBe(patient.externalId);
    const audited = await coding.asAdmin<{ action: string }>(`select distinct action from audit_entry where aggregate_id = $1`, [
      chargeId,
    ]);
    expect(audited.map(({ action }) => action).toSorted()).toEqual(['charges.read', 'coding.record-charge']);
    expect(coding.lines.join('\n')).not.toMatch(/Exemplar|MRN-10001/);
  });

  it('lists charges by encounter, page by page', async () => {
    const { call, send } = await department();
    const sent = [await send(charge('a')), await send(charge('a')), await send(charge('b'))].map(receiptOf);
    const page = await call('GET', `charges?encounterId=${sent[0]!.encounterId}&limit=1`);
    const rest = await call(
      'GET',
      `charges?encounterId=${sent[0]!.encounterId}&limit=1&cursor=${String(page.body['nextCursor'])}`,
    );
    expect([page, rest].flatMap(({ body }) => (body['items'] as ChargeReceipt[]).map(({ chargeId }) => chargeId))).toEqual([
      ...[sent[0]!.chargeId, sent[1]!.chargeId],
    ]);
    expect(rest.body['nextCursor']).toBeUndefined();
  });
});
