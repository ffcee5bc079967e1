import type { Pool } from 'pg';

/**
 * Deletes what is a day old and every group of a topic has behind it, so many records of a partition at a time; a topic that nobody reads is
 * kept. A reader that starts for the first time is not known before: the day is how long it may come later than the others.
 */
const purge = `
with behind as (
  select p.topic, p.partition, p.start_offset, least(min(g.next_offset), p.start_offset + $1) as until
  from event_log_partition p join event_log_group g using (topic, partition)
  group by p.topic, p.partition, p.start_offset having min(g.next_offset) > p.start_offset
), aged as (
  select b.topic, b.partition, b.start_offset, coalesce(young."offset", b.until) as until
  from behind b left join lateral (
    select "offset" from event_log e
    where e.topic = b.topic and e.partition = b.partition and e."offset" >= b.start_offset and e."offset" < b.until
      and e.appended_at > now() - interval '1 day'
    order by "offset" limit 1
  ) young on true
), moved as (
  update event_log_partition p set start_offset = a.until
  from aged a where p.topic = a.topic and p.partition = a.partition and p.start_offset = a.start_offset and a.until > a.start_offset
  returning p.topic, p.partition, a.until
)
delete from event_log e using moved m where e.topic = m.topic and e.partition = m.partition and e."offset" < m.until`;

const batch = 5_000;

export async function purgeRecords(pool: Pool): Promise<void> {
  await pool.query(purge, [batch]);
}
