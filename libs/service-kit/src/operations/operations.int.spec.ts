import { newId } from '@claimstream/kernel';
import type { ParkedMessage } from '@claimstream/messaging';
import { exampleApp } from '../example/example-app.js';
import { openApiDocument } from '../openapi/openapi-document.js';
import { notesGrant, startExample } from '../specs/start-example.js';

let example: Awaited<ReturnType<typeof startExample>>;
beforeAll(async () => (example = await startExample()));
afterAll(() => example.stop());

const operator = notesGrant(newId(), ['operations:read', 'operations:write']);
const parkedOf = (tenantId: string): ParkedMessage => ({
  seq: 1n,
  tenantId,
  topic: 'claims',
  partition: 0,
  offset: 7n,
  key: newId(),
  eventId: newId(),
  type: 'claim-created.v1',
  reason: 'DECISION',
  detail: 'JANE DOE',
  parkedAt: new Date('2026-03-02T10:00:00Z'),
});

const call = async (act: string, body?: object) =>
  example.call(`/v1/operations/parked${act}`, {
    method: body ? 'POST' : 'GET',
    token: await example.issuer.sign({ subject: 'operator', tenants: [operator] }),
    body,
  });

it("shows, replays and drops a tenant's own messages, without their content", async () => {
  const [one, two] = [parkedOf(operator.id), parkedOf(operator.id)];
  example.standIn.parked.messages.push(one, two);
  const { body, text } = await call('');
  expect(body['items']).toEqual(
    [one, two].map(({ topic, key, eventId, type, reason }) => ({
      topic,
      key,
      eventId,
      type,
      reason,
      parkedAt: '2026-03-02T10:00:00.000Z',
    })),
  );
  expect(text).not.toContain('JANE');
  expect(await call('/replay', { topic: one.topic, key: one.key })).toMatchObject({ status: 200, body: { handled: 1 } });
  expect(await call('/drop', { topic: two.topic, key: two.key })).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/reason' }] },
  });
  expect(await call('/drop', { topic: two.topic, key: two.key, reason: 'sent twice by the payer' })).toMatchObject({
    status: 200,
    body: { dropped: 1 },
  });
  expect(example.standIn.parked.messages).toEqual([]);
});

it('wants a reason in words, and says what it answers', async () => {
  const one = parkedOf(operator.id);
  example.standIn.parked.messages.push(one);
  const queue = { topic: one.topic, key: one.key };
  expect(await call('/drop', { ...queue, reason: '      ' })).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/reason' }] },
  });
  expect(example.standIn.parked.messages.splice(0)).toEqual([one]);

  const { paths } = openApiDocument(example.app, exampleApp);
  const answers = ['get', 'post', 'post'].map(
    (method, n) => paths[`/v1/operations/parked${['', '/replay', '/drop'][n]}`]![method as 'get' | 'post']!.responses['200'],
  );
  expect(
    answers.map((answer) =>
      JSON.stringify(answer)
        .match(/"required":\[[^\]]*\]/g)
        ?.at(-1),
    ),
  ).toEqual(['"required":["items"]', '"required":["handled","left"]', '"required":["dropped","left"]']);
});

it("answers 404 to another tenant's queue and leaves it alone", async () => {
  const theirs = parkedOf(newId());
  example.standIn.parked.messages.push(theirs);
  const queue = { topic: theirs.topic, key: theirs.key };
  expect((await call('')).body['items']).toEqual([]);
  expect(await call('/replay', queue)).toMatchObject({ status: 404 });
  expect(await call('/drop', { ...queue, reason: 'not ours to give up' })).toMatchObject({ status: 404 });
  expect(example.standIn.parked.messages).toEqual([theirs]);
});
