import { setTimeout as pause } from 'node:timers/promises';
import { OffsetOutsideLog, type EventLog, type LogConsumer, type LogRecord, type PartitionBounds } from './event-log.js';

/** What a service's database is to a log, in memory: effects and next offsets change together, and it can be down. For the conformance suite. */
export class BookOfEffects {
  readonly effects: LogRecord[] = [];
  /** The values that came, without the duplicates that a sender may make by trying again: a service knows them by their id. */
  readonly heard = new Set<string>();
  readonly assignments: string[] = [];
  readonly gaps: string[] = [];
  down = false;
  private readonly offsets = new Map<string, bigint>();

  async startOffsets({ identity, partitions }: { identity: string; partitions: PartitionBounds[] }): Promise<bigint[]> {
    this.refuseWhileDown();
    this.assignments.push(identity);
    return partitions.map(({ topic, partition, start }) => {
      const key = `${identity} ${topic}/${partition}`;
      if (!this.offsets.has(key)) this.offsets.set(key, start);
      return this.offsets.get(key)!;
    });
  }

  /** The fence: what is below is known, what is above a gap. */
  commit(records: LogRecord[]): LogRecord | undefined {
    this.refuseWhileDown();
    const identity = this.assignments.at(-1)!;
    const fresh: LogRecord[] = [];
    const next = new Map(this.offsets);
    for (const record of records) {
      const key = `${identity} ${record.topic}/${record.partition}`;
      const expected = next.get(key)!;
      if (record.offset < expected) continue;
      if (record.offset > expected) {
        this.gaps.push(`${key} ${expected} ${record.offset}`);
        return record;
      }
      next.set(key, record.offset + 1n);
      fresh.push(record);
    }
    for (const [key, offset] of next) this.offsets.set(key, offset);
    this.effects.push(...fresh);
    for (const { value } of fresh) this.heard.add(value);
    return undefined;
  }

  setOffset({
    identity,
    topic,
    partition,
    offset,
  }: {
    identity: string;
    topic: string;
    partition: number;
    offset: bigint;
  }): void {
    this.offsets.set(`${identity} ${topic}/${partition}`, offset);
  }

  private refuseWhileDown(): void {
    if (this.down) throw new Error('The database is down.');
  }
}

interface ReaderOptions {
  log: EventLog;
  book: BookOfEffects;
  group: string;
  topics: string[];
  /** What is done before each commit. */
  handle?: (batch: LogRecord[]) => Promise<void>;
  maxBufferedBytes?: number;
}

/** The runtime's loop at its barest: take, handle, commit behind the fence, and again. For the conformance suite. */
export class Reader {
  readonly consumer: LogConsumer;
  readonly finished: Promise<void>;
  failure: unknown;
  largestBuffer = 0;

  constructor(private readonly options: ReaderOptions) {
    const { log, book, group, topics, maxBufferedBytes } = options;
    this.consumer = log.consume({ group, topics, maxBufferedBytes, startOffsets: (assignment) => book.startOffsets(assignment) });
    this.finished = this.run().catch((reason: unknown) => {
      this.failure = reason;
    });
  }

  async stop(): Promise<void> {
    await this.consumer.stop();
    await this.finished;
  }

  private async run(): Promise<void> {
    const { book, handle } = this.options;
    for (;;) {
      const batch = await this.consumer.take({ messages: 500, bytes: 1_000_000 });
      if (batch.length === 0) return;
      this.largestBuffer = Math.max(this.largestBuffer, this.consumer.facts.bufferedBytes);
      try {
        await handle?.(batch);
        const gap = book.commit(batch);
        if (gap) throw new Error(`A gap before ${gap.topic}/${gap.partition}/${gap.offset}.`);
        this.consumer.done(batch);
      } catch (reason) {
        if (reason instanceof OffsetOutsideLog) throw reason;
        this.consumer.retry(batch);
        await pause(50);
      }
    }
  }
}
