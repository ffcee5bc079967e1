import { type EncounterReceipt, exampleEncounter } from '@claimstream/contracts';
import { type SpecService, startForSpec, tenantGrant } from '@claimstream/testing';
import { codingApp } from './app.js';
import type { CodingConfig } from './coding.config.js';

jest.setTimeout(60_000);

let coding: SpecService<CodingConfig>;
beforeAll(async () => {
  coding = await startForSpec(codingApp);
});
afterAll(() => coding.stop());

const [line] = exampleEncounter.serviceLines;
/** A visit of a patient of its own, unless said. */
let patients = 0;
const patient = () => ({ ...exampleEncounter.patient, externalId: `MRN-${(patients += 1)}` });
const visit = (externalId: string, change: object = {}) => ({
  ...exampleEncounter,
  externalId,
  serviceLines: [{ ...line, procedureCode: '99213', modifiers: [] }],
  ...change,
});
const newPatient = (change: object = {}) =>
  visit('new', { serviceLines: [{ ...line, procedureCode: '99203', modifiers: [] }], ...change });
const earlierDay = '2025-11-03';

async function clinic() {
  const grant = tenantGrant(['encounters:read', 'encounters:write']);
  const token = await coding.tokenFor('history@example', grant);
  const post = (body: unknown, route = '') => coding.call(`/v1/encounters${route}`, { method: 'POST', token, body });
  return {
    post,
    codesOf: async (body: unknown) =>
      ((await post(body)).body as EncounterReceipt).findings
        .map(({ code }) => code)
        .filter((code) => code !== 'CODE_SET_NOT_LOADED'),
    rows: () =>
      coding.asAdmin<{ day: string; days: number; procedure_code: string }>(
        'select service_date::text as day, days, procedure_code from service_history where tenant_id = $1 order by 1, 2',
        [grant.id],
      ),
  };
}

describe('what a patient was seen for before', () => {
  it('is known to the edits of the next visit', async () => {
    const { post, codesOf } = await clinic();
    const same = patient();
    await post(visit('before', { patient: same, dateOfService: earlierDay }));
    expect(await codesOf(newPatient({ patient: same }))).toEqual(['NEW_PATIENT_SEEN_BEFORE']);
    expect(await codesOf(newPatient({ patient: patient(), externalId: 'somebody else' }))).toEqual([]);
  });

  it('is known within one batch, in its order', async () => {
    const { post } = await clinic();
    const same = patient();
    const encounters = [visit('before', { patient: same, dateOfService: earlierDay }), newPatient({ patient: same })];
    const { results } = (await post({ encounters }, '/batch')).body as unknown as { results: EncounterReceipt[] };
    expect(results.map(({ status }) => status)).toEqual(['coded', 'held']);
  });

  it('is what the last revision says, and nothing after it was cancelled', async () => {
    const { post, codesOf, rows } = await clinic();
    const same = patient();
    const before = visit('before', { patient: same, dateOfService: earlierDay });
    const { encounterId } = (await post(before)).body as EncounterReceipt;
    await post({ ...before, dateOfService: '2022-11-03' });
    expect(await rows()).toEqual([{ day: '2022-11-03', days: 1, procedure_code: '99213' }]);
    expect(await codesOf(newPatient({ patient: same }))).toEqual([]);

    await post(before);
    expect(await codesOf(newPatient({ patient: same, externalId: 'new again' }))).toEqual(['NEW_PATIENT_SEEN_BEFORE']);
    await post({ reason: 'entered in error' }, `/${encounterId}/cancel`);
    expect((await rows()).map(({ procedure_code }) => procedure_code)).toEqual(['99203', '99203']);
  });

  it('lasts as long as its line', async () => {
    const { post, rows } = await clinic();
    const lasting = { ...line, procedureCode: 'J1885', modifiers: [], endServiceDate: '2026-03-04' };
    await post(visit('three days', { patient: patient(), endDateOfService: '2026-03-04', serviceLines: [lasting] }));
    expect(await rows()).toEqual([{ day: '2026-03-02', days: 3, procedure_code: 'J1885' }]);
  });

  it("is each tenant's own", async () => {
    const [one, other] = [await clinic(), await clinic()];
    const same = patient();
    await one.post(visit('before', { patient: same, dateOfService: earlierDay }));
    expect(await other.codesOf(newPatient({ patient: same }))).toEqual([]);
  });
});
