import { newId, type Uuid } from '@claimstream/kernel';
import { createSpecDatabase, type SpecDatabase } from '@claimstream/local-parts';
import type { Messaging } from '../messaging.js';
import { v7 } from 'uuid';
import { batchSettings, Connection } from '../database/connection.js';
import { silentLogger } from '../logger.js';
import { purge } from '../retention.js';
import { counted, until } from './say.js';
import { newLog } from './spec-log.js';
import { Counted, counters, prizes, TenReached, toyService, type ToyService } from './toy-service.js';

jest.setTimeout(30_000);

let specDatabase: SpecDatabase;
let toy: ToyService;

beforeAll(async () => {
  specDatabase = await createSpecDatabase('messaging');
  toy = await toyService(specDatabase.url);
});
afterAll(async () => {
  await toy.stop();
  await specDatabase.drop();
});

/** Says so many things about one new counter, in one command. */
async function say(messaging: Messaging, tenantId: Uuid, times: number, id = newId()): Promise<Uuid> {
  await messaging.commands.run(
    { tenantId, actor: 'tester', correlationId: newId(), action: 'toy.say' },
    counters.at(id),
    (counter) => ({
      state: { heard: [...(counter?.heard ?? []), times] },
      events: Array.from({ length: times }, (_, heard) => TenReached.of({ counterId: id, heard })),
    }),
  );
  return id;
}

it('accepts while the broker is away, up to the bound, and publishes in order when it is back', async () => {
  const log = await newLog(toy);
  const messaging = toy.start(log, { limits: { outboxBound: 100 } });
  log.down = true;
  const id = await say(messaging, newId(), 99);
  expect(messaging.outbox.isFull()).toBe(false);
  await say(messaging, newId(), 1);
  expect(messaging.outbox.isFull()).toBe(true);
  expect(await messaging.snapshot()).toMatchObject({ outboxPending: 100 });

  log.down = false;
  await until(
    () => log.recordsOf('claims'),
    (records) => records.length === 100,
  );
  await until(
    () => messaging.outbox.isFull(),
    (full) => !full,
  );
  expect(
    log
      .recordsOf('claims')
      .filter(({ key }) => key === id)
      .map(({ value }) => (JSON.parse(value) as { heard: number }).heard),
  ).toEqual(Array.from({ length: 99 }, (_, n) => n));
  await messaging.stop();
});

it('publishes after a restart what was committed and not yet told', async () => {
  const log = await newLog(toy);
  const first = toy.start(log);
  log.down = true;
  const id = await say(first, newId(), 3);
  await first.stop();
  log.down = false;
  expect(log.recordsOf('claims')).toEqual([]);

  const second = toy.start(log);
  await until(
    () => log.recordsOf('claims').filter(({ key }) => key === id),
    (records) => records.length === 3,
  );
  await second.stop();
});

it('lets quiet tenants through beside a tenant with ten thousand events', async () => {
  const log = await newLog(toy);
  const messaging = toy.start(log);
  log.down = true;
  const whale = newId();
  for (let n = 0; n < 10; n += 1) await say(messaging, whale, 1_000);
  const quiet = Array.from({ length: 20 }, () => newId());
  for (const tenantId of quiet) await say(messaging, tenantId, 2);
  log.down = false;

  const sends: string[][] = [];
  const send = log.send.bind(log);
  log.send = (records) => {
    sends.push(records.map(({ headers }) => headers.ce_tenantid!));
    return send(records);
  };
  await until(
    () => sends.flat().length,
    (count) => count === 10_040,
  );
  const lastQuiet = sends.findLastIndex((tenants) => tenants.some((tenantId) => tenantId !== whale));
  expect(lastQuiet).toBeLessThanOrEqual(1);
  expect(sends.length).toBeLessThan(25);
  await messaging.stop();
});

it('reads and sends events of hundreds of kilobytes a few at a time', async () => {
  const log = await newLog(toy);
  const sends: number[] = [];
  const send = log.send.bind(log);
  log.send = (records) => {
    sends.push(records.reduce((sum, { value }) => sum + value.length, 0));
    return send(records);
  };
  const messaging = toy.start(log);
  const id = newId();
  const note = 'x'.repeat(300_000);
  await messaging.commands.run(
    { tenantId: newId(), actor: 'tester', correlationId: newId(), action: 'toy.say' },
    counters.at(id),
    () => ({
      state: { heard: [] },
      events: Array.from({ length: 40 }, (_, number) => Counted.of({ counterId: id, number, note })),
    }),
  );
  const said = await until(
    () => log.recordsOf('encounters'),
    (records) => records.length === 40,
  );
  expect(said.map(({ value }) => (JSON.parse(value) as { number: number }).number)).toEqual(
    Array.from({ length: 40 }, (_, n) => n),
  );
  expect(Math.max(...sends)).toBeLessThan(1_000_000);
  await messaging.stop();
});

it('shares the shards between instances, and takes them over when one goes', async () => {
  const log = await newLog(toy);
  const [first, second] = [toy.start(log), toy.start(log)];
  const tenantId = newId();
  const ids = Array.from({ length: 40 }, () => newId());
  const sayToAll = async (n: number) => {
    for (const id of ids) await say(n % 2 === 0 ? first : second, tenantId, 1, id);
  };
  await sayToAll(0);
  await sayToAll(1);
  await until(
    () => log.recordsOf('claims'),
    (records) => records.length === 80,
  );
  const shards = () =>
    toy.sql<{ owners: number; shards: number }>(
      `select count(distinct pid)::int as owners, count(*)::int as shards from pg_locks where locktype = 'advisory' and classid = 23713
         and database = (select oid from pg_database where datname = current_database())`,
    );
  await until(shards, ([row]) => row!.owners === 2 && row!.shards === 16);

  await first.stop();
  for (const id of ids) await say(second, tenantId, 1, id);
  await until(
    () => log.recordsOf('claims'),
    (records) => records.length === 120,
  );
  await second.stop();
});

it('wakes the workers of a store that was written, one instance of them at a time', async () => {
  const log = await newLog(toy);
  const instances = [toy.start(log), toy.start(log)];
  let running = 0;
  let runs = 0;
  for (const instance of instances) {
    instance.startWorker({
      name: 'toy.worker',
      wokenBy: [counters],
      run: async () => {
        running += 1;
        runs += 1;
        expect(running).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 20));
        running -= 1;
        return undefined;
      },
    });
    instance.startWorker({ name: 'toy.other-worker', wokenBy: [prizes], run: () => Promise.resolve(undefined) });
  }
  await until(
    () => runs,
    (count) => count >= 1,
  );
  for (const instance of instances) await say(instance, newId(), 1);
  await until(
    () => runs,
    (count) => count >= 2,
  );
  await Promise.all(instances.map((instance) => instance.stop()));
});

it('rebuilds what a lost log has held: it stops, and after a rebuild says all of it again in order', async () => {
  const log = await newLog(toy);
  const first = toy.start(log);
  const id = await say(first, newId(), 5);
  await until(
    () => log.recordsOf('claims'),
    (records) => records.length === 5,
  );
  await first.stop();
  log.wipe();

  const messaging = toy.start(log);
  await until(
    () => messaging.consumer.state,
    (state) => state === 'stopped-log-lost',
  );
  await say(messaging, newId(), 1, id);
  expect(log.recordsOf('claims')).toEqual([]);

  const { republished } = await messaging.rebuild();
  expect(republished).toBeGreaterThanOrEqual(5);
  const told = await until(
    () => log.recordsOf('claims').filter(({ key }) => key === id),
    (records) => records.length === 6,
  );
  expect(told.map(({ value }) => (JSON.parse(value) as { heard: number }).heard)).toEqual([0, 1, 2, 3, 4, 0]);
  await until(
    () => messaging.consumer.state,
    (state) => state === 'consuming',
  );
  await messaging.stop();
});

it('hears again after a rebuild what producers say again, and does only what is new', async () => {
  const log = await newLog(toy);
  const first = toy.start(log);
  const [tenantId, id] = [newId(), newId()];
  const records = Array.from({ length: 12 }, (_, n) => counted(tenantId, id, n));
  await log.send(records.slice(0, 9));
  await until(
    () => toy.heardBy(id),
    (heard) => heard.length === 9,
  );
  await first.stop();
  log.wipe();

  const messaging = toy.start(log);
  await messaging.rebuild();
  await log.send(records);
  expect(
    await until(
      () => toy.heardBy(id),
      (heard) => heard.length === 12,
    ),
  ).toEqual(records.map((_, n) => n));
  await messaging.stop();
});

it('deletes what is older than the retention, but never what still waits, and the inbox later', async () => {
  const log = await newLog(toy);
  const messaging = toy.start(log);
  const told = await say(messaging, newId(), 3);
  await until(
    () => log.recordsOf('claims').filter(({ key }) => key === told),
    (records) => records.length === 3,
  );
  log.down = true;
  const waiting = await say(messaging, newId(), 2);
  await toy.sql(`update outbox set time = now() - interval '20 days'`);
  await toy.sql('delete from outbox_pending where seq in (select seq from outbox where key <> $1)', [waiting]);
  const [kept] = await toy.sql<{ events: number }>('select count(*)::int as events from outbox');
  const day = 24 * 60 * 60_000;
  const [old, older] = [20, 40].map((days) => v7({ msecs: Date.now() - days * day }));
  await toy.sql(`insert into inbox values ('toy', $1), ('toy', $2)`, [old, older]);

  const connection = new Connection({ config: { connectionString: specDatabase.url }, name: 'purge', settings: batchSettings });
  const purged = await purge({
    service: 'toy',
    connection,
    outboxRetentionMs: 14 * day,
    clock: () => new Date(),
    logger: silentLogger,
  });
  expect(purged).toEqual({ events: kept!.events - 2, heard: 1 });
  expect(await toy.sql('select key from outbox where key = any($1)', [[told, waiting]])).toEqual([
    { key: waiting },
    { key: waiting },
  ]);
  expect(await toy.sql('select event_id from inbox where event_id = any($1)', [[old, older]])).toEqual([{ event_id: old }]);
  await connection.close();
  log.down = false;
  await messaging.stop();
});
