export const messagingTables = `
-- All that this service ever said, in the order of its commits per key; kept for days to rebuild from. Only ever added to and
-- purged.
create table outbox (
  seq bigint generated always as identity primary key,
  event_id uuid not null,
  shard smallint not null,
  tenant_id uuid not null,
  topic text not null,
  key text not null,
  type text not null,
  time timestamptz not null,
  correlation_id uuid not null,
  causation_id uuid,
  traceparent text,
  data text not null
);

-- What of it is not published yet. Rows are found by their existence: a cursor over seq would skip what commits late.
create table outbox_pending (
  seq bigint primary key,
  shard smallint not null,
  tenant_id uuid not null
) with (autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_cost_delay = 0);
create index outbox_pending_by_tenant on outbox_pending (tenant_id, seq);

-- What this service has heard: a second delivery finds its event here.
create table inbox (
  consumer text not null,
  event_id uuid not null,
  primary key (consumer, event_id)
);

-- The next record wanted of each partition. Locked by each batch: of two owners of a partition only one can go on.
create table consumer_offset (
  consumer text not null,
  log text not null,
  topic text not null,
  partition int not null,
  next_offset bigint not null,
  primary key (consumer, log, topic, partition)
) with (fillfactor = 50);

-- The log that this service publishes to and reads from; another one needs a rebuild.
create table log_binding (
  service text primary key,
  log text not null
);

-- Messages that could not be handled, and those of their keys that came later. The value is as it came, in bytes: it may be no
-- text at all.
create table parked_message (
  seq bigint generated always as identity primary key,
  consumer text not null,
  log text not null,
  topic text not null,
  partition int not null,
  "offset" bigint not null,
  tenant_id uuid,
  key text not null,
  event_id uuid,
  type text,
  headers text not null,
  value bytea not null,
  reason text not null,
  detail text not null,
  parked_at timestamptz not null
);
create index parked_message_by_key on parked_message (consumer, topic, key, seq);

-- Keys whose later events queue behind a parked one. Locked by the batch that meets it and by the replay.
create table parked_key (
  consumer text not null,
  topic text not null,
  key text not null,
  tenant_id uuid not null,
  parked_at timestamptz not null,
  primary key (consumer, topic, key)
);

-- Ends a write that found less than it meant to change: somebody else was faster, and the transaction is to run again.
create function must_have_written(written bigint, expected bigint) returns boolean language plpgsql as $$
begin
  if written <> expected then
    raise exception 'An aggregate was made or changed by somebody else.' using errcode = '40001', constraint = 'lost_race';
  end if;
  return true;
end $$;

-- Who did what to which aggregate, written with it. service-kit adds the reads.
create table audit_entry (
  tenant_id uuid not null,
  seq bigint generated always as identity,
  at timestamptz not null,
  actor text not null,
  action text not null,
  store text,
  aggregate_id text,
  correlation_id uuid,
  detail text,
  primary key (tenant_id, seq)
);
alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy tenant on audit_entry
  using (tenant_id = any ((select nullif(current_setting('app.tenant_ids', true), '')::uuid[])::uuid[]));
`;
