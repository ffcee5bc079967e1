import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CodeSetRelease, type CodeSetReleaseReceipt, exampleEncounter } from '@claimstream/contracts';
import { importRelease, keptOf, writeReleaseFile } from '@claimstream/code-sets';
import { newId } from '@claimstream/kernel';
import { type SpecService, startForSpec, tenantGrant } from '@claimstream/testing';
import { codingApp } from './app.js';
import type { CodingConfig } from './coding.config.js';

jest.setTimeout(60_000);

const permissions = ['code-sets:read', 'code-sets:write', 'codes:read', 'encounters:write', 'encounters:read'];
const operator = tenantGrant(permissions);

let folder: string;
let coding: SpecService<CodingConfig>;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'releases-'));
  coding = await startForSpec(codingApp, { environment: { CODE_SETS_OPERATORS: operator.id, CODE_SETS_FOLDER: folder } });
});
afterAll(async () => {
  await coding.stop();
  await rm(folder, { recursive: true });
});

async function person(grant = tenantGrant(permissions)) {
  const token = await coding.tokenFor('loader@example', grant);
  return {
    tenantId: grant.id,
    get: (route: string) => coding.call(route, { token }),
    load: (set: string, body: string, query = '') =>
      coding.call(`/v1/code-sets/${set}/releases${query}`, {
        ...{ method: 'POST', token, body, headers: { 'content-type': 'application/octet-stream' } },
      }),
    post: (route: string, body: unknown) => coding.call(route, { method: 'POST', token, body }),
    found: async (query: string) => {
      const { body } = await coding.call(`/v1/codes?${query}`, { token });
      return (body['items'] as { code: string }[]).map(({ code }) => code);
    },
    audited: () =>
      coding.asAdmin<{ action: string }>('select action from audit_entry where tenant_id = $1 order by seq', [grant.id]),
  };
}

let made = 0;
/** An order file of made-up codes; no two are alike. */
const orderFile = (codes: readonly string[], text = `Made-up trouble ${(made += 1)}`) =>
  codes.map((code, at) => `${String(at + 1).padStart(5, '0')} ${code.padEnd(7)} 1 ${text.padEnd(60)} ${text}\r\n`).join('');
const releaseOf = ({ body }: { body: object }) => (body as CodeSetReleaseReceipt).release;

describe('a release of a deployment’s set', () => {
  it('is loaded by an operator, for everybody, from its day on; the one before stays for the days before', async () => {
    const [loader, other] = [await person(operator), await person()];
    const first = await loader.load('icd-10-pcs', orderFile(['0AA0000', '0AA0001']), '?fileName=icd10pcs_order_2025.txt');
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      outcome: 'loaded',
      release: { version: 'FY2025', effectiveFrom: '2024-10-01', owner: 'deployment', rows: 2, badRows: 0, status: 'active' },
    });
    await loader.load('icd-10-pcs', orderFile(['0AA0000', '0AB0001']), '?version=new&effectiveFrom=2025-10-01');

    expect(await other.found('q=0A&system=icd-10-pcs&date=2025-09-30')).toEqual(['0AA0000', '0AA0001']);
    expect(await other.found('q=0A&system=icd-10-pcs&date=2025-10-01')).toEqual(['0AA0000', '0AB0001']);
    const { body } = await other.get('/v1/code-sets?date=2026-01-01');
    expect((body['items'] as { set: string; inForce?: object }[]).find(({ set }) => set === 'icd-10-pcs')).toMatchObject({
      inForce: { version: 'new', complete: true },
    });
    expect((await other.get('/v1/codes/icd-10-pcs/0ab0001?date=2026-01-01')).body).toMatchObject({
      code: '0AB0001',
      release: 'new',
    });
    expect((await other.get('/v1/codes/icd-10-pcs/0AB0001?date=2025-01-01')).status).toBe(404);
    expect((await loader.audited()).map(({ action }) => action)).toEqual(['code-sets.load', 'code-sets.load']);
  });

  it('is the same when the same file comes again, also at once; with other days it is refused', async () => {
    const { load, get } = await person(operator);
    const file = orderFile(['0BA0000']);
    const answers = await Promise.all([
      load('icd-10-pcs', file, '?effectiveFrom=2001-01-01'),
      load('icd-10-pcs', file, '?effectiveFrom=2001-01-01'),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 201]);
    expect(new Set(answers.map((answer) => releaseOf(answer).releaseId)).size).toBe(1);
    expect((await load('icd-10-pcs', file, '?effectiveFrom=2002-01-01')).body).toMatchObject({ code: 'RELEASE_KNOWN_OTHERWISE' });
    const { body } = await get('/v1/code-sets/icd-10-pcs/releases');
    expect((body['items'] as CodeSetRelease[]).filter(({ digest }) => digest === releaseOf(answers[0]!).digest)).toHaveLength(1);
  });

  it('is refused whole with the lines of a bad file, and what is in force stays', async () => {
    const { load, found } = await person(operator);
    await load('icd-10-pcs', orderFile(['0CA0000', '0CA0001']), '?effectiveFrom=2030-01-01');
    const bad = orderFile(['0CB0000', '0CB0001', '0CB0001']).replace('\r\n', '\n');
    const answer = await load('icd-10-pcs', bad, '?effectiveFrom=2030-02-01');
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code: 'FILE_REFUSED',
      faultCount: 3,
      faults: [{ line: 2, code: 'MIXED_LINE_ENDS' }, { line: 3 }, { line: 3, code: 'DUPLICATE_ROW' }],
    });
    expect(await found('q=0C&system=icd-10-pcs&date=2030-03-01')).toEqual(['0CA0000', '0CA0001']);
  });

  it('that is much smaller than the one before is taken only when that is said', async () => {
    const { load } = await person(operator);
    const many = Array.from({ length: 20 }, (_, at) => `0DA00${String(at).padStart(2, '0')}`);
    await load('icd-10-pcs', orderFile(many), '?effectiveFrom=2040-01-01');
    const small = orderFile(['0DA0000']);
    expect((await load('icd-10-pcs', small, '?effectiveFrom=2041-01-01')).body).toMatchObject({ code: 'RELEASE_MUCH_SMALLER' });
    expect((await load('icd-10-pcs', small, '?effectiveFrom=2041-01-01&allowSmaller=true')).status).toBe(201);
  });

  it('can be ended and withdrawn, with a reason, in the audit', async () => {
    const { load, post, found, audited } = await person(operator);
    const { releaseId } = releaseOf(
      await load('icd-10-pcs', orderFile(['0FA0000']), '?effectiveFrom=2050-01-01&allowSmaller=true'),
    );
    const route = `/v1/code-sets/icd-10-pcs/releases/${releaseId}`;
    expect((await post(`${route}/retire`, { effectiveTo: '2050-06-30' })).body).toMatchObject({ effectiveTo: '2050-06-30' });
    expect(await found('q=0FA&system=icd-10-pcs&date=2050-07-01')).toEqual([]);
    expect(await found('q=0FA&system=icd-10-pcs&date=2050-06-30')).toEqual(['0FA0000']);
    expect((await post(`${route}/withdraw`, { reason: 'It was the wrong file.' })).body).toMatchObject({
      status: 'withdrawn',
      withdrawn: { reason: 'It was the wrong file.' },
    });
    expect(await found('q=0FA&system=icd-10-pcs&date=2050-06-30')).toEqual([]);
    expect((await audited()).map(({ action }) => action).slice(-3)).toEqual([
      'code-sets.load',
      'code-sets.retire',
      'code-sets.withdraw',
    ]);
  });

  it('is no affair of other tenants', async () => {
    const { load, post } = await person();
    expect(await load('icd-10-pcs', orderFile(['0GA0000']))).toMatchObject({ status: 403, body: { code: 'DEPLOYMENT_OWNED' } });
    const other = await person(operator);
    expect(
      (await other.post(`/v1/code-sets/icd-10-pcs/releases/${newId()}/withdraw`, { reason: 'Never was there.' })).status,
    ).toBe(404);
    expect((await post('/v1/code-sets/none/releases', {})).status).toBe(404);
  });
});

describe('a licensed set', () => {
  const cpt = (code: string) => `code\tlong\tmedium\tshort\n${code}\tMade-up service\tMADE UP\tMADE UP\n`;

  it('belongs to the tenant that loads it, and nobody else sees it', async () => {
    const [holder, other] = [await person(), await person()];
    const loaded = await holder.load('cpt', cpt('90001'));
    expect(loaded.body).toMatchObject({ release: { owner: 'tenant' } });
    expect(await holder.found('q=90001')).toEqual(['90001']);
    expect(await other.found('q=90001')).toEqual([]);
    expect((await other.get('/v1/code-sets/cpt/releases')).body).toEqual({ items: [] });
    const route = `/v1/code-sets/cpt/releases/${releaseOf(loaded).releaseId}/withdraw`;
    expect((await other.post(route, { reason: 'It is not mine.' })).status).toBe(404);
    expect(await coding.tenancyFaults()).toEqual([]);
  });
});

it('takes packed releases out of its folder, each once', async () => {
  const content = Buffer.from(orderFile(['0HA0000']));
  const chunks = (async function* () {
    yield await Promise.resolve(content);
  })();
  const imported = await importRelease({
    set: 'icd-10-pcs',
    files: [{ name: 'left.txt', chunks }],
    effectiveFrom: '2060-01-01',
    version: 'left',
  });
  if (imported.kind === 'release') await writeReleaseFile(folder, keptOf(imported, { files: ['left.txt'] }));

  const { found } = await person();
  const until = Date.now() + 20_000;
  while ((await found('q=0HA&system=icd-10-pcs&date=2060-01-01')).length === 0 && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  expect(await found('q=0HA&system=icd-10-pcs&date=2060-01-01')).toEqual(['0HA0000']);
  expect(await coding.asAdmin("select version from code_set_release where version = 'left'")).toHaveLength(1);
});

it('reads files of code sets on their route only', async () => {
  const token = await coding.tokenFor('sender', operator);
  const headers = { 'content-type': 'application/octet-stream' };
  const answer = await coding.call('/v1/encounters', { method: 'POST', token, body: 'bytes', headers });
  expect(answer.status).toBe(415);
  const json = await coding.call('/v1/code-sets/icd-10-pcs/releases', { method: 'POST', token, body: exampleEncounter });
  expect(json).toMatchObject({ status: 415, body: { code: 'MEDIA_TYPE_UNSUPPORTED' } });
});
