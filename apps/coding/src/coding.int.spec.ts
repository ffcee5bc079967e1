import { type EncounterBatchReceipt, type EncounterReceipt, type EncounterView, exampleEncounter } from '@claimstream/contracts';
import { type SpecService, startForSpec, tenantGrant } from '@claimstream/testing';
import { codingApp } from './app.js';
import type { CodingConfig } from './coding.config.js';

jest.setTimeout(60_000);

let coding: SpecService<CodingConfig>;
beforeAll(async () => {
  coding = await startForSpec(codingApp);
});
afterAll(() => coding.stop());

let visits = 0;
const visit = (change: object = {}): object => ({ ...exampleEncounter, externalId: `visit-${(visits += 1)}`, ...change });

/** A clerk of a hospital of their own. */
async function clerk(permissions = ['encounters:read', 'encounters:write']) {
  const hospital = tenantGrant(permissions);
  const token = await coding.tokenFor('clerk@example', hospital);
  return {
    tenantId: hospital.id,
    get: (route: string) => coding.call(`/v1/encounters${route}`, { token }),
    post: (body: unknown, route = '', headers = {}) =>
      coding.call(`/v1/encounters${route}`, { method: 'POST', token, body, headers }),
    events: () =>
      coding.asAdmin<{ type: string; key: string }>('select type, key from outbox where tenant_id = $1 order by seq', [
        hospital.id,
      ]),
    audited: () =>
      coding.asAdmin<{ action: string }>('select action from audit_entry where tenant_id = $1 order by at, action', [
        hospital.id,
      ]),
  };
}
const receiptOf = (answer: { body: object }) => answer.body as EncounterReceipt;

describe('an encounter that is sent', () => {
  it('is kept, coded and told, and can be read; all of it is in the audit', async () => {
    const { post, get, events, audited } = await clerk();
    const sent = await post(visit());
    expect(sent.status).toBe(201);
    expect(sent.body).toMatchObject({
      outcome: 'created',
      revision: 1,
      status: 'coded',
      findings: [{ code: 'CODE_SET_NOT_LOADED', source: 'CPT' }],
    });
    const { encounterId } = receiptOf(sent);
    expect(sent.headers.get('location')).toBe(`/v1/encounters/${encounterId}`);

    expect(await events()).toEqual([
      { type: 'encounter-recorded.v1', key: encounterId },
      { type: 'encounter-coded.v1', key: encounterId },
    ]);
    const read = await get(`/${encounterId}`);
    expect((read.body as unknown as EncounterView).encounter.patient).toEqual(exampleEncounter.patient);
    expect((await audited()).map(({ action }) => action)).toEqual(['coding.record-encounter', 'encounters.read']);
  });

  it('is held with every reason', async () => {
    const { post } = await clerk();
    const sent = await post(visit({ diagnoses: [], serviceLines: [] }));
    expect(sent.body).toMatchObject({
      status: 'held',
      waitingFor: 'coder',
      findings: [{ code: 'DIAGNOSIS_MISSING' }, { code: 'SERVICE_LINE_MISSING' }],
    });
  });

  it('twice changes nothing, also when both come at once', async () => {
    const { post, events } = await clerk();
    const same = visit();
    const answers = await Promise.all([post(same), post(same), post(same)]);
    expect(answers.map((answer) => receiptOf(answer).outcome).toSorted()).toEqual(['created', 'unchanged', 'unchanged']);
    expect((await post(same)).status).toBe(200);
    expect(await events()).toHaveLength(2);
  });

  it('with other content is a new revision that says that the charge has changed', async () => {
    const { post, events } = await clerk();
    const first = visit();
    await post(first);
    expect((await post({ ...first, placeOfServiceCode: '22' })).body).toMatchObject({ outcome: 'revised', revision: 2 });
    expect((await events()).map(({ type }) => type).slice(2)).toEqual([
      'encounter-recorded.v1',
      'charge-changed.v1',
      'encounter-coded.v1',
    ]);
  });

  it('that is wrong is refused with every fault at once, and nothing is stored', async () => {
    const { post, events } = await clerk();
    const wrong = visit({
      billingProvider: { ...exampleEncounter.billingProvider, npi: '1234567890' },
      diagnoses: [{ code: 'nonsense' }],
      serviceLines: [{ procedureCode: '99213', quantity: 1, chargeAmountCents: -1, diagnosisPointers: [2] }],
      surprise: true,
    });
    const answer = await post(wrong);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const { code, errors } = answer.body as { code: string; errors: { pointer: string; code: string }[] };
    expect(code).toBe('VALIDATION_FAILED');
    expect(errors.map(({ pointer, code }) => `${pointer} ${code}`).toSorted()).toEqual([
      '/billingProvider/npi NPI_CHECK_DIGIT',
      '/diagnoses/0/code INVALID_FORMAT',
      '/serviceLines/0/chargeAmountCents TOO_SMALL',
      '/serviceLines/0/diagnosisPointers/0 POINTER_OUT_OF_RANGE',
      '/surprise UNKNOWN_FIELD',
    ]);
    expect(JSON.stringify(answer.body)).not.toContain('nonsense');
    expect(await events()).toEqual([]);
    expect((await post('{')).status).toBe(400);
  });

  it('is answered once for an Idempotency-Key', async () => {
    const { post, events } = await clerk();
    const body = visit();
    const first = await post(body, '', { 'idempotency-key': 'once' });
    const again = await post(body, '', { 'idempotency-key': 'once' });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(await events()).toHaveLength(2);
    expect((await post(visit(), '', { 'idempotency-key': 'once' })).status).toBe(422);
  });
});

describe('a batch', () => {
  it('gives each encounter its own result', async () => {
    const { post, events } = await clerk();
    const known = visit();
    await post(known);
    const same = visit();
    const encounters = [
      visit(),
      known,
      { ...known, placeOfServiceCode: '22' },
      visit({ kind: 'dental' }),
      visit({ diagnoses: [] }),
      same,
      same,
    ];
    const answer = await post({ encounters }, '/batch');
    expect(answer.status).toBe(200);
    const { results } = answer.body as unknown as EncounterBatchReceipt;
    expect(results.map(({ index, outcome }) => `${index} ${outcome}`)).toEqual([
      '0 created',
      '1 unchanged',
      '2 revised',
      '3 invalid',
      '4 created',
      '5 created',
      '6 unchanged',
    ]);
    expect(results[3]).toMatchObject({ problem: { status: 400, code: 'VALIDATION_FAILED', errors: [{ pointer: '/kind' }] } });
    expect(results[4]).toMatchObject({ status: 'held' });
    expect(await events()).toHaveLength(2 + 2 + 3 + 2 + 2);
  });

  it('may hold a thousand, and no more', async () => {
    const { post, get } = await clerk();
    const encounters = Array.from({ length: 1000 }, () => visit());
    const answer = await post({ encounters }, '/batch');
    expect((answer.body as unknown as EncounterBatchReceipt).results).toHaveLength(1000);
    const refused = await post({ encounters: [...encounters, visit()] }, '/batch');
    expect(refused.body).toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ pointer: '/encounters', code: 'TOO_BIG' }] });
    expect((await post({ encounters: [] }, '/batch')).status).toBe(400);
    expect((await post([], '/batch')).status).toBe(400);

    const page = await get('?limit=400');
    const { items, nextCursor } = page.body as { items: { encounterId: string }[]; nextCursor: string };
    const rest = (await get(`?limit=500&cursor=${nextCursor}`)).body as { items: { encounterId: string }[] };
    expect(new Set([...items, ...rest.items].map(({ encounterId }) => encounterId)).size).toBe(900);
  });

  it('that overlaps with another at the same time loses nothing and does nothing twice', async () => {
    const { post, events } = await clerk();
    const encounters = Array.from({ length: 60 }, () => visit());
    const [one, other] = await Promise.all([
      post({ encounters }, '/batch'),
      post({ encounters: encounters.toReversed() }, '/batch'),
    ]);
    const created = [one, other]
      .flatMap(({ body }) => (body as unknown as EncounterBatchReceipt).results)
      .filter(({ outcome }) => outcome === 'created');
    expect(created).toHaveLength(60);
    expect(await events()).toHaveLength(120);
  });
});

describe('the list', () => {
  it('finds what waits', async () => {
    const { post, get } = await clerk();
    await post(visit());
    const held = visit({ diagnoses: [], externalId: 'the-held-one' });
    await post(held);
    expect((await get('?status=held')).body).toMatchObject({
      items: [
        { externalId: 'the-held-one', waitingFor: 'coder', reasons: expect.arrayContaining(['DIAGNOSIS_MISSING']) as object },
      ],
    });
    expect((await get('?status=lost')).status).toBe(400);
    const forged = Buffer.from('["2026","x"]').toString('base64url');
    expect((await get(`?cursor=${forged}`)).body).toMatchObject({ errors: [{ code: 'CURSOR_INVALID' }] });
    expect((await get('?cursor=made-up')).body).toMatchObject({ errors: [{ code: 'CURSOR_INVALID' }] });
  });
});

describe('a lookup', () => {
  const name = { sourceSystem: exampleEncounter.sourceSystem, externalId: 'MRN-7-visit' };

  it('finds an encounter by its name in the source system, and says in the audit who was seen', async () => {
    const { post, audited } = await clerk();
    const { encounterId } = receiptOf(await post(visit(name)));
    expect((await post(name, '/lookup')).body).toMatchObject({ items: [{ encounterId, externalId: name.externalId }] });
    expect((await audited()).map(({ action }) => action)).toContain('encounters.look-up');
    expect((await post({ ...name, externalId: 'nobody-knows' }, '/lookup')).status).toBe(404);
    expect((await post({ externalId: name.externalId }, '/lookup')).body).toMatchObject({
      errors: [{ pointer: '/sourceSystem', code: 'REQUIRED' }],
    });
    expect((await (await clerk()).post(name, '/lookup')).status).toBe(404);
    expect((await (await clerk(['encounters:write'])).post(name, '/lookup')).status).toBe(403);
  });

  it('takes no name of an encounter or an account in a URL', async () => {
    const { body } = await coding.call('/docs/openapi.json');
    type Route = { parameters?: { name: string }[] };
    const routes = Object.values(body['paths'] as Record<string, Record<string, Route>>).flatMap((path) => Object.values(path));
    const names = new Set(routes.flatMap(({ parameters = [] }) => parameters.map((parameter) => parameter.name)));
    expect(
      [...names].filter((parameter) => /external|account|member|mrn|name$|birth|patient|sourceSystem/i.test(parameter)),
    ).toEqual(['fileName']);
    const { get } = await clerk();
    expect((await get('?sourceSystem=example-ehr&externalId=MRN-7-visit')).body).toMatchObject({ status: 400 });
  });
});

describe('the documents', () => {
  it('show every route, its permission and the shape of an encounter', async () => {
    const { body } = await coding.call('/docs/openapi.json');
    const paths = body['paths'] as Record<string, Record<string, Record<string, unknown>>>;
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/v1/encounters', '/v1/encounters/batch', '/v1/encounters/{encounterId}', '/fhir/R4']),
    );
    expect(paths['/v1/encounters']!['post']).toMatchObject({ 'x-permission': 'encounters:write' });
    expect(JSON.stringify(paths['/v1/encounters']!['post']!['requestBody'])).toContain('placeOfServiceCode');
  });
});

describe('cancelling', () => {
  it('takes an encounter out of billing, once', async () => {
    const { post, events } = await clerk();
    const first = visit();
    const { encounterId } = receiptOf(await post(first));
    const reason = { reason: 'entered in error' };
    expect((await post(reason, `/${encounterId}/cancel`)).body).toMatchObject({ status: 'cancelled' });
    expect((await post(reason, `/${encounterId}/cancel`)).body).toMatchObject({ outcome: 'unchanged' });
    expect((await events()).map(({ type }) => type).slice(2)).toEqual(['encounter-cancelled.v1']);
    expect((await post({ ...first, placeOfServiceCode: '22' })).body).toMatchObject({ status: 409, code: 'ENCOUNTER_CANCELLED' });
  });
});

describe('the door', () => {
  it('is closed without permission, and for what belongs to others', async () => {
    const owner = await clerk();
    const { encounterId } = receiptOf(await owner.post(visit()));
    const stranger = await clerk();
    expect((await stranger.get(`/${encounterId}`)).status).toBe(404);
    expect((await stranger.post({ reason: 'not mine' }, `/${encounterId}/cancel`)).status).toBe(404);
    expect(((await stranger.get('')).body['items'] as object[]).length).toBe(0);

    const reader = await clerk(['encounters:read']);
    expect((await reader.post(visit())).status).toBe(403);
    expect((await coding.call('/v1/encounters', { method: 'POST', body: visit() })).status).toBe(401);
  });

  it('logs nothing personal', () => {
    expect(coding.lines.join('\n')).not.toMatch(/Exemplar|SBX-PAID|1984-05-17/);
  });
});
