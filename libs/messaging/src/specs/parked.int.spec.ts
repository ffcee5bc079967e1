import { newId, type Uuid } from '@claimstream/kernel';
import { createSpecDatabase, type SpecDatabase } from '@claimstream/local-parts';
import type { OutgoingRecord } from '../event-log.js';
import type { Messaging } from '../messaging.js';
import { react } from '../reactions/react.js';
import { counted, until } from './say.js';
import { newLog } from './spec-log.js';
import { defineStore } from '../stores/define-store.js';
import { BUG, count, type Counter, Counted, counters, prizes, REFUSED, toyService, type ToyService } from './toy-service.js';

jest.setTimeout(30_000);

let specDatabase: SpecDatabase;
let toy: ToyService;
const tenantId = newId();

beforeAll(async () => {
  specDatabase = await createSpecDatabase('messaging');
  toy = await toyService(specDatabase.url);
});
afterAll(async () => {
  await toy.stop();
  await specDatabase.drop();
});

/** The release in which the bug is mended: it counts on with a number that does no harm. */
const mended = react({
  name: 'toy.count',
  to: Counted,
  store: counters,
  idOf: ({ data }) => data.counterId,
  decide: (counter, { data }) => count(counter, data.counterId, Math.abs(data.number)),
});

const numbers = (id: Uuid, ...some: number[]): OutgoingRecord[] => some.map((number) => counted(tenantId, id, number));
const spoiled = (record: OutgoingRecord, change: Partial<OutgoingRecord>): OutgoingRecord => ({ ...record, ...change });
const heard = (id: Uuid, count_: number) =>
  until(
    () => toy.heardBy(id),
    (all) => all.length === count_,
  );
const parked = (messaging: Messaging, count_: number) =>
  until(
    () => messaging.parked.list(),
    (all) => all.length === count_,
  );

it('parks a message on which the decision fails; its key waits behind it, all others go on', async () => {
  const log = await newLog(toy);
  const messaging = toy.start(log);
  const [bad, good] = [newId(), newId()];
  await log.send([...numbers(bad, 1, BUG, 2), ...numbers(good, 1, 2)]);
  expect(await heard(good, 2)).toEqual([1, 2]);
  await log.send(numbers(bad, 3));

  const list = await parked(messaging, 3);
  expect(list.map(({ reason, key, tenantId: of }) => ({ reason, key, of }))).toEqual(
    ['DECISION', 'BEHIND', 'BEHIND'].map((reason) => ({ reason, key: bad, of: tenantId })),
  );
  expect(list[0]!.detail).toBe('TypeError: Nobody counts to thirteen.');
  expect(await toy.heardBy(bad)).toEqual([1]);
  expect(await messaging.snapshot()).toMatchObject({ parkedMessages: 3, parkedKeys: 1, consumer: 'consuming' });
  await messaging.stop();
});

it('replays a queue in order once the bug is mended, and the key is free again', async () => {
  const log = await newLog(toy);
  const id = newId();
  const broken = toy.start(log);
  await log.send(numbers(id, 1, BUG, 2, 3));
  await parked(broken, 3);
  expect(await broken.parked.replay({ topic: 'encounters', key: id }, 'operator')).toEqual({ handled: 0, left: 3 });
  await broken.stop();

  const messaging = toy.start(log, { reactions: [mended] });
  expect(await messaging.parked.replay({ topic: 'encounters', key: id }, 'operator')).toEqual({ handled: 3, left: 0 });
  await log.send(numbers(id, 4));
  expect(await heard(id, 5)).toEqual([1, 13, 2, 3, 4]);
  expect(
    await toy.sql(`select actor from audit_entry where action = 'parked.replay' and tenant_id = $1`, [tenantId]),
  ).toHaveLength(3);
  await messaging.stop();
});

it('drops the first of a queue for a reason, and replays the others', async () => {
  const log = await newLog(toy);
  const messaging = toy.start(log);
  const id = newId();
  const queue = { topic: 'encounters', key: id };
  await log.send(numbers(id, 1, BUG, 2));
  await parked(messaging, 2);

  expect(await messaging.parked.drop(queue, { actor: 'operator', reason: 'Entered by mistake.' })).toEqual({
    dropped: 1,
    left: 1,
  });
  expect(await toy.heardBy(id)).toEqual([1]);
  expect(await messaging.parked.replay(queue, 'operator')).toEqual({ handled: 1, left: 0 });
  expect(await toy.heardBy(id)).toEqual([1, 2]);
  expect(await toy.sql(`select actor, detail from audit_entry where action = 'parked.drop'`)).toEqual([
    { actor: 'operator', detail: 'Entered by mistake.' },
  ]);
  await messaging.stop();
});

it('finds the message that the database refuses among hundreds, and commits the rest', async () => {
  const log = await newLog(toy);
  const ids = Array.from({ length: 300 }, () => newId());
  const [first, second] = [ids[57]!, ids[211]!];
  await log.send(ids.flatMap((id) => numbers(id, 1, id === first || id === second ? REFUSED : 2, 3)));
  const messaging = toy.start(log);

  const list = await parked(messaging, 4);
  expect(new Set(list.map(({ key, reason }) => `${key} ${reason}`))).toEqual(
    new Set([first, second].flatMap((id) => [`${id} CONSTRAINT`, `${id} BEHIND`])),
  );
  expect(list[0]!.detail).toContain('23514');
  expect(await toy.heardBy(first)).toEqual([1]);
  const whole = `select 1 from counter where jsonb_array_length(state->'heard') = 3 and id = any($1)`;
  await until(
    () => toy.sql(whole, [ids]),
    (rows) => rows.length === 298,
  );
  await messaging.stop();
});

it('parks what fits no contract by its key, and what cannot be read at all by its place, without a tenant', async () => {
  const log = await newLog(toy);
  const messaging = toy.start(log);
  const [id, other] = [newId(), newId()];
  const [record] = numbers(id, 1);
  await log.send([
    spoiled(record!, { value: '{"counterId": 7}' }),
    spoiled(record!, { value: 'Jane Doe \0', headers: { ...record!.headers, ce_id: newId() } }),
    spoiled(record!, { key: '\0', headers: {} }),
    ...numbers(other, 1),
  ]);

  expect(await heard(other, 1)).toEqual([1]);
  const list = (await parked(messaging, 3)).toSorted((a, b) => (b.reason < a.reason ? -1 : 1));
  const unreadable = list[0]!;
  expect(list.map(({ reason, tenantId: of, detail }) => ({ reason, of, detail }))).toEqual([
    { reason: 'UNREADABLE', of: undefined, detail: 'The envelope is not that of an event.' },
    { reason: 'CONTRACT', of: tenantId, detail: '/counterId: invalid_type; /number: invalid_type' },
    { reason: 'BEHIND', of: tenantId, detail: '' },
  ]);
  expect(await messaging.parked.list({ tenantIds: [tenantId] })).toHaveLength(2);
  expect(await messaging.parked.drop({ seq: unreadable.seq }, { actor: 'operator', reason: 'Noise.' })).toEqual({
    dropped: 1,
    left: 0,
  });
  await messaging.stop();
});

it('replays and drops the queue of a key past what cannot be read and only bears the same key', async () => {
  const log = await newLog(toy);
  const broken = toy.start(log);
  const id = newId();
  const queue = { topic: 'encounters', key: id };
  const [first, ...rest] = numbers(id, 1, BUG, BUG, 2);
  await log.send([spoiled(first!, { headers: {} }), ...rest]);
  const [unreadable] = await parked(broken, 4);
  expect(unreadable).toMatchObject({ reason: 'UNREADABLE', key: id });

  expect(await broken.parked.drop(queue, { actor: 'operator', reason: 'Entered by mistake.' })).toEqual({ dropped: 1, left: 2 });
  expect(await broken.parked.replay(queue, 'operator')).toEqual({ handled: 0, left: 2 });
  await broken.stop();

  const messaging = toy.start(log, { reactions: [mended] });
  expect(await messaging.parked.replay(queue, 'operator')).toEqual({ handled: 2, left: 0 });
  await log.send(numbers(id, 3));
  expect(await heard(id, 3)).toEqual([13, 2, 3]);
  expect(await messaging.parked.list()).toMatchObject([{ seq: unreadable!.seq }]);
  await messaging.stop();
});

it('handles an event once that came twice and could not be read either time', async () => {
  const log = await newLog(toy);
  const messaging = toy.start(log);
  const id = newId();
  const [record] = numbers(id, 1);
  const unreadable = spoiled(record!, { key: `${id}\0` }); // What is stored of it can be read.
  await log.send([unreadable, unreadable]);
  const queues = (await parked(messaging, 2)).map(({ seq }) => ({ seq }));

  const replays = [queues[0]!, queues[0]!, queues[1]!].map((queue) => messaging.parked.replay(queue, 'operator'));
  expect((await Promise.all(replays)).map(({ handled }) => handled).toSorted()).toEqual([0, 1, 1]);
  expect(await toy.heardBy(id)).toEqual([1]);
  expect(await messaging.parked.list()).toEqual([]);
  await messaging.stop();
});

it('says that a message fails as before which opens what is there', async () => {
  const log = await newLog(toy);
  const id = newId();
  await toy.sql(`insert into prize values ($1, $2, 1, '{"stateVersion": 1}')`, [tenantId, id]);
  const opening = react({
    name: 'toy.open',
    to: Counted,
    store: counters,
    idOf: ({ data }) => data.counterId,
    decide: (_counter, { data }) => ({ opened: [prizes.open(data.counterId, { of: data.counterId, at: 1 })] }),
  });
  const messaging = toy.start(log, { reactions: [opening] });
  await log.send(numbers(id, 1));
  expect(await parked(messaging, 1)).toMatchObject([{ reason: 'CONSTRAINT' }]);
  expect(await messaging.parked.replay({ topic: 'encounters', key: id }, 'operator')).toEqual({ handled: 0, left: 1 });
  await messaging.stop();
});

it('ignores types that nothing here reacts to, also unknown ones', async () => {
  const log = await newLog(toy);
  const messaging = toy.start(log);
  const id = newId();
  const [record, last] = numbers(id, 1, 2);
  await log.send([spoiled(record!, { headers: { ...record!.headers, ce_type: 'something-new.v1' } }), last!]);
  expect(await heard(id, 1)).toEqual([2]);
  expect(await messaging.parked.list()).toEqual([]);
  await messaging.stop();
});

it('stops itself before it parks everything: that is a bad deploy, not bad data', async () => {
  const log = await newLog(toy);
  const ids = Array.from({ length: 100 }, () => newId());
  await log.send(ids.flatMap((id) => numbers(id, BUG)));
  const broken = toy.start(log);
  await until(
    () => broken.consumer.state,
    (state) => state === 'stopped-too-many-parked',
  );
  expect(await broken.parked.list()).toEqual([]);
  await broken.stop();

  const messaging = toy.start(log, { reactions: [mended] });
  for (const id of ids) await heard(id, 1);
  await messaging.stop();
});

it('parks the messages of an aggregate whose saved state cannot be brought to the present version, not those of the batch', async () => {
  const log = await newLog(toy);
  const [bad, good] = [newId(), newId()];
  await toy.sql(`insert into counter values ($1, $2, 1, '{"stateVersion": 1}')`, [tenantId, bad]);
  const upcasting = defineStore<Counter>({
    ...counters,
    stateVersion: 2,
    upcasts: {
      1: () => {
        throw new TypeError('There is nothing heard.');
      },
    },
  });
  const reaction = react({
    name: 'toy.count',
    to: Counted,
    store: upcasting,
    idOf: ({ data }) => data.counterId,
    decide: (counter, { data }) => count(counter, data.counterId, data.number),
  });
  await log.send([...numbers(bad, 1), ...numbers(good, 1)]);
  const messaging = toy.start(log, { reactions: [reaction] });

  expect(await heard(good, 1)).toEqual([1]);
  expect(await parked(messaging, 1)).toMatchObject([
    { key: bad, reason: 'DECISION', detail: 'TypeError: There is nothing heard.' },
  ]);
  await messaging.stop();

  const behind = toy.start(log);
  await log.send(numbers(good, 2));
  await until(
    () => behind.consumer.state,
    (state) => state === 'retrying',
  );
  expect(await behind.parked.list()).toHaveLength(1);
  await behind.stop();
});
