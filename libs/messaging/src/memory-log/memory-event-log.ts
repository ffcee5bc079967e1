import { invariant, newId } from '@claimstream/kernel';
import type {
  ConsumeOptions,
  EventLog,
  LogConsumer,
  LogRecord,
  NewTopic,
  OutgoingRecord,
  PartitionBounds,
  TopicPartition,
} from '../event-log.js';
import { MemoryLogConsumer } from './memory-log-consumer.js';

/** An event log in this process's memory, for specs and seeded simulations; it can be stopped, wiped, and made to deliver twice. */
export class MemoryEventLog implements EventLog {
  /** While true, sending fails as it does when a broker is away. */
  down = false;
  private id = newId();
  private readonly topics = new Map<string, LogRecord[][]>();
  private readonly groups = new Map<string, MemoryLogConsumer[]>();

  identity(): Promise<string> {
    return Promise.resolve(`memory:${this.id}`);
  }

  createTopics(topics: NewTopic[]): Promise<void> {
    for (const { topic, partitions } of topics) {
      if (!this.topics.has(topic))
        this.topics.set(
          topic,
          Array.from({ length: partitions }, () => []),
        );
    }
    this.reassignAll();
    return Promise.resolve();
  }

  send(records: OutgoingRecord[]): Promise<void> {
    if (this.down) return Promise.reject(new Error('The log is down.'));
    for (const record of records) this.append(record);
    for (const consumer of this.consumers()) consumer.feed();
    return Promise.resolve();
  }

  bounds(topic: string): Promise<PartitionBounds[]> {
    return Promise.resolve(this.partitionsOf(topic));
  }

  consume(options: ConsumeOptions): LogConsumer {
    const consumer: MemoryLogConsumer = new MemoryLogConsumer(options, {
      recordsFrom: ({ topic, partition }, offset) => this.topics.get(topic)![partition]!.slice(Number(offset)),
      leave: () => {
        this.groups.set(
          options.group,
          this.groups.get(options.group)!.filter((member) => member !== consumer),
        );
        this.reassign(options.group);
      },
    });
    this.groups.set(options.group, [...(this.groups.get(options.group) ?? []), consumer]);
    this.reassign(options.group);
    return consumer;
  }

  async close(): Promise<void> {
    await Promise.all([...this.consumers()].map((consumer) => consumer.stop()));
  }

  /** All that was ever sent to a topic, partition after partition. */
  recordsOf(topic: string): LogRecord[] {
    return (this.topics.get(topic) ?? []).flat();
  }

  /** Loses everything and is another log from now on, as a broker on an empty disk is. */
  wipe(): void {
    this.id = newId();
    for (const partitions of this.topics.values()) for (const records of partitions) records.length = 0;
  }

  private append(record: OutgoingRecord): void {
    const partitions = this.topics.get(record.topic);
    invariant(partitions, `There is no topic ${record.topic}.`);
    let hash = 0;
    for (const character of record.key) hash = (hash * 31 + character.charCodeAt(0)) >>> 0;
    const partition = hash % partitions.length;
    const records = partitions[partition]!;
    records.push({ ...record, partition, offset: BigInt(records.length) });
  }

  private partitionsOf(topic: string): PartitionBounds[] {
    return (this.topics.get(topic) ?? []).map((records, partition) => ({
      topic,
      partition,
      start: 0n,
      end: BigInt(records.length),
    }));
  }

  private reassignAll(): void {
    for (const group of this.groups.keys()) this.reassign(group);
  }

  /** Gives each member every n-th partition, at once and without mercy: who handles a batch of a lost one finds out at the fence. */
  private reassign(group: string): void {
    const members = this.groups.get(group) ?? [];
    const topics = [...new Set(members.flatMap(({ topics }) => topics))];
    const partitions: TopicPartition[] = topics.flatMap((topic) => this.partitionsOf(topic));
    members.forEach((member, n) => {
      const mine = partitions.filter((_, at) => at % members.length === n);
      void member.assign(
        `memory:${this.id}`,
        mine.map(({ topic, partition }) => this.partitionsOf(topic)[partition]!),
      );
    });
  }

  private *consumers(): Generator<MemoryLogConsumer> {
    for (const members of this.groups.values()) yield* members;
  }
}
