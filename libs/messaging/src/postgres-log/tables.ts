import type { Pool } from 'pg';

/**
 * The log's own tables. `next_offset` of a partition's row is handed out under its lock, so that offsets have no gaps and are visible in their
 * order; `start_offset` is the oldest that is still there. `reader_group` knows how far each group is, for purging only.
 */
const tables = `
create table if not exists event_log_identity (one boolean primary key default true check (one), id uuid not null default gen_random_uuid());
insert into event_log_identity default values on conflict do nothing;

create table if not exists event_log_partition (
  topic text not null,
  partition int not null,
  start_offset bigint not null default 0,
  next_offset bigint not null default 0,
  primary key (topic, partition)
) with (fillfactor = 50);

create table if not exists event_log (
  topic text not null,
  partition int not null,
  "offset" bigint not null,
  size int not null,
  key text not null,
  value text not null,
  headers text not null,
  primary key (topic, partition, "offset") include (size)
);
alter table event_log add column if not exists appended_at timestamptz not null default now();

create table if not exists event_log_group (
  "group" text not null,
  topic text not null,
  partition int not null,
  next_offset bigint not null,
  primary key ("group", topic, partition)
) with (fillfactor = 50);
`;

/** Any number, the same for everybody: who makes the tables makes them alone. */
const makingTables = 5_417_001;

/** Makes the tables where they are missing. Several processes may do it at once. */
export async function makeTables(pool: Pool): Promise<void> {
  // Texts of several statements are one transaction.
  await pool.query(`select pg_advisory_xact_lock(${makingTables}); ${tables}`);
}
