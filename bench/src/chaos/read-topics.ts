import { topicOwners } from '@claimstream/contracts';
import type { EventLog, PartitionBounds } from '@claimstream/messaging';

export const topics = Object.keys(topicOwners) as (keyof typeof topicOwners)[];

/** A record as it lies in the log; its order is told by `offset` within topic and partition. */
export interface TopicRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly key: string;
  readonly eventId: string;
}

/** Reads every topic from its first record to the one that is last now, as a consumer group that nobody else is in. */
export async function readTopics(eventLog: EventLog): Promise<TopicRecord[]> {
  const bounds = (await Promise.all(topics.map((topic) => eventLog.bounds(topic)))).flat();
  const left = new Map(bounds.filter(({ start, end }) => end > start).map((partition) => [nameOf(partition), partition.end]));
  const consumer = eventLog.consume({
    group: `chaos-checker-${process.pid}-${Date.now()}`,
    topics,
    startOffsets: ({ partitions }) => Promise.resolve(partitions.map(({ start }) => start)),
  });
  const records: TopicRecord[] = [];
  try {
    while (left.size > 0) {
      const taken = await consumer.take({ messages: 5_000, bytes: 16 * 1024 * 1024 });
      for (const { topic, partition, offset, key, headers } of taken) {
        records.push({ topic, partition, offset, key, eventId: headers['ce_id'] ?? '' });
        if (offset + 1n >= (left.get(nameOf({ topic, partition })) ?? Infinity)) left.delete(nameOf({ topic, partition }));
      }
      consumer.done(taken);
    }
  } finally {
    await consumer.stop();
  }
  return records;
}

const nameOf = ({ topic, partition }: Pick<PartitionBounds, 'topic' | 'partition'>): string => `${topic}/${partition}`;
