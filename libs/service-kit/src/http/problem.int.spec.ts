import { newId } from '@claimstream/kernel';
import { notesGrant, startExample } from '../specs/start-example.js';
import { toCursor } from './page.js';

let example: Awaited<ReturnType<typeof startExample>>;
let token: string;
beforeAll(async () => {
  example = await startExample();
  token = await example.issuer.sign({ subject: 'biller', tenants: [notesGrant()] });
});
afterAll(() => example.stop());

const post = (body: unknown, headers = {}) => example.call('/v1/notes', { method: 'POST', token, body, headers });

it.each([
  ['a route that there is not', () => example.call('/v1/nowhere?name=JANE', { token }), 404, 'ROUTE_NOT_FOUND'],
  ['a method that the route does not know', () => example.call('/v1/notes', { method: 'DELETE', token }), 404, 'ROUTE_NOT_FOUND'],
  ['no token', () => example.call('/v1/notes'), 401, 'TOKEN_MISSING'],
  ['JSON that is none', () => post('{"patientName": "JANE'), 400, 'MALFORMED_REQUEST'],
  ['an empty body', () => post(''), 400, 'MALFORMED_REQUEST'],
  ['a media type that we do not read', () => post('<JANE/>', { 'content-type': 'text/xml' }), 415, 'MEDIA_TYPE_UNSUPPORTED'],
  [
    'a form',
    () => post('patientName=JANE', { 'content-type': 'application/x-www-form-urlencoded' }),
    415,
    'MEDIA_TYPE_UNSUPPORTED',
  ],
  [
    'a body that would change our objects',
    () => post('{"patientName": "JANE", "__proto__": {"x": 1}}'),
    400,
    'MALFORMED_REQUEST',
  ],
  ['a body that is too large', () => post({ patientName: 'JANE', text: 'x'.repeat(30_000) }), 413, 'BODY_TOO_LARGE'],
  ['an address that is too odd', () => example.call('/v1/notes/%E0%A4%A', { token }), 400, 'MALFORMED_REQUEST'],
  ['an id that is none', () => example.call('/v1/notes/JANE', { token }), 400, 'VALIDATION_FAILED'],
  ['a shape that does not fit', () => post({ patientName: 'JANE' }), 400, 'VALIDATION_FAILED'],
  ['a query that nobody asks for', () => example.call('/v1/notes?JANE%20DOE=1', { token }), 400, 'VALIDATION_FAILED'],
  ['a zero character under such a name', () => example.call('/v1/notes?JANE%20DOE=%00', { token }), 400, 'VALIDATION_FAILED'],
])('answers problem+json for %s', async (_, request, status, code) => {
  const answer = await request();
  expect(answer).toMatchObject({
    status,
    body: {
      type: expect.stringMatching(/^urn:claimstream:problem:[a-z-]+$/),
      title: expect.any(String),
      status,
      code,
      detail: expect.any(String),
    },
  });
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(answer.text).not.toMatch(/JANE/);
});

it('names every fault of a body at once, each with its pointer and code, and stores nothing', async () => {
  const { body } = await post({ patientName: 7, amountsCents: [100, -5, 'JANE'], 'name/of~JANE DOE': 1, extra: 1 });
  expect(body['errors']).toEqual([
    { pointer: '/patientName', code: 'INVALID_TYPE', detail: expect.any(String) },
    { pointer: '/text', code: 'REQUIRED', detail: 'This is required.' },
    { pointer: '/amountsCents/1', code: 'TOO_SMALL', detail: expect.any(String) },
    { pointer: '/amountsCents/2', code: 'INVALID_TYPE', detail: expect.any(String) },
    { pointer: '/(not a field name)', code: 'UNKNOWN_FIELD', detail: 'There is no such field.' },
    { pointer: '/extra', code: 'UNKNOWN_FIELD', detail: 'There is no such field.' },
  ]);
  expect(JSON.stringify(body)).not.toMatch(/JANE/);
  expect((await example.call('/v1/notes', { token })).body['items']).toEqual([]);
});

it('reads dialects of JSON too', async () => {
  const body = { patientName: 'JANE', text: '' };
  expect(await post(body, { 'content-type': 'application/fhir+json; charset=utf-8' })).toMatchObject({ status: 201 });
});

it("gives a refinement's own code", async () => {
  expect((await post({ patientName: 'JANE', text: 'FORBIDDEN' })).body['errors']).toEqual([
    { pointer: '/text', code: 'TEXT_FORBIDDEN', detail: 'The text has a word that is not allowed.' },
  ]);
});

it('checks the query by its class, all faults at once', async () => {
  const { status, body } = await example.call('/v1/notes?limit=0&cursor=&page=2', { token });
  expect(status).toBe(400);
  expect((body['errors'] as { pointer: string; code: string }[]).map(({ pointer, code }) => [pointer, code])).toEqual([
    ['#query/page', 'UNKNOWN_FIELD'],
    ['#query/limit', 'MIN'],
  ]);
});

it('refuses zero characters in the query and in cursors, which no database takes', async () => {
  const cursor = Buffer.from(JSON.stringify(['\0'])).toString('base64url');
  for (const query of ['cursor=%00', `cursor=${cursor}`]) {
    expect(await example.call(`/v1/notes?${query}`, { token })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '#query/cursor' }] },
    });
  }
});

it('pages through a list by cursors, and refuses a cursor that is not ours', async () => {
  const pageToken = await example.issuer.sign({ subject: 'biller', tenants: [notesGrant()] });
  const written: string[] = [];
  for (let note = 0; note < 5; note += 1) {
    const { body } = await example.call('/v1/notes', {
      method: 'POST',
      token: pageToken,
      body: { patientName: `Ann ${note}`, text: '' },
    });
    written.push(String(body['id']));
  }
  const seen: string[] = [];
  let cursor = '';
  do {
    const { body } = await example.call(`/v1/notes?limit=2${cursor && `&cursor=${cursor}`}`, { token: pageToken });
    seen.push(...(body['items'] as { id: string }[]).map(({ id }) => id));
    cursor = String(body['nextCursor'] ?? '');
    expect(Buffer.from(cursor, 'base64url').toString()).not.toContain('Ann');
  } while (cursor);
  expect(seen).toEqual(written.reverse());
  const ofOtherLists = [['a'], ['Ann', newId()], [7, newId()], ['2026-02-30T12:00:00Z', newId()], ['2026-03-02', 'id']];
  for (const keys of ofOtherLists) {
    expect(await example.call(`/v1/notes?cursor=${toCursor(keys)}`, { token: pageToken })).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'CURSOR_INVALID' }] },
    });
  }
});

it('takes a correlation id and a trace, if they look like it, and gives its own otherwise', async () => {
  const id = newId();
  expect((await example.call('/v1/notes', { token, headers: { 'x-correlation-id': id } })).headers.get('x-correlation-id')).toBe(
    id,
  );
  const own = (await example.call('/v1/notes', { token, headers: { 'x-correlation-id': 'JANE DOE' } })).headers.get(
    'x-correlation-id',
  );
  expect(own).toMatch(/^[0-9a-f-]{36}$/);
  expect((await example.call('/v1/nowhere')).body['correlationId']).toMatch(/^[0-9a-f-]{36}$/);
});

it('sends headers that keep answers out of caches and frames', async () => {
  const { headers } = await example.call('/v1/notes', { token });
  expect(
    Object.fromEntries(
      ['cache-control', 'x-content-type-options', 'x-frame-options', 'referrer-policy'].map((name) => [name, headers.get(name)]),
    ),
  ).toEqual({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
  });
});

it('answers 503 to new work while the outbox is full, and goes on reading', async () => {
  example.standIn.outboxFull = true;
  try {
    const refused = await post({ patientName: 'Ann', text: '' });
    expect(refused).toMatchObject({ status: 503, body: { code: 'OUTBOX_FULL' } });
    expect(refused.headers.get('retry-after')).toBe('10');
    expect((await example.call('/v1/notes', { token })).status).toBe(200);
  } finally {
    example.standIn.outboxFull = false;
  }
});

it('answers 500 without a word about the bug, and logs where it was', async () => {
  await example.example.asAdmin('alter table note add constraint bug check (patient_name <> $$JANE DOE$$) not valid');
  try {
    const answer = await post({ patientName: 'JANE DOE', text: '' });
    expect(answer).toMatchObject({ status: 500, body: { code: 'INTERNAL_ERROR' } });
    expect(answer.text).not.toMatch(/JANE|bug/);
    const line = JSON.parse(example.lines.findLast((text) => text.includes('request-failed'))!) as Record<string, unknown>;
    expect(line).toMatchObject({
      event: 'http.request-failed',
      status: 500,
      route: '/v1/notes',
      error: { name: 'DbError', code: '23514', message: expect.stringContaining('constraint bug') },
    });
  } finally {
    await example.example.asAdmin('alter table note drop constraint bug');
  }
});

it('writes nothing personal into any log line', () => {
  expect(example.lines.join('')).not.toMatch(/JANE|DOE/);
});
