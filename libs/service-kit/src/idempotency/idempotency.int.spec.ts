import { Client } from 'pg';
import { newId } from '@claimstream/kernel';
import { notesGrant, startExample } from '../specs/start-example.js';
import { purgeSome } from './purge-answers.js';

let example: Awaited<ReturnType<typeof startExample>>;
let token: string;
const tenant = notesGrant();
beforeAll(async () => {
  example = await startExample();
  token = await example.issuer.sign({ subject: 'biller', tenants: [tenant] });
});
afterAll(() => example.stop());

const note = { patientName: 'JANE DOE', text: 'seen' };
const write = (key: string, body: unknown = note, as = token) =>
  example.call('/v1/notes', { method: 'POST', token: as, headers: { 'idempotency-key': key }, body });
const close = (id: string, key: string) =>
  example.call(`/v1/notes/${id}/close`, { method: 'POST', token, headers: { 'idempotency-key': key } });
const notes = async () => (await example.example.asAdmin('select count(*)::int as count from note'))[0]!['count'];

beforeEach(() => example.example.asAdmin('truncate note, idempotent_response'));

it('gives the first answer again: status, body and location, and does the work once', async () => {
  const [first, again] = [await write('a'), await write('a')];
  expect([first.status, first.headers.get('location'), first.headers.get('idempotency-replayed')]).toEqual([
    201,
    expect.stringContaining('/v1/notes/'),
    null,
  ]);
  expect([again.status, again.headers.get('location'), again.headers.get('idempotency-replayed')]).toEqual([
    201,
    first.headers.get('location'),
    'true',
  ]);
  expect(again.text).toBe(first.text);
  expect(await notes()).toBe(1);
});

it('works each time where no key is sent', async () => {
  const post = () => example.call('/v1/notes', { method: 'POST', token, body: note });
  expect((await post()).text).not.toBe((await post()).text);
  expect(await notes()).toBe(2);
});

it('refuses the same key with another body or another address', async () => {
  await write('a');
  expect(await write('a', { ...note, text: 'other' })).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  await close(newId(), 'b');
  expect(await close(newId(), 'b')).toMatchObject({ status: 422 });
  expect(await notes()).toBe(1);
});

it('keeps the keys of tenants and people apart', async () => {
  const colleague = await example.issuer.sign({ subject: 'colleague', tenants: [tenant] });
  const stranger = await example.issuer.sign({ subject: 'biller', tenants: [notesGrant()] });
  const answers = [await write('a'), await write('a', note, colleague), await write('a', note, stranger)];
  expect(new Set(answers.map(({ text }) => text)).size).toBe(3);
});

it('answers 409 with Retry-After while the first is under way', async () => {
  const release = await holdInserts();
  const first = write('a');
  await waitForLock();
  const second = await write('a');
  await release();
  expect(second).toMatchObject({ status: 409, body: { code: 'REQUEST_IN_FLIGHT' } });
  expect(second.headers.get('retry-after')).toBe('1');
  expect((await first).status).toBe(201);
  expect(await write('a')).toMatchObject({ status: 201, text: (await first).text });
});

it("keeps the domain's own refusal as the answer, and none of its effects", async () => {
  const { body } = await write('a');
  const id = String(body['id']);
  await close(id, 'once');
  const refused = await close(id, 'twice');
  expect(refused).toMatchObject({ status: 409, body: { code: 'NOTE_ALREADY_CLOSED', closed: true } });
  expect(refused.headers.get('content-type')).toContain('application/problem+json');
  expect(await example.example.asAdmin('select times_closed from note')).toEqual([{ times_closed: 1 }]);

  await example.example.asAdmin('update note set times_closed = 0');
  const again = await close(id, 'twice');
  expect([again.status, again.text, again.headers.get('content-type')]).toEqual([
    409,
    refused.text,
    refused.headers.get('content-type'),
  ]);
});

it('never keeps validation errors and failures', async () => {
  expect((await write('a', {})).status).toBe(400);
  expect((await write('a')).status).toBe(201);

  await example.example.asAdmin('alter table note add constraint bug check (false) not valid');
  expect((await write('b')).status).toBe(500);
  await example.example.asAdmin('alter table note drop constraint bug');
  expect((await write('b')).status).toBe(201);
});

it('refuses a key that is no visible text', async () => {
  expect(await write('x'.repeat(201))).toMatchObject({ status: 400, body: { code: 'IDEMPOTENCY_KEY_INVALID' } });
});

it('forgets after a day, also before the purge, and purges by age alone', async () => {
  const first = await write('a');
  await write('b');
  await example.example.asAdmin("update idempotent_response set created_at = now() - interval '25 hours' where key = 'a'");
  const after = await write('a');
  expect(after.status).toBe(201);
  expect(after.text).not.toBe(first.text);

  await example.example.asAdmin("update idempotent_response set created_at = now() - interval '25 hours' where key = 'a'");
  const relay = new Client({ connectionString: example.example.access.relayUrl });
  await relay.connect();
  expect([await purgeSome(relay), await purgeSome(relay)]).toEqual([1, 0]);
  await expect(relay.query('select body from idempotent_response')).rejects.toThrow('permission denied');
  await relay.end();
});

/** Holds the table so that a request waits in the middle of its work. */
async function holdInserts(): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: example.example.access.ownerUrl });
  await client.connect();
  await client.query('begin; lock table note in exclusive mode');
  return async () => {
    await client.query('commit');
    await client.end();
  };
}

async function waitForLock(): Promise<void> {
  const waiting = `select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like 'insert into note%'`;
  while ((await example.example.asAdmin(waiting)).length === 0);
}
