import { newId } from '@claimstream/kernel';
import { createSpecDatabase, type SpecDatabase } from '@claimstream/local-parts';
import { MemoryEventLog } from '../memory-log/memory-event-log.js';
import { cuttingProxy } from './cutting-proxy.js';
import { counted, until } from './say.js';
import { newLog } from './spec-log.js';
import { toyService, type ToyService } from './toy-service.js';

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

it('handles what comes, in order, once, and tells what follows', async () => {
  const log = await newLog(toy);
  const messaging = toy.start(log);
  const id = newId();
  const records = Array.from({ length: 25 }, (_, n) => counted(tenantId, id, n));
  await log.send(records);
  await log.send(records.slice(5, 15));

  expect(
    await until(
      () => toy.heardBy(id),
      (heard) => heard.length === 25,
    ),
  ).toEqual(records.map((_, n) => n));
  const told = await until(
    () => log.recordsOf('claims'),
    (all) => all.length === 2,
  );
  expect(told.map(({ value }) => JSON.parse(value) as unknown)).toEqual([
    { counterId: id, heard: 10 },
    { counterId: id, heard: 20 },
  ]);
  await messaging.stop();
  expect(await toy.heardBy(id)).toHaveLength(25);
});

it('handles nothing of a batch in which all was heard before', async () => {
  const log = await newLog(toy);
  const messaging = toy.start(log);
  const id = newId();
  const [first, second] = [counted(tenantId, id, 1), counted(tenantId, id, 2)];
  const handledUpTo = (offset: string) =>
    until(
      async () => toy.sql('select 1 from consumer_offset where log = $1 and next_offset = $2', [await log.identity(), offset]),
      (rows) => rows.length > 0,
    );
  await log.send([first]);
  await handledUpTo('1');
  await log.send([first]);
  await handledUpTo('2');
  await log.send([second]);
  await handledUpTo('3');

  expect(await toy.heardBy(id)).toEqual([1, 2]);
  await messaging.stop();
});

it('writes who did what to which aggregate, and carries correlation and causation on', async () => {
  const log = await newLog(toy);
  const messaging = toy.start(log);
  const id = newId();
  const records = Array.from({ length: 10 }, (_, n) => counted(tenantId, id, n));
  await log.send(records);
  const [told] = await until(
    () => log.recordsOf('claims'),
    (all) => all.length === 1,
  );

  const last = records.at(-1)!.headers;
  expect(told!.headers).toMatchObject({
    ce_source: '/toy',
    ce_subject: id,
    ce_tenantid: tenantId,
    ce_correlationid: last.ce_correlationid,
    ce_causationid: last.ce_id,
  });
  expect(
    await toy.sql('select tenant_id, actor, action, store, correlation_id from audit_entry where aggregate_id = $1', [id]),
  ).toContainEqual({
    tenant_id: tenantId,
    actor: 'service:toy',
    action: 'toy.count',
    store: 'counters',
    correlation_id: last.ce_correlationid,
  });
  await messaging.stop();
});

it('never says that it is ahead of the log, whatever it handles while the log is asked', async () => {
  const log = await newLog(toy);
  const messaging = toy.start(log);
  const id = newId();
  await log.send([counted(tenantId, id, 1)]);
  const heard = (count: number) =>
    until(
      () => toy.heardBy(id),
      (all) => all.length === count,
    );
  await heard(1);
  const bounds = log.bounds.bind(log);
  log.bounds = async (topic) => {
    const known = await bounds(topic);
    await log.send([counted(tenantId, id, 2)]);
    await heard(2);
    return known;
  };
  const { lag } = await messaging.snapshot();
  expect(lag!.map(({ records }) => records)).toEqual([0n, 0n, 0n]);
  await messaging.stop();
});

it('reads a partition again where records are missing, and drops what it has handled', async () => {
  const log = await newLog(toy);
  const id = newId();
  await log.send(Array.from({ length: 30 }, (_, n) => counted(tenantId, id, n)));
  const messaging = toy.start(skipping(log, 12));

  expect(
    await until(
      () => toy.heardBy(id),
      (heard) => heard.length === 30,
    ),
  ).toEqual(Array.from({ length: 30 }, (_, n) => n));
  await messaging.stop();
});

it('goes on by itself when the database comes back', async () => {
  const log = await newLog(toy);
  const messaging = toy.start(log);
  const id = newId();
  for (let n = 0; n < 40; n += 1) {
    await log.send([counted(tenantId, id, n)]);
    if (n % 8 === 3) await toy.breakConnections();
  }

  expect(
    await until(
      () => toy.heardBy(id),
      (heard) => heard.length === 40,
    ),
  ).toEqual(Array.from({ length: 40 }, (_, n) => n));
  await until(
    () => log.recordsOf('claims').map(({ headers }) => headers.ce_id),
    (ids) => new Set(ids).size === 4,
  );
  await until(
    () => messaging.consumer.state,
    (state) => state === 'consuming',
  );
  await messaging.stop();
});

it('does nothing twice when a commit succeeded and its answer was lost', async () => {
  const proxy = await cuttingProxy(specDatabase.url);
  const log = await newLog(toy);
  const messaging = toy.start(log, { connectAsApp: toy.connectAsApp({ port: String(proxy.port) }) });
  const id = newId();
  for (let n = 0; n < 40; n += 1) {
    if (n % 10 === 5) proxy.cutNext(1);
    await log.send([counted(tenantId, id, n)]);
    await until(
      () => toy.heardBy(id),
      (heard) => heard.length > n,
    );
  }

  expect(proxy.cuts).toBe(4);
  expect(await toy.heardBy(id)).toEqual(Array.from({ length: 40 }, (_, n) => n));
  expect(await toy.sql('select 1 from tally where counter_id = $1', [id])).toHaveLength(40);
  await messaging.stop();
  proxy.stop();
});

/** A log that loses so many records of the first batch on their way to us, as buggy clients do. */
function skipping(log: MemoryEventLog, count: number): MemoryEventLog {
  let skip = count;
  const consume = log.consume.bind(log);
  log.consume = (options) => {
    const consumer = consume(options);
    const take = consumer.take.bind(consumer);
    consumer.take = async (limits) => {
      const records = (await take(limits)).slice(skip);
      skip = 0;
      return records;
    };
    return consumer;
  };
  return log;
}
