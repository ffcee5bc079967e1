/**
 * How many messages a second one process handles with a trivial reaction: contract check, row lock, state, audit row, one event
 * in the outbox, inbox and offset, synchronous commit, row-level security. The log is in memory: PostgreSQL and this process are
 * what is measured. Prints one JSON line.
 */
import { defineEvent, type EventContract } from '@claimstream/contracts';
import { newId } from '@claimstream/kernel';
import { createSpecDatabase, providePostgres } from '@claimstream/local-parts';
import {
  defineStore,
  type MessagingMetrics,
  MemoryEventLog,
  messagingMigrations,
  noMetrics,
  pgDatabase,
  react,
  runtimeGrants,
  silentLogger,
  startMessaging,
} from '@claimstream/messaging';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { z } from 'zod';

const MESSAGES = Number(process.env.MESSAGES ?? 40_000);
const AGGREGATES = Number(process.env.AGGREGATES ?? 10_000);
const TENANTS = 20;

const shape = z.object({ id: z.uuid(), amountCents: z.int(), text: z.string() });
const Put = defineEvent({
  type: 'put',
  version: 1,
  topic: 'encounters',
  keyOf: ({ id }) => id,
  data: shape,
  summary: 'In.',
  example: example(),
});
const Taken = defineEvent({
  type: 'taken',
  version: 1,
  topic: 'claims',
  keyOf: ({ id }) => id,
  data: shape,
  summary: 'Out.',
  example: example(),
});
interface Thing {
  amounts: number[];
  text: string;
}
const things = defineStore<Thing>({ name: 'things', table: 'thing', stateVersion: 1, upcasts: {} });
const take = react({
  name: 'bench.take',
  to: Put,
  store: things,
  idOf: ({ data }) => data.id,
  decide: (thing = { amounts: [], text: '' }, { data }) => ({
    state: { amounts: [...thing.amounts.slice(-9), data.amountCents], text: data.text },
    events: [Taken.of(data)],
  }),
});

const server = await providePostgres();
process.env.DATABASE_URL = server.url;
const database = await createSpecDatabase('bench');
const owner = new Pool({ connectionString: database.url, max: 1 });
const roles = { app: `bench_app_${process.pid}`, relay: `bench_relay_${process.pid}` };
for (const role of Object.values(roles)) await owner.query(`create role ${role} login password 'bench'`);
for (const { sql } of messagingMigrations) await owner.query(sql);
await owner.query(runtimeGrants(roles));
await owner.query(`
  create table thing (tenant_id uuid, id uuid, version int not null, state jsonb not null, primary key (tenant_id, id));
  alter table thing enable row level security;
  alter table thing force row level security;
  create policy tenant on thing using (tenant_id = any ((select nullif(current_setting('app.tenant_ids', true), '')::uuid[])::uuid[]));
  grant select, insert, update on thing to ${roles.app}`);

const connectAs = (role: string) => ({
  connectionString: Object.assign(new URL(database.url), { username: role, password: 'bench' }).href,
});
const log = new MemoryEventLog();
const counts = { handled: 0, batches: 0, batchMs: 0, published: 0 };
const metrics: MessagingMetrics = {
  ...noMetrics,
  batchCommitted: ({ handled, durationMs }) => {
    counts.handled += handled;
    counts.batches += 1;
    counts.batchMs += durationMs;
  },
  published: (records) => (counts.published += records),
};
const pool = new Pool({ ...connectAs(roles.app), max: 1 });
const messaging = startMessaging({
  service: 'bench',
  database: pgDatabase(pool),
  connectAsApp: connectAs(roles.app),
  connectAsRelay: connectAs(roles.relay),
  eventLog: log,
  reactions: [take],
  catalogue: [Put, Taken] as unknown as EventContract[],
  logger: silentLogger,
  metrics,
});

const tenants = Array.from({ length: TENANTS }, () => newId());
const ids = Array.from({ length: AGGREGATES }, () => newId());
const records = Array.from({ length: MESSAGES }, (_, n) => putRecord(n));
await log.createTopics([{ topic: 'encounters', partitions: 12 }]);

const cpu = process.cpuUsage();
const startedAt = performance.now();
for (let at = 0; at < MESSAGES; at += 500) await log.send(records.slice(at, at + 500));
while (counts.published < MESSAGES) await sleep(5);
const seconds = (performance.now() - startedAt) / 1_000;
const { user, system } = process.cpuUsage(cpu);
console.log(
  JSON.stringify({
    messagesPerSecond: Math.round(MESSAGES / seconds),
    batches: counts.batches,
    meanBatchMs: Number((counts.batchMs / counts.batches).toFixed(1)),
    processCpuMicrosPerMessage: Math.round((user + system) / MESSAGES),
    wallMicrosPerMessage: Math.round((seconds * 1e6) / MESSAGES),
    peakRssMB: Math.round(process.resourceUsage().maxRSS / 1_024),
  }),
);

await messaging.stop();
await Promise.all([pool.end(), owner.end()]);
await database.drop();
await server.stop();

function example() {
  return { id: '0190b2c6-6a52-7cc3-b4c5-1f4f7f3f0001', amountCents: 1, text: 'x' };
}

function putRecord(n: number) {
  const id = ids[n % AGGREGATES]!;
  const tenantId = tenants[(n % AGGREGATES) % TENANTS]!;
  return {
    topic: 'encounters',
    key: id,
    value: JSON.stringify({ id, amountCents: n, text: 'what a claim has to say '.repeat(40) }),
    headers: {
      ce_specversion: '1.0',
      ce_id: newId(),
      ce_type: Put.cloudEventType,
      ce_source: '/bench',
      ce_time: new Date().toISOString(),
      ce_subject: id,
      ce_tenantid: tenantId,
      ce_correlationid: newId(),
    },
  };
}
