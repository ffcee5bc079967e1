import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newId } from '@claimstream/kernel';
import { routesOf, type Route } from '@claimstream/service-kit';
import { startForSpec, tenantGrant, type SpecService } from '@claimstream/testing';
import { services } from '../system/services.js';

/** What may be read without a trace in the audit, because nothing in it is about a patient. A new one is added here by somebody who made sure. */
const withoutPatients = [
  'GET /v1/benchmarks/evaluation-management',
  'GET /v1/audits',
  'GET /v1/charge-master',
  'GET /v1/charge-master/price',
  'GET /v1/charge-master/versions',
  'GET /v1/claims',
  'GET /v1/code-sets',
  'GET /v1/code-sets/:set/releases',
  'GET /v1/codes',
  'GET /v1/codes/:system/:code',
  'GET /v1/claims/:claimId/timeline',
  'GET /v1/interchanges',
  'GET /v1/ledger/trial-balance',
  'GET /v1/operations/parked',
  'GET /v1/partners',
  'GET /v1/partners/:partnerId',
  'GET /v1/remittance-files',
  'GET /v1/remittance-files/:remittanceId',
  'GET /v1/reports/charge-capture',
  'GET /v1/reports/dnfb',
  'GET /v1/reports/em-distribution',
  'GET /v1/settings/bill-hold',
  'GET /v1/remittances',
  'GET /v1/quality/sampling-rule',
  'GET /v1/quick-picks',
  'GET /v1/reports/coder-accuracy',
  'GET /v1/worklists/held/counts',
  'GET /v1/worklists/needs-coding/counts',
  'GET /v1/worklists/qa/counts',
  'GET /v1/worklists/query-open/counts',
];

const nameOf = ({ method, path: pattern }: Route): string => `${method} ${pattern}`;
/** What names a patient's things stands in no URL: it is asked for by a body, and changes nothing. */
const reads = ({ method, path: pattern }: Route): boolean =>
  method === 'GET' || (method === 'POST' && pattern.endsWith('/lookup'));
const permissionOf = ({ access }: Route): string | undefined => (access?.kind === 'permission' ? access.permission : undefined);
const addressOf = ({ path: pattern }: Route): string => pattern.replaceAll(/:\w+/g, () => newId());

describe.each(services.map((definition) => ({ name: definition.name, definition })))('$name', ({ definition }) => {
  let folder: string;
  let service: SpecService;
  let routes: readonly Route[];
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'partners-'));
    service = await startForSpec(definition, { environment: { PARTNER_FOLDER: folder, PARTNERS: '[]' } });
    routes = routesOf(service.service.app);
  });
  afterAll(async () => {
    await service.stop();
    await rm(folder, { recursive: true });
  });

  const guarded = () => routes.filter((route) => permissionOf(route) !== undefined);
  const answersTo = (chosen: readonly Route[], token?: string) =>
    Promise.all(
      chosen.map(async (route) => {
        const { status, body } = await service.call(addressOf(route), { method: route.method, token });
        return `${nameOf(route)}: ${status} ${String(body['code'])}`;
      }),
    );

  it('declares for each route who may call it, and opens none but health and metrics to everybody', () => {
    expect(routes.filter(({ access }) => access === undefined)).toEqual([]);
    expect(
      routes
        .filter(({ access }) => access?.kind === 'public')
        .map(nameOf)
        .sort(),
    ).toEqual(['GET /health/live', 'GET /health/ready', 'GET /metrics']);
    expect(guarded().length).toBeGreaterThan(1);
  });

  it('lets only those change something who may write', () => {
    expect(
      guarded()
        .filter((route) => !reads(route) && !permissionOf(route)!.endsWith(':write'))
        .map(nameOf),
    ).toEqual([]);
  });

  it('writes an audit row for whatever shows a patient', () => {
    const untraced = guarded().filter((route) => reads(route) && !route.readsPhi);
    expect(untraced.map(nameOf).filter((route) => !withoutPatients.includes(route))).toEqual([]);
  });

  it('asks for a token on each route, and for the right permission in it', async () => {
    expect(await answersTo(guarded())).toEqual(guarded().map((route) => `${nameOf(route)}: 401 TOKEN_MISSING`));
    const powerless = await service.tokenFor('biller', tenantGrant(['nothing:read', 'nothing:write']));
    expect(await answersTo(guarded(), powerless)).toEqual(guarded().map((route) => `${nameOf(route)}: 403 PERMISSION_MISSING`));
  });

  it('answers 404 to ids that the tenant does not have', async () => {
    const everything = await service.tokenFor('biller', tenantGrant(guarded().map((route) => permissionOf(route)!)));
    const byId = guarded().filter((route) => route.method === 'GET' && /:\w+Id\b/.test(route.path));
    expect(await answersTo(byId, everything)).toEqual(byId.map((route) => `${nameOf(route)}: 404 NOT_FOUND`));
  });

  it('has no table, view, key or role that lets one tenant see another', async () => {
    expect(await service.tenancyFaults()).toEqual([]);
  });
});
