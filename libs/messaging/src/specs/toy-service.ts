import { defineEvent, type EventContract } from '@claimstream/contracts';
import { newId, type Uuid } from '@claimstream/kernel';
import { Pool } from 'pg';
import { z } from 'zod';
import { defineRows } from '../stores/define-rows.js';
import { defineStore } from '../stores/define-store.js';
import { pgDatabase } from '../database/pg-database.js';
import type { EventLog } from '../event-log.js';
import { silentLogger } from '../logger.js';
import type { MessagingOptions } from '../messaging.js';
import { messagingMigrations, runtimeGrants } from '../migrations.js';
import { type Decision } from '../reactions/decision.js';
import { react } from '../reactions/react.js';
import { startMessaging } from '../start-messaging.js';

/**
 * A counter counts what it is told; of every ten it tells, and opens a prize. Enough of a service to show what the runtime
 * promises.
 */
export interface Counter {
  heard: number[];
}

export interface Prize {
  of: Uuid;
  at: number;
}

const counterId = z.uuid();
export const Counted = defineEvent({
  type: 'counted',
  version: 1,
  topic: 'encounters',
  keyOf: ({ counterId }) => counterId,
  data: z.object({ counterId, number: z.int(), note: z.string().optional() }),
  summary: 'A counter is to count one more.',
  example: { counterId: '0190b2c6-6a52-7cc3-b4c5-1f4f7f3f0001', number: 1 },
});
export const TenReached = defineEvent({
  type: 'ten-reached',
  version: 1,
  topic: 'claims',
  keyOf: ({ counterId }) => counterId,
  data: z.object({ counterId, heard: z.int() }),
  summary: 'A counter has counted ten more.',
  example: { counterId: '0190b2c6-6a52-7cc3-b4c5-1f4f7f3f0001', heard: 10 },
});
export const toyCatalogue = [Counted, TenReached] as unknown as EventContract[];

export const counters = defineStore<Counter>({ name: 'counters', table: 'counter', stateVersion: 1, upcasts: {} });
export const prizes = defineStore<Prize>({ name: 'prizes', table: 'prize', stateVersion: 1, upcasts: {} });
export const tallies = defineRows<{ counterId: Uuid; number: number }>({
  table: 'tally',
  columns: { counterId: 'uuid', number: 'bigint' },
  replacedBy: 'counterId',
});

/** On this number the decision has a bug. */
export const BUG = -13;
/** This number the decision takes and the database refuses. */
export const REFUSED = -666;

/** What a counter makes of a number. */
export function count(counter: Counter = { heard: [] }, id: Uuid, number: number): Decision<Counter> {
  if (number === BUG) throw new TypeError('Nobody counts to thirteen.');
  const heard = [...counter.heard, number];
  return {
    state: { heard },
    rows: [tallies.insert({ counterId: id, number })],
    events: heard.length % 10 === 0 ? [TenReached.of({ counterId: id, heard: heard.length })] : [],
  };
}

export const countWhenCounted = react({
  name: 'toy.count',
  to: Counted,
  store: counters,
  idOf: ({ data }) => data.counterId,
  decide: (counter, { data }) => count(counter, data.counterId, data.number),
});

const toyTables = (app: string): string => `
  create table counter (tenant_id uuid, id uuid, version int not null, state jsonb not null, primary key (tenant_id, id));
  create table prize (tenant_id uuid, id uuid, version int not null, state jsonb not null, primary key (tenant_id, id));
  create table tally (tenant_id uuid not null, counter_id uuid not null, number bigint not null check (number <> ${REFUSED}));
  ${['counter', 'prize', 'tally']
    .map(
      (table) => `
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy tenant on ${table} using (tenant_id = any ((select nullif(current_setting('app.tenant_ids', true), '')::uuid[])::uuid[]));
        grant select, insert, update, delete on ${table} to ${app};`,
    )
    .join('')}`;

/** The tables and roles of the toy service in an empty database, and how to start instances of it there. */
export async function toyService(databaseUrl: string) {
  const suffix = newId().replaceAll('-', '').slice(-12);
  const roles = { app: `toy_app_${suffix}`, relay: `toy_relay_${suffix}` };
  const owner = new Pool({ connectionString: databaseUrl, max: 2 });
  owner.on('error', () => undefined);
  for (const role of Object.values(roles)) await owner.query(`create role ${role} login password 'toy'`);
  for (const { sql } of messagingMigrations) await owner.query(sql);
  await owner.query(runtimeGrants(roles));
  await owner.query(toyTables(roles.app));

  const connectAs = (role: string, change: { port?: string } = {}) => ({
    connectionString: Object.assign(new URL(databaseUrl), { username: role, password: 'toy', ...change }).href,
  });
  const pool = new Pool({ ...connectAs(roles.app), max: 4 });
  pool.on('error', () => undefined);
  const database = pgDatabase(pool);
  const started: { stop(): Promise<void> }[] = [];

  return {
    database,
    connectAsApp: (change: { port?: string }) => connectAs(roles.app, change),
    /** SQL as the owner, who sees all tenants' rows. */
    async sql<Row = Record<string, unknown>>(text: string, parameters: unknown[] = []): Promise<Row[]> {
      return (await owner.query(text, parameters)).rows as Row[];
    },
    start(eventLog: EventLog, options: Partial<MessagingOptions> = {}) {
      const messaging = startMessaging({
        service: 'toy',
        database,
        connectAsApp: connectAs(roles.app),
        connectAsRelay: connectAs(roles.relay),
        eventLog,
        reactions: [countWhenCounted],
        catalogue: toyCatalogue,
        logger: silentLogger,
        ...options,
      });
      started.push(messaging);
      return messaging;
    },
    /** Those of its runtime, not those of other toys on the same server nor the ones that its commands use. */
    async breakConnections(): Promise<void> {
      await owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like 'toy%'`,
      );
    },
    async forgetLog(): Promise<void> {
      await owner.query(
        'delete from log_binding; delete from outbox_pending; delete from parked_key; delete from parked_message',
      );
    },
    async heardBy(counterId: Uuid): Promise<number[]> {
      const { rows } = await owner.query<{ state: Counter }>('select state from counter where id = $1', [counterId]);
      return rows[0]?.state.heard ?? [];
    },
    async stop(): Promise<void> {
      await Promise.all(started.map((messaging) => messaging.stop()));
      await pool.end();
      await owner.end();
    },
  };
}

export type ToyService = Awaited<ReturnType<typeof toyService>>;
