import { setTimeout as pause } from 'node:timers/promises';
import { OffsetOutsideLog, type BatchLimits, type ConsumeOptions, type ConsumerFacts, type LogConsumer } from '../event-log.js';
import type { LogRecord, PartitionBounds, TopicPartition } from '../event-log.js';
import { keepTrying } from '../log/keep-trying.js';
import { RecordBuffer } from '../log/record-buffer.js';
import { Signal } from '../log/signal.js';
import { startOf } from '../log/start-of.js';
import type { MessagingLogger } from '../logger.js';

const mebibyte = 1024 * 1024;
/** The broker is asked at most so often while the database works; what comes meanwhile makes the next batch larger. Idle, it answers at once. */
const paceMs = 10;
const commitEveryMs = 1_000;

/** What a member does with the client that keeps its place in the group; kafkajs's consumer is one. Its methods throw when it has lost the group. */
export interface Membership {
  pause(topics: { topic: string; partitions: number[] }[]): void;
  resume(topics: { topic: string; partitions: number[] }[]): void;
  seek(to: { topic: string; partition: number; offset: string }): void;
  commitOffsets(offsets: { topic: string; partition: number; offset: string }[]): Promise<void>;
}

/** What the member asks about the log itself. */
export interface LogFacts {
  clusterId(): Promise<string>;
  bounds(topic: string): Promise<PartitionBounds[]>;
}

/** What one fetch brought of one partition. */
export interface Fetched extends TopicPartition {
  records: LogRecord[];
  /** The partition's end when it was fetched. */
  highWatermark: bigint;
  /** The client fetches on from behind these records. */
  resolve(): void;
}

/**
 * A reader's place in a Kafka consumer group, whichever client keeps it: each generation of the group is positioned by the database, records that do
 * not follow on the position are not delivered, and what has come waits in a bounded buffer, so that the client never waits for our work.
 */
export class GroupMember implements LogConsumer {
  protected readonly stopping = new AbortController();
  private readonly buffer = new RecordBuffer();
  private readonly arrival = new Signal();
  private readonly demand = new Signal();
  private readonly progress = new Map<string, TopicPartition & { offset: string }>();
  private readonly maxBufferedBytes: number;
  private state: ConsumerFacts['state'] = 'joining';
  private failure: unknown;
  private membership?: Membership;
  private generation = new AbortController();
  private paused = false;
  private pacing?: Promise<void>;
  private commitTimer?: NodeJS.Timeout;

  constructor(
    protected readonly options: ConsumeOptions,
    private readonly log: LogFacts,
    private readonly logger: MessagingLogger,
  ) {
    this.maxBufferedBytes = options.maxBufferedBytes ?? 3 * mebibyte;
  }

  get assigned(): readonly TopicPartition[] {
    return this.buffer.opened;
  }

  get facts(): ConsumerFacts {
    return { state: this.state, bufferedRecords: this.buffer.records, bufferedBytes: this.buffer.bytes, paused: this.paused };
  }

  async take(limits: BatchLimits): Promise<LogRecord[]> {
    for (;;) {
      if (this.failure) throw this.failure;
      if (this.stopping.signal.aborted) return [];
      const batch = this.buffer.take(limits);
      if (batch.length > 0) return batch;
      this.demand.raise();
      await this.arrival.wait();
    }
  }

  done(records: LogRecord[]): void {
    this.buffer.done();
    for (const { topic, partition, offset } of records) {
      this.progress.set(`${topic}/${partition}`, { topic, partition, offset: String(offset + 1n) });
    }
    this.commitTimer ??= setTimeout(() => void this.commit(), commitEveryMs).unref();
    this.pauseOrResume();
  }

  retry(): void {
    this.buffer.retry();
  }

  seek(partition: TopicPartition, offset: bigint): void {
    if (this.buffer.positionOf(partition) === undefined) return;
    this.buffer.open(partition, offset);
    this.tell((membership) => membership.seek({ ...partition, offset: String(offset) }));
  }

  /** Who keeps the place in the group ends that first. */
  async stop(): Promise<void> {
    this.stopping.abort(new Error('The consumer is stopped.'));
    this.demand.raise();
    this.arrival.raise();
  }

  /** A generation of the group begins. Nothing is read of its partitions until the database has said from where. */
  protected joined(membership: Membership, partitions: TopicPartition[]): void {
    this.letGo();
    if (this.stopping.signal.aborted) return;
    this.membership = membership;
    this.generation = new AbortController();
    void this.position(partitions, this.generation.signal);
  }

  /** The place in the group is lost or given up. */
  protected letGo(): void {
    this.generation.abort(new Error('The group has a new generation.'));
    this.membership = undefined;
    this.buffer.clear();
    this.progress.clear();
    this.paused = false;
    if (this.state === 'consuming') this.state = 'joining';
    if (this.stopping.signal.aborted) this.state = 'stopped';
  }

  /** Buffers what was fetched, and resolves when the broker should be asked again. */
  protected async receive({ topic, partition, records, highWatermark, resolve }: Fetched): Promise<void> {
    const arrival = this.buffer.add({ topic, partition }, records);
    if (arrival === 'not-open') return;
    const ranBack = arrival === 'known' && highWatermark < this.buffer.positionOf({ topic, partition })!;
    if (arrival === 'gap' || ranBack) return this.readAgain({ topic, partition });

    resolve();
    if (arrival === 'known') return;
    this.demand.lower();
    this.arrival.raise();
    this.pauseOrResume();
    await (this.pacing ??= this.demand.wait(paceMs).then(() => (this.pacing = undefined)));
  }

  /** For lag metrics and autoscaling only; the offsets that count are the database's. */
  protected async commit(): Promise<void> {
    clearTimeout(this.commitTimer);
    this.commitTimer = undefined;
    const offsets = [...this.progress.values()];
    this.progress.clear();
    try {
      if (offsets.length > 0) await this.membership?.commitOffsets(offsets);
    } catch (reason) {
      this.warn('kafka.lag-not-committed', reason);
    }
  }

  protected warn(event: string, reason: unknown): void {
    this.logger.warn(event, { group: this.options.group, reason: reason instanceof Error ? reason.name : 'unknown' });
  }

  /** Asks the database for the offsets as long as it takes and the partitions are ours; the client keeps up the heartbeat meanwhile. */
  private async position(partitions: TopicPartition[], signal: AbortSignal): Promise<void> {
    this.tell((membership) => membership.pause(byTopic(partitions)));
    try {
      const starts = await keepTrying(() => this.askStarts(partitions), {
        signal,
        isFinal: (reason) => reason instanceof OffsetOutsideLog,
        onFailure: (reason) => this.warn('kafka.waiting-for-offsets', reason),
      });
      if (signal.aborted) return;
      for (const [{ topic, partition }, offset] of starts) {
        this.buffer.open({ topic, partition }, offset);
        this.tell((membership) => membership.seek({ topic, partition, offset: String(offset) }));
      }
      if (!this.paused) this.tell((membership) => membership.resume(byTopic(partitions)));
      this.state = 'consuming';
    } catch (reason) {
      if (!signal.aborted) this.fail(reason);
    }
  }

  private async askStarts(partitions: TopicPartition[]): Promise<Map<PartitionBounds, bigint>> {
    const identity = await this.log.clusterId();
    const bounds = await Promise.all(byTopic(partitions).map(({ topic }) => this.log.bounds(topic)));
    const ours = bounds
      .flat()
      .filter((one) => partitions.some((other) => one.topic === other.topic && one.partition === other.partition));
    if (ours.length < partitions.length) throw new Error('The broker does not know all of our partitions yet.');
    return startOf({ identity, partitions: ours }, this.options);
  }

  /** The log does not go on where we are: the database says again where that is, and the log's bounds whether it can be read there. */
  private async readAgain(partition: TopicPartition): Promise<void> {
    this.logger.error('kafka.discontinuity', { ...partition });
    const { signal } = this.generation;
    this.tell((membership) => membership.pause(byTopic([partition])));
    await pause(paceMs);
    if (!signal.aborted) void this.position([partition], signal);
  }

  private pauseOrResume(): void {
    const { bytes, opened } = this.buffer;
    if (!this.paused && bytes > this.maxBufferedBytes) {
      this.paused = true;
      this.tell((membership) => membership.pause(byTopic(opened)));
    } else if (this.paused && bytes <= this.maxBufferedBytes / 2) {
      this.paused = false;
      this.tell((membership) => membership.resume(byTopic(opened)));
    }
  }

  private fail(reason: unknown): void {
    this.failure = reason;
    this.state = 'failed';
    this.arrival.raise();
  }

  private tell(what: (membership: Membership) => void): void {
    try {
      if (this.membership) what(this.membership);
    } catch (reason) {
      this.warn('kafka.place-lost', reason); // Its next generation is positioned anew.
    }
  }
}

const byTopic = (partitions: readonly TopicPartition[]): { topic: string; partitions: number[] }[] =>
  [...Map.groupBy(partitions, ({ topic }) => topic)].map(([topic, of]) => ({
    topic,
    partitions: of.map(({ partition }) => partition),
  }));
