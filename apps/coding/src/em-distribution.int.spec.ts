import { type EmDistributionReport, exampleEncounter } from '@claimstream/contracts';
import { type SpecService, startForSpec, tenantGrant } from '@claimstream/testing';
import { codingApp } from './app.js';
import type { CodingConfig } from './coding.config.js';

jest.setTimeout(60_000);

let coding: SpecService<CodingConfig>;
beforeAll(async () => {
  coding = await startForSpec(codingApp);
});
afterAll(() => coding.stop());

const specialty = '207Q00000X';
const benchmark = {
  source: 'Counted by hand, 2025',
  specialties: [
    {
      specialty,
      shares: [
        { code: '99212', share: 0.1 },
        { code: '99213', share: 0.5 },
        { code: '99214', share: 0.4 },
      ],
    },
  ],
};

async function practice(permissions = ['benchmarks:read', 'benchmarks:write', 'reports:read', 'encounters:write']) {
  const token = await coding.tokenFor('auditor@example', tenantGrant(permissions));
  const call = (method: string, route: string, body?: unknown) => coding.call(`/v1/${route}`, { method, token, body });
  let visits = 0;
  return {
    put: (body: unknown) => call('PUT', 'benchmarks/evaluation-management', body),
    read: () => call('GET', 'benchmarks/evaluation-management'),
    report: async (query: string) =>
      (await call('GET', `reports/em-distribution?${query}`)).body as unknown as EmDistributionReport,
    refused: (query: string) => call('GET', `reports/em-distribution?${query}`),
    see: (procedureCode: string, count: number, npi = '1993999998', change: object = {}) =>
      call('POST', 'encounters/batch', {
        encounters: Array.from({ length: count }, () => ({
          ...exampleEncounter,
          externalId: `visit-${(visits += 1)}`,
          renderingProvider: { ...exampleEncounter.renderingProvider, npi, taxonomyCode: specialty },
          serviceLines: [{ ...exampleEncounter.serviceLines[0], procedureCode }, { ...exampleEncounter.serviceLines[1] }],
          ...change,
        })),
      }),
  };
}
const march = 'from=2026-03-01&to=2026-03-31';

describe('the benchmark of evaluation and management', () => {
  it('is loaded, read and replaced', async () => {
    const { put, read } = await practice();
    expect((await read()).status).toBe(404);
    expect((await put(benchmark)).body).toMatchObject({ ...benchmark, version: 1, loadedBy: 'auditor@example' });
    expect((await put({ ...benchmark, source: 'Counted again' })).body).toMatchObject({ version: 2 });
    expect((await read()).body).toMatchObject({ source: 'Counted again', version: 2 });
    expect((await (await practice()).read()).status).toBe(404);
  });

  it('is refused with all that is wrong', async () => {
    const { put } = await practice();
    const shares = [
      { code: '99213', share: 2 },
      { code: 'x', share: 0 },
    ];
    expect((await put({ source: 'x', specialties: [{ specialty, shares }] })).body).toMatchObject({
      errors: [{ pointer: '/specialties/0/shares/0/share' }, { pointer: '/specialties/0/shares/1/code' }],
    });
    expect(
      (await put({ source: 'x', specialties: [{ specialty, shares: [{ code: '99213', share: 0.5 }] }] })).body,
    ).toMatchObject({
      errors: [{ pointer: '/specialties/0/shares', code: 'SHARES_NOT_WHOLE' }],
    });
    expect((await put({})).status).toBe(400);
    const reader = await practice(['benchmarks:read']);
    expect((await reader.put(benchmark)).status).toBe(403);
  });
});

describe('the distribution of levels', () => {
  it('signals who bills higher than the specialty, and not who has few visits', async () => {
    const { put, see, report } = await practice();
    await put(benchmark);
    await see('99214', 45);
    await see('99213', 5);
    await see('99214', 10, '1234567893');
    await see('99214', 1, '1993999998', { dateOfService: '2026-02-28' });
    await see('99214', 1, '1993999998', { diagnoses: [] });
    const { providers, benchmarkSource, definition } = await report(march);
    expect(benchmarkSource).toBe(benchmark.source);
    expect(definition).toContain('chi-square');
    expect(providers.map(({ providerNpi, groups }) => [providerNpi, groups[0]?.count, groups[0]?.comparison.reason])).toEqual([
      ['1234567893', 10, 'sample-small'],
      ['1993999998', 50, 'significant'],
    ]);
    const [one] = (await report(`${march}&provider=1993999998`)).providers;
    expect(one?.groups[0]).toMatchObject({ group: 'office-established', comparison: { signal: 'higher' } });
    expect(one?.groups[0]?.codes[3]).toEqual({ code: '99214', count: 45, share: 0.9, benchmarkShare: 0.4, difference: 0.5 });
    expect((await report(`${march}&specialty=207R00000X`)).providers[1]?.groups[0]?.comparison.reason).toBe('no-benchmark');
  });

  it('is empty where nothing was done, and of others nothing is seen', async () => {
    const { see } = await practice();
    await see('99213', 2);
    const { report, refused } = await practice();
    expect((await report(march)).providers).toEqual([]);
    for (const query of [
      '',
      'from=2026-03-31&to=2026-03-01',
      'from=2026-02-30&to=2026-03-01',
      'from=2024-01-01&to=2026-01-01',
      `${march}&provider=x`,
    ]) {
      expect((await refused(query)).status).toBe(400);
    }
    expect((await (await practice(['encounters:write'])).refused(march)).status).toBe(403);
  });
});
