import type { Pool } from 'pg';

/** Deletes what every group of a topic has behind it, so many records of a partition at a time; a topic that nobody reads is kept. */
const purge = `
with behind as (
  select p.topic, p.partition, p.start_offset, least(min(g.next_offset), p.start_offset + $1) as until
  from event_log_partition p join event_log_group g using (topic, partition)
  group by p.topic, p.partition, p.start_offset having min(g.next_offset) > p.start_offset
), moved as (
  update event_log_partition p set start_offset = b.until
  from behind b where p.topic = b.topic and p.partition = b.partition and p.start_offset = b.start_offset
  returning p.topic, p.partition, b.until
)
delete from event_log e using moved m where e.topic = m.topic and e.partition = m.partition and e."offset" < m.until`;

const batch = 5_000;

export async function purgeRecords(pool: Pool): Promise<void> {
  await pool.query(purge, [batch]);
}
