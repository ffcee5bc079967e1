import { setTimeout as sleep } from 'node:timers/promises';
import {
  type BatchLimits,
  type ConsumeOptions,
  type ConsumerFacts,
  type LogConsumer,
  type LogRecord,
  OffsetOutsideLog,
  type PartitionBounds,
  type TopicPartition,
} from '../event-log.js';
import { RecordBuffer } from '../log/record-buffer.js';
import { Signal } from '../log/signal.js';
import { startOf } from '../log/start-of.js';

interface Surroundings {
  recordsFrom(partition: TopicPartition, offset: bigint): LogRecord[];
  leave(): void;
}

/** A member of a group of the log in memory. */
export class MemoryLogConsumer implements LogConsumer {
  private readonly buffer = new RecordBuffer();
  private readonly came = new Signal();
  private assignment = 0;
  private stopped = false;
  private failure?: OffsetOutsideLog;

  constructor(
    private readonly options: ConsumeOptions,
    private readonly surroundings: Surroundings,
  ) {}

  get topics(): readonly string[] {
    return this.options.topics;
  }

  get assigned(): readonly TopicPartition[] {
    return this.buffer.opened;
  }

  get facts(): ConsumerFacts {
    const state = this.stopped ? 'stopped' : this.failure ? 'failed' : 'consuming';
    return { state, bufferedRecords: this.buffer.records, bufferedBytes: this.buffer.bytes, paused: false };
  }

  async assign(identity: string, partitions: PartitionBounds[]): Promise<void> {
    const assignment = (this.assignment += 1);
    this.buffer.clear();
    while (!this.stopped && assignment === this.assignment) {
      try {
        const starts = await startOf({ identity, partitions }, this.options);
        if (assignment !== this.assignment) return;
        for (const [partition, offset] of starts) this.buffer.open(partition, offset);
        return this.feed();
      } catch (error) {
        if (error instanceof OffsetOutsideLog) {
          this.failure = error;
          return this.came.raise();
        }
        await sleep(20);
      }
    }
  }

  feed(): void {
    for (const partition of this.buffer.opened) {
      const records = this.surroundings.recordsFrom(partition, this.buffer.positionOf(partition)!);
      if (records.length > 0) this.buffer.add(partition, records);
    }
    this.came.raise();
  }

  async take(limits: BatchLimits): Promise<LogRecord[]> {
    for (;;) {
      if (this.stopped) return [];
      if (this.failure) throw this.failure;
      const records = this.buffer.take(limits);
      if (records.length > 0) return records;
      await this.came.wait();
    }
  }

  done(): void {
    this.buffer.done();
  }

  retry(): void {
    this.buffer.retry();
  }

  seek(partition: TopicPartition, offset: bigint): void {
    this.buffer.open(partition, offset);
    this.feed();
  }

  stop(): Promise<void> {
    if (!this.stopped) {
      this.stopped = true;
      this.surroundings.leave();
      this.came.raise();
    }
    return Promise.resolve();
  }
}
