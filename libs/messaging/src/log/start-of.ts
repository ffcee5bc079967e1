import { OffsetOutsideLog, type ConsumeOptions, type PartitionBounds } from '../event-log.js';

interface Assignment {
  identity: string;
  partitions: PartitionBounds[];
}

/** Asks the database where to go on in each partition. Throws `OffsetOutsideLog` where the log does not have that offset (any more). */
export async function startOf(assignment: Assignment, { startOffsets }: ConsumeOptions): Promise<Map<PartitionBounds, bigint>> {
  const offsets = await startOffsets(assignment);
  return new Map(
    assignment.partitions.map((bounds, index) => {
      const offset = offsets[index]!;
      if (offset < bounds.start || offset > bounds.end) throw new OffsetOutsideLog(bounds, offset);
      return [bounds, offset];
    }),
  );
}
