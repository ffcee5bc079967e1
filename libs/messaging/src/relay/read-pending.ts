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

const columns = `o.seq, o.event_id, o.tenant_id, o.topic, o.key, o.type, o.time, o.correlation_id, o.causation_id, o.traceparent, o.data`;

/** The oldest unpublished events of these shards. Rows are found by existence: one that commits late is found late, not skipped. */
export const oldestPending = (shards: readonly number[], limit: number): Query => ({
  name: 'oldest pending',
  text: `select ${columns} from outbox_pending p join outbox o using (seq) where p.shard = any($1::int2[]) order by p.seq limit $2`,
  parameters: [binaryArray('int2', shards), limit],
});

/**
 * While there is a backlog: the first of each tenant, then the second of each and so on, so that one tenant's thousands do not stand before another's
 * first. Keys belong to tenants and each tenant's part is its oldest, so the order per key is that of `seq` here too.
 */
export const fairPending = (shards: readonly number[], limit: number): Query => ({
  name: 'fair pending',
  text: `with recursive tenants as (
      (select tenant_id from outbox_pending order by tenant_id limit 1)
      union all
      select (select p.tenant_id from outbox_pending p where p.tenant_id > t.tenant_id order by p.tenant_id limit 1)
      from tenants t where t.tenant_id is not null),
    part as (select greatest(${LEAST_OF_TENANT}, 10 * $2::int / greatest(1, count(tenant_id)::int)) as size from tenants),
    page as (
      select f.seq from tenants t, part, lateral (
        select p.seq, row_number() over (order by p.seq) as turn from outbox_pending p
        where p.tenant_id = t.tenant_id and p.shard = any($1::int2[]) order by p.seq limit part.size) f
      order by f.turn, f.seq limit $2)
    select ${columns} from page p join outbox o using (seq) order by p.seq`,
  parameters: [binaryArray('int2', shards), limit],
});

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
