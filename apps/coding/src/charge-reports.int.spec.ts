import { type ChargeCaptureReport, type DnfbEncounter, type DnfbReport, exampleEncounter } from '@claimstream/contracts';
import { addDays, calendarDateOf } from '@claimstream/kernel';
import { type SpecService, startForSpec, tenantGrant } from '@claimstream/testing';
import { codingApp } from './app.js';
import type { CodingConfig } from './coding.config.js';

jest.setTimeout(60_000);

let coding: SpecService<CodingConfig>;
beforeAll(async () => {
  coding = await startForSpec(codingApp);
});
afterAll(() => coding.stop());

const today = calendarDateOf(new Date());
const ago = (days: number) => addDays(today, -days);
const [office] = exampleEncounter.serviceLines;
let visits = 0;
/** A visit of 90 dollars, two days ago. */
const visit = (change: object = {}) => ({
  ...{ ...exampleEncounter, externalId: `visit-${(visits += 1)}`, dateOfService: ago(2) },
  ...{ serviceLines: [{ ...office, chargeAmountCents: 9_000 }] },
  ...change,
});

const everything = [
  'reports:read',
  'encounters:read',
  'encounters:write',
  'charges:write',
  'bill-hold:write',
  'coding:write',
  'coding-management:write',
];
async function hospital(permissions = everything) {
  const grant = tenantGrant(permissions);
  const token = await coding.tokenFor('analyst@example', grant);
  const call = (method: string, route: string, body?: unknown) => coding.call(`/v1/${route}`, { method, token, body });
  return {
    tenantId: grant.id,
    call,
    send: async (...encounters: object[]) =>
      (await call('POST', 'encounters/batch', { encounters })).body['results'] as { encounterId: string; stage: string }[],
    dnfb: async (query = '') => (await call('GET', `reports/dnfb${query}`)).body as unknown as DnfbReport,
    list: async (query = '') =>
      (await call('GET', `reports/dnfb/encounters${query}`)).body as unknown as { items: DnfbEncounter[]; nextCursor?: string },
    capture: async (from = ago(30), to = today) =>
      (await call('GET', `reports/charge-capture?from=${from}&to=${to}`)).body as unknown as ChargeCaptureReport,
  };
}
const reasonsOf = ({ reasons }: DnfbReport) =>
  reasons.map(({ reason, encounters, chargeCents }) => `${reason} ${encounters} ${chargeCents}`);

describe('what is discharged and not yet billed', () => {
  it('is told in days and dollars, by reason and class, and listed', async () => {
    const { send, call, dnfb, list } = await hospital();
    await send(...Array.from({ length: 10 }, () => visit()));
    await call('PUT', 'settings/bill-hold', { rules: [{ billingClass: 'professional', days: 30 }] });
    const sent = await send(
      visit(),
      visit({ diagnoses: [], dateOfService: ago(5) }),
      visit({ renderingProvider: undefined }),
      visit({ diagnoses: [{ code: 'I10' }, { code: 'I10' }] }),
      visit({ diagnoses: [], billableStatus: 'NOT_BILLABLE' }),
      visit({ dateOfService: addDays(today, 3) }),
    );
    expect(sent.map(({ stage }) => stage).slice(0, 4)).toEqual(['coded', 'ready-to-code', 'incomplete', 'ready-to-code']);
    const report = await dnfb();
    expect(reasonsOf(report)).toEqual(['coding 1 9000', 'documentation 1 9000', 'edit 1 9000', 'hold-days 1 9000']);
    expect(report).toMatchObject({
      asOf: today,
      encounters: 4,
      numeratorCents: 36_000,
      denominatorCents: Math.round((14 * 9_000) / 90),
    });
    expect(report.days).toBeCloseTo(36_000 / ((14 * 9_000) / 90), 3);
    expect(report.classes).toMatchObject([{ billingClass: 'professional', encounters: 4, oldestServiceDate: ago(5) }]);
    expect(report.definition).toContain('90 days');

    expect((await list()).items.map(({ reason }) => reason)[0]).toBe('coding');
    expect((await list('?reason=edit')).items).toMatchObject([
      { encounterId: sent[3]!.encounterId, chargeCents: 9_000, findings: ['DIAGNOSIS_REPEATED'] },
    ]);
    const first = await list('?limit=3');
    const rest = await list(`?limit=3&cursor=${first.nextCursor}`);
    expect(new Set([...first.items, ...rest.items].map(({ encounterId }) => encounterId)).size).toBe(4);
    expect(rest.nextCursor).toBeUndefined();
    expect((await list('?billingClass=inpatient')).items).toEqual([]);
  });

  it('counts what a person has stopped, and no more what was released', async () => {
    const { send, call, dnfb } = await hospital();
    const [held] = await send(visit({ diagnoses: [] }));
    expect((await call('POST', `encounters/${held!.encounterId}/hold`, { reason: 'implant invoice' })).status).toBe(200);
    expect(reasonsOf(await dnfb())).toEqual(['hold 1 9000']);
    await call('POST', `encounters/${held!.encounterId}/cancel`, { reason: 'never happened' });
    expect((await dnfb()).encounters).toBe(0);
  });

  it('of a past day has what was released since', async () => {
    const { send, dnfb, tenantId } = await hospital();
    await send(visit({ dateOfService: ago(9) }));
    expect((await dnfb()).encounters).toBe(0);
    expect((await dnfb(`?asOf=${ago(3)}`)).encounters).toBe(0);
    await coding.asAdmin(
      `update encounter set state = jsonb_set(state, '{recordedAt}', to_jsonb($2::text)) where tenant_id = $1`,
      [...[tenantId, `${ago(8)}T12:00:00.000Z`]],
    );
    expect(reasonsOf(await dnfb(`?asOf=${ago(3)}`))).toEqual(['released-since 1 9000']);
  });

  it('is nothing where nothing is, and nobody else’s; bad days are refused', async () => {
    const owner = await hospital();
    await owner.send(visit({ diagnoses: [] }));
    const { dnfb, list, call } = await hospital();
    expect(await dnfb()).toMatchObject({ encounters: 0, numeratorCents: 0, denominatorCents: 0, reasons: [], classes: [] });
    expect(await dnfb()).not.toHaveProperty('days');
    expect((await list()).items).toEqual([]);
    for (const query of ['?asOf=2026-02-30', '?asOf=x', '/encounters?reason=x', '/encounters?cursor=x']) {
      expect((await call('GET', `reports/dnfb${query}`)).status).toBe(400);
    }
    expect((await (await hospital(['encounters:read'])).call('GET', 'reports/dnfb')).status).toBe(403);
  });
});

describe('charge capture', () => {
  it('tells lag, missing charges, and what came after the release, as ratios of sums', async () => {
    const { send, call, capture } = await hospital();
    const late = visit();
    await send(late, visit({ dateOfService: ago(10) }), visit({ serviceLines: [], dateOfService: ago(1) }));
    await send({
      ...late,
      serviceLines: [
        { ...office, chargeAmountCents: 9_000 },
        { ...exampleEncounter.serviceLines[1], chargeAmountCents: 1_000 },
      ],
    });
    const charge = {
      sourceSystem: 'lab',
      externalId: 'C-1',
      status: 'billable',
      encounterExternalId: 'never',
      patientExternalId: 'x',
    };
    await call('POST', 'charges', {
      ...charge,
      serviceDate: ago(4),
      quantity: 1,
      procedureCode: '36415',
      chargeAmountCents: 900,
    });
    const report = await capture();
    expect(report).toMatchObject({
      ...{ encounters: 3, withoutCharges: 1, chargesWaiting: 1 },
      chargeLag: { count: 3, medianDays: 4 },
      lateCharges: {
        numeratorCents: 1_000,
        denominatorCents: 19_000,
        ratio: 0.0526,
        encounters: 1,
        addedLines: 1,
        removedCents: 0,
      },
    });
    expect(report.chargeLag.p90Days).toBeCloseTo(8.8, 6);
    expect((await capture(ago(10), ago(10))).encounters).toBe(1);

    const listed = async (kind: string) =>
      (await call('GET', `reports/charge-capture/encounters?from=${ago(30)}&to=${today}&kind=${kind}`)).body['items'];
    expect(await listed('late-charges')).toMatchObject([{ externalId: late.externalId, lateCents: 1_000, chargeCents: 10_000 }]);
    expect(await listed('without-charges')).toMatchObject([{ chargeCents: 0, lateCents: 0 }]);
  });

  it('is empty where nothing was done, of others nothing is seen, and a bad time is refused', async () => {
    await (await hospital()).send(visit());
    const { capture, call } = await hospital();
    const report = await capture();
    expect(report).toMatchObject({
      encounters: 0,
      chargeLag: { count: 0 },
      lateCharges: { numeratorCents: 0, denominatorCents: 0 },
    });
    expect(report.lateCharges).not.toHaveProperty('ratio');
    expect(report.chargeLag).not.toHaveProperty('medianDays');
    for (const query of [
      '',
      '?from=2026-03-02&to=2026-03-01',
      `/encounters?from=${ago(1)}&to=${today}`,
      `/encounters?from=${ago(1)}&to=${today}&kind=x`,
    ]) {
      expect((await call('GET', `reports/charge-capture${query}`)).status).toBe(400);
    }
  });
});
