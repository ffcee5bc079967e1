import type { Pool } from 'pg';
import type { OutgoingRecord } from '../event-log.js';
import { partitionOf } from './partition-of.js';

/** Locks the partitions in order, numbers the records on from where each one is, and stores them: one statement, one commit. */
const append = `
with incoming as (
  select * from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[])
    with ordinality as record(topic, partition, key, value, headers, place)
), counted as (
  select topic, partition, count(*) as records from incoming group by topic, partition
), locked as materialized (
  select p.topic, p.partition, p.next_offset from event_log_partition p join counted using (topic, partition)
  order by p.topic, p.partition for update of p
), advanced as (
  update event_log_partition p set next_offset = l.next_offset + c.records
  from locked l join counted c using (topic, partition)
  where p.topic = l.topic and p.partition = l.partition
)
insert into event_log (topic, partition, "offset", size, key, value, headers)
select i.topic, i.partition, l.next_offset + row_number() over (partition by i.topic, i.partition order by i.place) - 1,
  octet_length(i.value) + octet_length(i.key) + 500, i.key, i.value, i.headers
from incoming i join locked l using (topic, partition)`;

/** Appends the records, and resolves when they are committed. Throws when a topic has no partitions. */
export async function appendRecords(pool: Pool, records: OutgoingRecord[], partitionsOf: Map<string, number>): Promise<void> {
  const partitions = records.map(({ topic, key }) => partitionOf(key, partitionsOf.get(topic) ?? 1));
  const { rowCount } = await pool.query(append, [
    records.map(({ topic }) => topic),
    partitions,
    records.map(({ key }) => key),
    records.map(({ value }) => value),
    records.map(({ headers }) => JSON.stringify(headers)),
  ]);
  if (rowCount !== records.length)
    throw new Error(`Of ${records.length} records ${records.length - (rowCount ?? 0)} have no topic.`);
}
