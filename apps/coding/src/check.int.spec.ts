import { type EncounterCheck, type EncounterCheckReport, exampleEncounter } from '@claimstream/contracts';
import { type SpecService, startForSpec, tenantGrant } from '@claimstream/testing';
import { codingApp } from './app.js';
import type { CodingConfig } from './coding.config.js';

jest.setTimeout(60_000);

let now = new Date();
let coding: SpecService<CodingConfig>;
beforeAll(async () => {
  coding = await startForSpec(codingApp, { clock: () => now });
});
afterAll(() => coding.stop());

async function clerk(permissions = ['encounters:read', 'encounters:write']) {
  const grant = tenantGrant(permissions);
  const token = await coding.tokenFor('check@example', grant);
  const post = (body: unknown, route: string) => coding.call(`/v1/encounters${route}`, { method: 'POST', token, body });
  return {
    send: (body: unknown) => post(body, ''),
    check: (body: unknown) => post(body, '/check'),
    count: async (table: string) => {
      const [row] = await coding.asAdmin<{ n: string }>(`select count(*) as n from ${table} where tenant_id = $1`, [grant.id]);
      return Number(row!.n);
    },
  };
}
const codesOf = ({ findings }: EncounterCheck) => findings.map(({ code }) => code);
const [line] = exampleEncounter.serviceLines;

describe('a dry run', () => {
  it('says what would become of an encounter and stores nothing of it', async () => {
    const { check, count } = await clerk();
    const answer = await check({ ...exampleEncounter, diagnoses: [{ code: 'I10' }, { code: 'I10' }] });
    expect([answer.status, answer.body]).toMatchObject([200, { outcome: 'held', waitingFor: 'coder', index: 0 }]);
    expect(codesOf(answer.body as unknown as EncounterCheck)).toEqual(['DIAGNOSIS_REPEATED', 'CODE_SET_NOT_LOADED']);
    expect(Object.keys(answer.body['releases'] as object)).toContain('icd-10-cm');
    expect([await count('encounter'), await count('outbox'), await count('service_history')]).toEqual([0, 0, 0]);
    expect(await count('audit_entry')).toBe(1);
  });

  it('is of the day that intake has', async () => {
    const { check } = await clerk();
    now = new Date('2026-02-01T12:00:00Z');
    const { body } = await check(exampleEncounter);
    now = new Date();
    expect(codesOf(body as unknown as EncounterCheck)).toContain('SERVICE_IN_FUTURE');
  });

  it('of a batch knows of the ones before, and of what was sent earlier', async () => {
    const { check, send } = await clerk();
    await send({ ...exampleEncounter, dateOfService: '2025-11-03' });
    const visit = { ...exampleEncounter, externalId: 'new', serviceLines: [{ ...line, procedureCode: '99203', modifiers: [] }] };
    const body = { encounters: [visit, { ...visit, externalId: 'other', kind: 'dental' }] };
    const { results } = (await check(body)).body as unknown as EncounterCheckReport;
    expect(results).toMatchObject([
      { index: 0, outcome: 'held' },
      { index: 1, outcome: 'rejected', findings: [{ path: '/kind', severity: 'error' }] },
    ]);
    expect(codesOf(results[0]!)).toContain('NEW_PATIENT_SEEN_BEFORE');
  });

  it('refuses what is neither an encounter nor a batch', async () => {
    const { check } = await clerk();
    expect((await check({ encounters: [] })).body).toMatchObject({
      code: 'VALIDATION_FAILED',
      errors: [{ pointer: '/encounters' }],
    });
    expect((await check([])).body).toMatchObject({ outcome: 'rejected' });
    expect((await check('text')).status).toBe(400);
    expect((await (await clerk(['encounters:read'])).check(exampleEncounter)).status).toBe(403);
  });
});
