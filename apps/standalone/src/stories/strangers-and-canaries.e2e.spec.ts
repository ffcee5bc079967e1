import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { EncounterInput } from '@claimstream/contracts';
import { newId } from '@claimstream/kernel';
import { readPayerSimulatorConfig, type Simulator, startSimulator } from '@claimstream/payer-simulator-app';
import { createLogger, routesOf, type Route } from '@claimstream/service-kit';
import { demoTenants, syntheticEncounters } from '@claimstream/synthetic';
import { createSpecDatabase, type SpecDatabase, type SpecService, startForSpec, tenantGrant, until } from '@claimstream/testing';
import { demoPartners } from '../system/demo-partners.js';
import { services } from '../system/services.js';

jest.setTimeout(120_000);

/** What patients of this story are called, and nothing else in the world is. */
const canary = {
  firstName: 'Quuxella',
  lastName: 'Zyzzyvaross',
  dateOfBirth: '1931-01-31',
  externalId: 'MRNCANARY1',
  phone: '6145557391',
};
const memberId = 'MBRCANARY7';
const canaries = /Quuxella|Zyzzyvaross|1931-?01-?31|MRNCANARY1|6145557391|MBRCANARY7/i;

/** Sandbox member ids stay: the payer's answers depend on them. */
function planted(encounter: EncounterInput): EncounterInput {
  const { subscriberPrimary: subscriber } = encounter;
  const card = subscriber && {
    ...subscriber.insuranceCard,
    ...(!subscriber.insuranceCard.memberId.startsWith('SBX') && { memberId }),
  };
  return {
    ...encounter,
    patient: { ...encounter.patient, ...canary },
    ...(subscriber && { subscriberPrimary: { ...subscriber, insuranceCard: card } }),
  } as EncounterInput;
}

/** A charge whose encounter never comes. */
const plantedCharge = {
  ...{ sourceSystem: 'department', externalId: 'C-1', status: 'billable', encounterExternalId: 'never', quantity: 1 },
  ...{ patientExternalId: canary.externalId, serviceDate: '2026-03-02', procedureCode: '36415', chargeAmountCents: 900 },
};

const permissionsOf = (routes: readonly Route[]): string[] =>
  routes.flatMap(({ access }) => (access?.kind === 'permission' ? [access.permission] : []));

let folder: string;
let log: SpecDatabase;
let book: SpecDatabase;
let simulator: Simulator;
const running = new Map<string, SpecService>();
const simulatorLines: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'claimstream-partners-'));
  [log, book] = await Promise.all([createSpecDatabase('event_log'), createSpecDatabase('book')]);
  const environment = { PARTNER_FOLDER: folder, PARTNERS: JSON.stringify(demoPartners()), PARTNER_SETTLE_MS: '100' };
  simulator = await startSimulator(
    readPayerSimulatorConfig({ PARTNER_FOLDER: folder, DATABASE_URL: process.env.DATABASE_URL, SIMULATOR_DATABASE: book.name }),
    createLogger({
      service: 'payer-simulator',
      level: 'debug',
      destination: { write: (line) => void simulatorLines.push(line) },
    }),
  );
  for (const definition of services)
    running.set(definition.name, await startForSpec(definition, { environment, eventLogUrl: log.url }));

  const coding = running.get('coding')!;
  for (const { tenantId } of demoTenants) {
    const encounters = syntheticEncounters({ seed: 11, count: 60 }).filter((one) => one.tenantId === tenantId);
    const token = await coding.tokenFor(
      'source-system',
      tenantGrant(['encounters:write', 'charges:write', 'audits:write'], tenantId),
    );
    const body = { encounters: encounters.map(({ encounter }) => planted(encounter)).toArray() };
    const { body: receipt } = await coding.call('/v1/encounters/batch', { method: 'POST', token, body });
    expect(JSON.stringify(receipt)).not.toContain('invalid');
    expect((await coding.call('/v1/charges', { method: 'POST', token, body: plantedCharge })).status).toBe(201);
    const audit = { name: 'All of them', size: 5 };
    expect((await coding.call('/v1/audits', { method: 'POST', token, body: audit })).status).toBe(201);
    const auditor = await coding.tokenFor('auditor', tenantGrant(['audits:write'], tenantId));
    await coding.call('/v1/audits', { method: 'POST', token: auditor, body: { name: 'all', size: 5 } });
  }
  await until(
    () => running.get('remittance')!.asAdmin(`select from outbox where type = 'payment-posted.v1'`),
    (payments) => payments.length >= 5,
    60_000,
  );
});

afterAll(async () => {
  for (const service of [...running.values()].reverse()) await service.stop();
  await simulator?.stop();
  await Promise.all([log?.drop(), book?.drop()]);
  await rm(folder, { recursive: true, force: true });
});

describe.each(services.map(({ name }) => name))('%s', (name) => {
  const service = () => running.get(name)!;
  /** What is read by its id; code sets and codes go by names, and are the same for all. */
  const readable = () =>
    routesOf(service().service.app).filter(({ method, path: pattern }) => method === 'GET' && /:\w+Id\b/.test(pattern));
  const everything = () => permissionsOf(routesOf(service().service.app));

  it('shows each thing by its id to its tenant, and 404 to a stranger who may do everything elsewhere', async () => {
    const stranger = await service().tokenFor('stranger', tenantGrant(everything()));
    const things = await thingsIn(service());
    for (const route of readable()) {
      let shown = 0;
      for (const { tenantId, id } of things) {
        const address = route.path.replace(/:\w+/, id);
        const owner = await service().tokenFor('owner', tenantGrant(everything(), tenantId));
        const [theirs, ours] = await Promise.all([stranger, owner].map((token) => service().call(address, { token })));
        expect(theirs).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
        if (ours!.status === 200) shown += 1;
      }
      expect(`${route.path} ${shown > 0 ? 'shown' : 'never shown'}`).toBe(`${route.path} shown`);
    }
  });

  it('lists nothing to a stranger', async () => {
    const stranger = await service().tokenFor('stranger', tenantGrant(everything()));
    const lists = routesOf(service().service.app).filter(
      ({ method, path: pattern }) => method === 'GET' && pattern.startsWith('/v1') && !pattern.includes(':'),
    );
    for (const { path: address } of lists) {
      const { status, text } = await service().call(address, { token: stranger });
      expect([200, 400, 404]).toContain(status); // 400: this list wants to be told of what; 404: a stranger has no such thing.
      for (const { tenantId } of demoTenants) expect(text).not.toContain(tenantId);
      expect(text).not.toMatch(canaries);
    }
  });

  it('has said nothing personal in its log, its metrics and its problems', async () => {
    const token = await service().tokenFor('stranger', tenantGrant(everything()));
    const problems = await Promise.all(
      routesOf(service().service.app)
        .filter(({ method }) => method !== 'GET')
        .map(({ method, path: pattern }) =>
          service().call(pattern.replaceAll(/:\w+/g, newId()), { method, token, body: { ...canary, memberId, patient: canary } }),
        ),
    );
    const said = [...service().lines, await service().service.registry.metrics(), ...problems.map(({ text }) => text)].join('\n');
    expect(said).toContain('http.request');
    expect(said).not.toMatch(canaries);
  });
});

it('has put nothing personal into what stands around the data of events, nor into names of files', async () => {
  const told = await Promise.all(
    [...running.values()].map((service) => service.asAdmin(`select to_jsonb(outbox) - 'data' as around from outbox`)),
  );
  expect(told.flat().length).toBeGreaterThan(100);
  expect(JSON.stringify(told)).not.toMatch(canaries);

  const files = await readdir(folder, { recursive: true });
  expect(files.length).toBeGreaterThan(0);
  expect(files.join('\n')).not.toMatch(canaries);
  expect(simulatorLines.join('\n')).not.toMatch(canaries);
});

/** Some ids of every kind of thing that a service keeps, each with its tenant. */
async function thingsIn(service: SpecService): Promise<{ tenantId: string; id: string }[]> {
  const tables = await service.asAdmin<{ table: string }>(
    `select relname as table from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r'
     and 2 = (select count(*) from pg_attribute where attrelid = c.oid and attname in ('tenant_id', 'id') and atttypid = 'uuid'::regtype)`,
  );
  const found = await Promise.all(
    tables.map(({ table }) =>
      service.asAdmin<{ tenantId: string; id: string }>(`select tenant_id as "tenantId", id from "${table}" limit 12`),
    ),
  );
  return found.flat();
}
