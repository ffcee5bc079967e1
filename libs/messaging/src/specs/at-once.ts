import { newId, type Uuid } from '@claimstream/kernel';
import { createSpecDatabase, type SpecDatabase } from '@claimstream/local-parts';
import type { EventLog } from '../event-log.js';
import type { Messaging } from '../messaging.js';
import { counted, until } from './say.js';
import { count, counters, TenReached, toyService, type ToyService } from './toy-service.js';

const COUNTERS = 24;
const BY_MESSAGES = 40;
const BY_COMMANDS = 20;

/** What two instances of a service and commands do to the same aggregates at the same time, with any event log. */
export function itHoldsAtOnce(openLog: (toy: ToyService, databaseUrl: string) => Promise<EventLog>): void {
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

  it('loses no update, fails on no deadlock, and tells of one counter in the order in which it counted', async () => {
    const log = await openLog(toy, specDatabase.url);
    const instances = [toy.start(log), toy.start(log)];
    const tenants = [newId(), newId(), newId()];
    const ids = Array.from({ length: COUNTERS }, () => newId());
    const tenantOf = (id: Uuid) => tenants[ids.indexOf(id) % 3]!;

    await Promise.all([
      sendAll(log, ids, tenantOf),
      ...instances.map((instance, n) => commandAll(instance, ids, { tenantOf, from: 1_000 * (n + 1) })),
    ]);
    const wanted = BY_MESSAGES + 2 * BY_COMMANDS;
    for (const id of ids) {
      const heard = await until(
        () => toy.heardBy(id),
        (numbers) => numbers.length === wanted,
      );
      expect(heard.filter((number) => number < 1_000)).toEqual(Array.from({ length: BY_MESSAGES }, (__, n) => n));
      expect(new Set(heard).size).toBe(wanted);
    }
    await until(
      () => toy.sql('select 1 from outbox_pending'),
      (rows) => rows.length === 0,
    );
    const told = await readAll(log);
    for (const id of ids) {
      expect([...new Set(told.filter(({ key }) => key === id).map(({ value }) => value))]).toEqual(
        Array.from({ length: wanted / 10 }, (__, n) => JSON.stringify({ counterId: id, heard: (n + 1) * 10 })),
      );
    }
    await Promise.all(instances.map((instance) => instance.stop()));
    await log.close();
  });
}

async function sendAll(log: EventLog, ids: Uuid[], tenantOf: (id: Uuid) => Uuid): Promise<void> {
  for (let n = 0; n < BY_MESSAGES; n += 1) {
    const records = ids.map((id) => counted(tenantOf(id), id, n));
    await log.send(n % 4 === 0 ? [...records, ...records] : records);
  }
}

/** One command after the other for one counter, and many counters at once, in no order that the locks would like. */
async function commandAll(
  instance: Messaging,
  ids: Uuid[],
  { tenantOf, from }: { tenantOf: (id: Uuid) => Uuid; from: number },
): Promise<void> {
  await Promise.all(
    ids.toReversed().map(async (id) => {
      for (let n = 0; n < BY_COMMANDS; n += 1) {
        const number = from + n;
        const context = { tenantId: tenantOf(id), actor: 'tester', correlationId: newId(), action: 'toy.count' };
        await instance.commands.run(context, counters.at(id), (counter) => count(counter, id, number));
      }
    }),
  );
}

async function readAll(log: EventLog): Promise<{ key: string; value: string }[]> {
  const topic = TenReached.topic;
  const bounds = await log.bounds(topic);
  const total = bounds.reduce((sum, { start, end }) => sum + Number(end - start), 0);
  const reader = log.consume({
    group: `reader-${newId()}`,
    topics: [topic],
    startOffsets: ({ partitions }) => Promise.resolve(partitions.map(({ start }) => start)),
  });
  const records: { key: string; value: string }[] = [];
  while (records.length < total) {
    const some = await reader.take({ messages: 1_000, bytes: 1_000_000 });
    records.push(...some);
    reader.done(some);
  }
  await reader.stop();
  return records;
}
