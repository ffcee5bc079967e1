import type { ClientBase } from 'pg';
import type { BatchLimits, LogRecord, TopicPartition } from '../event-log.js';

/**
 * What has come since the positions, up to the limits: partitions take turns, record by record, so that a full one does not keep the others
 * waiting. Sizes are summed over the index alone; only what is read is fetched.
 */
const read = `
with waiting as (
  select e.topic, e.partition, e."offset", e.size, e."offset" - p.next_offset as turn
  from unnest($1::text[], $2::int[], $3::bigint[]) as p(topic, partition, next_offset)
  cross join lateral (
    select topic, partition, "offset", size from event_log e
    where e.topic = p.topic and e.partition = p.partition and e."offset" >= p.next_offset order by e."offset" limit $4
  ) e
), turns as (
  select topic, partition, "offset", row_number() over turn as place, sum(size) over turn as bytes
  from waiting window turn as (order by turn, topic, partition rows unbounded preceding)
)
select e.topic, e.partition, e."offset", e.key, e.value, e.headers
from turns t join event_log e using (topic, partition, "offset")
where t.place <= $5 and (t.bytes <= $6 or t.place = 1) order by t.place`;

export interface Positions {
  partitions: TopicPartition[];
  nextOffsets: bigint[];
}

interface Row {
  topic: string;
  partition: number;
  offset: string;
  key: string;
  value: string;
  headers: string;
}

/** Reads the next batch; empty when nothing has come. */
export async function readRecords(
  client: ClientBase,
  { partitions, nextOffsets }: Positions,
  limits: BatchLimits,
): Promise<LogRecord[]> {
  const perPartition = Math.max(50, Math.ceil((limits.messages * 4) / Math.max(1, partitions.length)));
  const { rows } = await client.query<Row>({
    name: 'event-log-read',
    text: read,
    values: [
      partitions.map(({ topic }) => topic),
      partitions.map(({ partition }) => partition),
      nextOffsets,
      Math.min(perPartition, limits.messages),
      limits.messages,
      limits.bytes,
    ],
  });
  return rows.map(({ offset, headers, ...record }) => ({ ...record, offset: BigInt(offset), headers: JSON.parse(headers) }));
}
