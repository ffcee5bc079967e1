import { setTimeout as pause } from 'node:timers/promises';
import type { ClientBase, Pool } from 'pg';
import type { TopicPartition } from '../event-log.js';

interface LockWish {
  group: string;
  everyMs: number;
  signal: AbortSignal;
}

/** Waits until this connection is the one that reads for the group; the lock ends with the connection. Rejects when the signal says so. */
export async function groupLock(client: ClientBase, { group, everyMs, signal }: LockWish): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const { rows } = await client.query<{ locked: boolean }>(
      "select pg_try_advisory_lock(hashtextextended('event-log group ' || $1, 0)) as locked",
      [group],
    );
    if (rows[0]!.locked) return;
    await pause(everyMs, undefined, { signal });
  }
}

export interface Progress extends TopicPartition {
  next: bigint;
}

/** Writes down how far the group is in each partition. */
export async function storeProgress(pool: Pool, group: string, progress: Progress[]): Promise<void> {
  await pool.query(
    `insert into event_log_group ("group", topic, partition, next_offset)
     select $1, topic, partition, next_offset from unnest($2::text[], $3::int[], $4::bigint[]) as at(topic, partition, next_offset)
     order by topic, partition
     on conflict ("group", topic, partition) do update set next_offset = excluded.next_offset
     where event_log_group.next_offset <> excluded.next_offset`,
    [group, progress.map(({ topic }) => topic), progress.map(({ partition }) => partition), progress.map(({ next }) => next)],
  );
}
