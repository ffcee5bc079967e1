import type { LogRecord, TopicPartition } from '../event-log.js';
import type { FenceRow } from './batch-queries.js';

/** What the fence says about a batch: what may be handled now, and where the log must be read again. */
export interface FenceAnswer {
  readonly inOrder: readonly LogRecord[];
  readonly gaps: readonly (TopicPartition & { next: bigint })[];
}

/** The database does not know where we are: its offsets were reset by a rebuild, this process has to begin anew. */
export class PositionLost extends Error {
  override readonly name = 'PositionLost';
}

/**
 * Below the next offset: handled before, or by another owner meanwhile. Above: something was skipped on the way to us. Only what
 * continues exactly where the database is may be handled. Throws `PositionLost` when there is no row: it was made when the
 * partition was assigned to us.
 */
export function checkFence(records: readonly LogRecord[], fence: readonly FenceRow[]): FenceAnswer {
  const next = new Map(fence.map((row) => [`${row.topic}/${row.partition}`, BigInt(row.next_offset)]));
  const gaps = new Map<string, TopicPartition & { next: bigint }>();
  const inOrder: LogRecord[] = [];
  for (const record of records) {
    const partition = `${record.topic}/${record.partition}`;
    const wanted = next.get(partition);
    if (wanted === undefined) throw new PositionLost('There is no offset of a partition that was assigned.');
    if (record.offset < wanted || gaps.has(partition)) continue;
    if (record.offset > wanted) {
      gaps.set(partition, { topic: record.topic, partition: record.partition, next: wanted });
    } else {
      inOrder.push(record);
      next.set(partition, wanted + 1n);
    }
  }
  return { inOrder, gaps: [...gaps.values()] };
}
