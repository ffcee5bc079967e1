import { exampleEncounter } from '@claimstream/contracts';
import { type SpecService, startForSpec, tenantGrant } from '@claimstream/testing';
import { codingApp } from './app.js';
import type { CodingConfig } from './coding.config.js';

jest.setTimeout(60_000);

let coding: SpecService<CodingConfig>;
beforeAll(async () => {
  coding = await startForSpec(codingApp);
});
afterAll(() => coding.stop());

const everything = ['charge-master:read', 'charge-master:write', 'encounters:write', 'encounters:read'];
const item = (change: object = {}) => ({
  ...{ chargeNumber: 'LAB-1', description: 'Blood count', procedureCode: '85025', revenueCode: '0305' },
  ...{ priceCents: 3_500, effectiveFrom: '2026-01-01' },
  ...change,
});

async function hospital(permissions = everything) {
  const grant = tenantGrant(permissions);
  const token = await coding.tokenFor('charge-master@example', grant);
  return {
    tenantId: grant.id,
    get: (query = '') => coding.call(`/v1/charge-master${query}`, { token }),
    load: (body: unknown, headers = {}) => coding.call('/v1/charge-master/loads', { method: 'POST', token, body, headers }),
    loadCsv: (body: string) =>
      coding.call('/v1/charge-master/loads', {
        method: 'POST',
        token,
        body,
        headers: { 'content-type': 'text/csv; charset=utf-8' },
      }),
    read: (encounterId: unknown) => coding.call(`/v1/encounters/${String(encounterId)}`, { token }),
    send: (body: unknown, route = '') => coding.call(`/v1/encounters${route}`, { method: 'POST', token, body }),
  };
}
/** The specs load no CPT, which is somebody's own. */
const noCpt = { code: 'CODE_SET_NOT_LOADED', source: 'CPT' };
const itemsOf = ({ body }: { body: Readonly<Record<string, unknown>> }) => body['items'] as Record<string, unknown>[];
const pointersOf = ({ body }: { body: Readonly<Record<string, unknown>> }) =>
  (body['errors'] as { pointer: string; code: string }[]).map(({ pointer, code }) => `${pointer} ${code}`);

describe('a load of the charge master', () => {
  it('is kept, listed by day and looked up; the same again changes nothing', async () => {
    const { load, get, tenantId } = await hospital();
    const later = item({ effectiveFrom: '2026-06-01', priceCents: 4_000, overrides: [{ payerId: 'P1', priceCents: 3_000 }] });
    const loaded = await load({
      items: [item(), later, item({ chargeNumber: 'ROOM', description: 'Room 1', procedureCode: undefined })],
    });
    expect([loaded.status, loaded.body]).toMatchObject([200, { items: 3, added: 3, corrected: 0, unchanged: 0 }]);
    expect((await load({ items: [item(), later] })).body).toMatchObject({ added: 0, unchanged: 2 });

    expect(itemsOf(await get('?date=2026-05-31')).map(({ chargeNumber, priceCents }) => [chargeNumber, priceCents])).toEqual([
      ...[
        ['LAB-1', 3_500],
        ['ROOM', 3_500],
      ],
    ]);
    expect(itemsOf(await get('?date=2026-06-01&q=8502'))).toMatchObject([{ chargeNumber: 'LAB-1', priceCents: 4_000 }]);
    expect(itemsOf(await get('?date=2025-12-31'))).toEqual([]);
    expect((await get('/price?chargeNumber=LAB-1&date=2026-06-01&payerId=P1')).body).toMatchObject({
      ...{ priceCents: 3_000, priceFrom: 'payer', date: '2026-06-01' },
    });
    const audited = await coding.asAdmin(`select action from audit_entry where tenant_id = $1 and aggregate_id = $2`, [
      ...[tenantId, loaded.body['loadId']],
    ]);
    expect(audited).toEqual([{ action: 'charge-master.load' }]);
  });

  it('never changes what is there: a correction is one more version', async () => {
    const { load, get } = await hospital();
    await load({ items: [item()] });
    expect((await load({ items: [item({ priceCents: 3_600 })] })).body).toMatchObject({ added: 0, corrected: 1 });
    const versions = itemsOf(await get('/versions?chargeNumber=LAB-1'));
    expect(versions.map(({ version, priceCents }) => [version, priceCents])).toEqual([
      ...[
        [2, 3_600],
        [1, 3_500],
      ],
    ]);
    expect((await get('/price?chargeNumber=LAB-1&date=2026-01-01')).body).toMatchObject({ priceCents: 3_600 });
    const first = await get('/versions?chargeNumber=LAB-1&limit=1');
    const rest = await get(`/versions?chargeNumber=LAB-1&limit=1&cursor=${String(first.body['nextCursor'])}`);
    expect([...itemsOf(first), ...itemsOf(rest)].map(({ version }) => version)).toEqual([2, 1]);
    expect(rest.body['nextCursor']).toBeUndefined();
  });

  it('that comes twice at once is one', async () => {
    const { load, get } = await hospital();
    const loads = await Promise.all([1, 2, 3].map(() => load({ items: [item()] })));
    expect(loads.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(itemsOf(await get('/versions?chargeNumber=LAB-1'))).toHaveLength(1);
  });

  it('is answered once for an Idempotency-Key', async () => {
    const { load } = await hospital();
    const first = await load({ items: [item()] }, { 'idempotency-key': 'once' });
    expect((await load({ items: [item()] }, { 'idempotency-key': 'once' })).body).toEqual(first.body);
    expect((await load({ items: [] }, { 'idempotency-key': 'once' })).status).toBe(422);
  });

  it('is refused whole with everything that is wrong', async () => {
    const { load, get } = await hospital();
    const wrong = await load({
      items: [
        item(),
        item({ priceCents: -1, effectiveTo: '2025-01-01' }),
        item({ overrides: [{ priceCents: 1 }], surprise: true }),
      ],
    });
    expect([wrong.status, pointersOf(wrong)]).toEqual([
      400,
      expect.arrayContaining([
        '/items/1/priceCents TOO_SMALL',
        '/items/2/overrides/0/payerId OVERRIDE_WITHOUT_SCOPE',
        '/items/2/surprise UNKNOWN_FIELD',
      ]),
    ]);
    expect(pointersOf(await load({ items: [item(), item()] }))).toEqual(['/items/1 ITEM_REPEATED']);
    expect(pointersOf(await load({ items: [] }))).toEqual(['/items TOO_SMALL']);
    expect(pointersOf(await load({}))).toEqual(['/items REQUIRED']);
    expect(pointersOf(await load([]))).toEqual(['/items REQUIRED']);
    expect(itemsOf(await get('?date=2026-03-02'))).toEqual([]);
  });

  it('may be a CSV, refused by line and column', async () => {
    const { loadCsv, get } = await hospital();
    const header = 'chargeNumber,description,procedureCode,price,effectiveFrom,payerId';
    const good = [header, 'LAB-1,"Blood count, complete",85025,35.00,2026-01-01,', 'LAB-1,,,30,2026-01-01,P1'];
    const wrong = await loadCsv(
      [header, 'LAB-1,Blood,8502,35.00,2026-01-01,', 'LAB-1,,,x,2026-01-01,P1', 'LAB-2,X,85025,1,2026-02-30,'].join('\r\n'),
    );
    expect([wrong.status, pointersOf(wrong).toSorted()]).toEqual([
      400,
      ['#line/2/procedureCode INVALID_FORMAT', '#line/3/price INVALID_AMOUNT', '#line/4/effectiveFrom INVALID_DATE'],
    ]);
    expect(itemsOf(await get('?date=2026-03-02'))).toEqual([]);
    expect((await loadCsv(good.join('\r\n'))).body).toMatchObject({ items: 1, added: 1 });
    expect((await get('/price?chargeNumber=LAB-1&date=2026-03-02&payerId=P1')).body).toMatchObject({ priceCents: 3_000 });
    expect((await loadCsv('')).status).toBe(400);
  });
});

describe('what is asked of the charge master', () => {
  it('is refused where it makes no sense, and 404 where nothing is charged', async () => {
    const { get } = await hospital();
    expect(pointersOf(await get('?date=2026-02-30'))).toEqual(['#query/date INVALID_DATE']);
    expect((await get('?cursor=x')).status).toBe(400);
    const beyond = Buffer.from(JSON.stringify(['2026-03-01', 2 ** 40])).toString('base64url');
    expect((await get(`/versions?chargeNumber=LAB-1&cursor=${beyond}`)).status).toBe(400);
    expect((await get('/price')).status).toBe(400);
    expect((await get('/versions')).status).toBe(400);
    expect((await get('/price?chargeNumber=LAB-1&date=2026-03-02')).status).toBe(404);
    expect(itemsOf(await get('/versions?chargeNumber=LAB-1'))).toEqual([]);
  });

  it('is closed without permission, and for what belongs to others', async () => {
    const owner = await hospital();
    await owner.load({ items: [item()] });
    const stranger = await hospital();
    expect(itemsOf(await stranger.get('?date=2026-03-02'))).toEqual([]);
    expect((await stranger.get('/price?chargeNumber=LAB-1&date=2026-03-02')).status).toBe(404);
    const reader = await hospital(['charge-master:read']);
    expect((await reader.load({ items: [item()] })).status).toBe(403);
  });
});

describe('an encounter with charge numbers', () => {
  let visits = 0;
  const visit = (...serviceLines: object[]) => ({ ...exampleEncounter, externalId: `priced-${(visits += 1)}`, serviceLines });
  const line = (change: object = {}) => ({ chargeNumber: 'LAB-1', quantity: 2, diagnosisPointers: [1], ...change });

  it('has its charges and codes from the charge master', async () => {
    const { load, send, read } = await hospital();
    await load({ items: [item({ overrides: [{ payerId: 'DEMO1', priceCents: 3_000 }] })] });
    const sent = await send(visit(line()));
    expect([sent.status, sent.body['findings']]).toMatchObject([201, [noCpt]]);
    expect((await read(sent.body['encounterId'])).body).toMatchObject({
      encounter: { serviceLines: [{ chargeNumber: 'LAB-1', procedureCode: '85025', chargeAmountCents: 6_000 }] },
    });
  });

  it('says where it differs from the charge master, and is coded all the same', async () => {
    const { load, send } = await hospital();
    await load({ items: [item()] });
    const sent = await send(visit(line({ procedureCode: '85027', chargeAmountCents: 1 })));
    expect(sent.body).toMatchObject({
      ...{
        status: 'coded',
        findings: [noCpt, { code: 'CHARGE_DIFFERS_FROM_MASTER' }, { code: 'PROCEDURE_DIFFERS_FROM_MASTER' }],
      },
    });
    const batch = await send({ encounters: [visit(line()), visit(line({ chargeNumber: 'LAB-9' }))] }, '/batch');
    expect(batch.body['results']).toMatchObject([
      { outcome: 'created', findings: [noCpt] },
      {
        outcome: 'invalid',
        problem: { errors: [{ code: 'REQUIRED' }, { code: 'REQUIRED' }, { code: 'CHARGE_NUMBER_UNKNOWN' }] },
      },
    ]);
  });
});
