import type { Query } from '../database/query.js';
import type { OutgoingRecord } from '../event-log.js';
import { headersOf } from '../messages/headers.js';
import { binaryArray } from '../writing/binary-array.js';

export interface PendingRow {
  seq: string;
  event_id: string;
  tenant_id: string;
  topic: string;
  key: string;
  type: string;
  time: Date | string;
  correlation_id: string;
  causation_id: string | null;
  traceparent: string | null;
  data: string;
}

/** A fair page has at least so many events of a tenant that has them: a smaller page means that the backlog is gone. */
export const LEAST_OF_TENANT = 100;

/** A page ends with the event that makes it so large. */
const PAGE_BYTES = 4_000_000;

const columns = `o.seq, o.event_id, o.tenant_id, o.topic, o.key, o.type, o.time, o.correlation_id, o.causation_id, o.traceparent, o.data`;

/**
 * The oldest unpublished events of these shards. Rows are found by existence: one that commits late is found late, not skipped.
 */
export const oldestPending = (shards: readonly number[], limit: number): Query => ({
  name: 'oldest pending',
  text: upToBytes(`select p.seq, p.seq as place from outbox_pending p where p.shard = any($1::int2[]) order by p.seq limit $2`),
  parameters: [binaryArray('int2', shards), limit],
});

/**
 * While there is a backlog: the first of each tenant, then the second of each and so on, so that one tenant's thousands do not
 * stand before another's first. Keys belong to tenants and each tenant's part is its oldest, so the order per key is that of
 * `seq` here too.
 */
export const fairPending = (shards: readonly number[], limit: number): Query => ({
  name: 'fair pending',
  text: upToBytes(`with recursive tenants as (
      (select tenant_id from outbox_pending order by tenant_id limit 1)
      union all
      select (select p.tenant_id from outbox_pending p where p.tenant_id > t.tenant_id order by p.tenant_id limit 1)
      from tenants t where t.tenant_id is not null),
    part as (select greatest(${LEAST_OF_TENANT}, 10 * $2::int / greatest(1, count(tenant_id)::int)) as size from tenants),
    page as (
      select f.seq, row_number() over (order by f.turn, f.seq) as place from tenants t, part, lateral (
        select p.seq, row_number() over (order by p.seq) as turn from outbox_pending p
        where p.tenant_id = t.tenant_id and p.shard = any($1::int2[]) order by p.seq limit part.size) f
      order by place limit $2)
    select seq, place from page`),
  parameters: [binaryArray('int2', shards), limit],
});

/**
 * Of the events that a query chooses, in order of their places, the first so many bytes: large events must not fill the memory.
 */
function upToBytes(chosen: string): string {
  return `select ${columns} from (
      select e.*, sum(octet_length(e.data)) over (order by p.place rows between unbounded preceding and 1 preceding) as before
      from (${chosen}) p join outbox e using (seq)) o
    where coalesce(o.before, 0) < ${PAGE_BYTES} order by o.seq`;
}

/** True when there is more than the page that was read. */
export const isFull = (rows: readonly PendingRow[], limit: number): boolean =>
  rows.length >= limit || rows.reduce((sum, { data }) => sum + data.length, 0) >= PAGE_BYTES / 2;

export const publishedQuery = (rows: readonly PendingRow[]): Query => ({
  name: 'published',
  text: `delete from outbox_pending where seq = any($1::int8[])`,
  parameters: [
    binaryArray(
      'int8',
      rows.map(({ seq }) => BigInt(seq)),
    ),
  ],
});

/** The record of an event: CloudEvents in binary mode. */
export const toRecord = (service: string, row: PendingRow): OutgoingRecord => ({
  topic: row.topic,
  key: row.key,
  value: row.data,
  headers: headersOf({
    id: row.event_id,
    type: row.type,
    source: `/${service}`,
    time: new Date(row.time).toISOString(),
    subject: row.key,
    tenantId: row.tenant_id,
    correlationId: row.correlation_id,
    causationId: row.causation_id ?? undefined,
    traceparent: row.traceparent ?? undefined,
  }),
});
