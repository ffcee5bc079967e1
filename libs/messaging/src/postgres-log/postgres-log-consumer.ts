import { Client, type ClientConfig, type Pool } from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import { OffsetOutsideLog, type BatchLimits, type ConsumeOptions, type ConsumerFacts, type LogConsumer } from '../event-log.js';
import type { LogRecord, PartitionBounds, TopicPartition } from '../event-log.js';
import { keepTrying } from '../log/keep-trying.js';
import { Signal } from '../log/signal.js';
import { startOf } from '../log/start-of.js';
import type { MessagingLogger } from '../logger.js';
import { readRecords } from './read.js';
import { groupLock, storeProgress } from './group.js';
import { purgeRecords } from './purge.js';
import { channel, onAppended } from './wake-ups.js';

const lockEveryMs = 250;
const lookEveryMs = 1_000;
const progressEveryMs = 1_000;
const purgeEveryMs = 10_000;

/** What a reader asks of the log that it reads. */
export interface ReadLog {
  readonly options: { readonly connectionString: string; readonly logger: MessagingLogger };
  readonly connectTo: ClientConfig;
  /** Both reject while the server is down. */
  identityNow(): Promise<string>;
  bounds(topic: string): Promise<PartitionBounds[]>;
  withTables<Result>(work: (pool: Pool) => Promise<Result>): Promise<Result>;
}

interface Position extends TopicPartition {
  next: bigint;
}

/**
 * Reads for a group while this process holds the group's advisory lock, on the connection that holds it: a lost connection is a lost lock. Nothing
 * is buffered; each batch is read when it is asked for.
 */
export class PostgresLogConsumer implements LogConsumer {
  private readonly arrival = new Signal();
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>;
  private positions = new Map<string, Position>();
  private client?: Client;
  private state: ConsumerFacts['state'] = 'joining';
  private failure: unknown;
  private out = 0;
  private progressed = false;
  private purgedAt = Date.now();

  constructor(
    private readonly log: ReadLog,
    private readonly options: ConsumeOptions,
  ) {
    this.running = this.runSessions();
  }

  get assigned(): readonly TopicPartition[] {
    return [...this.positions.values()].map(({ topic, partition }) => ({ topic, partition }));
  }

  get facts(): ConsumerFacts {
    return { state: this.state, bufferedRecords: this.out, bufferedBytes: 0, paused: false };
  }

  async take(limits: BatchLimits): Promise<LogRecord[]> {
    for (;;) {
      if (this.failure) throw this.failure;
      if (this.stopping.signal.aborted) return [];
      const batch = await this.read(limits);
      this.out = batch.length;
      if (batch.length > 0) return batch;
      await this.arrival.wait(lookEveryMs);
    }
  }

  done(records: LogRecord[]): void {
    this.out = 0;
    for (const record of records) {
      const position = this.positions.get(keyOf(record));
      if (position && position.next <= record.offset) position.next = record.offset + 1n;
    }
    this.progressed = true;
  }

  /** What was taken comes again by itself: the positions have not moved. */
  retry(): void {
    this.out = 0;
  }

  seek(partition: TopicPartition, offset: bigint): void {
    const position = this.positions.get(keyOf(partition));
    if (!position) return;
    position.next = offset;
    this.arrival.raise();
  }

  async stop(): Promise<void> {
    this.stopping.abort(new Error('The consumer is stopped.'));
    this.arrival.raise();
    await this.running;
    this.state = 'stopped';
  }

  private async read(limits: BatchLimits): Promise<LogRecord[]> {
    const { client } = this;
    const positions = [...this.positions.values()];
    if (!client || positions.length === 0) return [];
    try {
      const batch = await readRecords(client, { partitions: positions, nextOffsets: positions.map(({ next }) => next) }, limits);
      return client === this.client ? batch : [];
    } catch (reason) {
      this.warn('postgres-log.read-failed', reason);
      await client.end().catch(() => undefined); // Already gone; the session ends and another begins.
      return [];
    }
  }

  private async runSessions(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.runSession();
      } catch (reason) {
        if (reason instanceof OffsetOutsideLog) return this.fail(reason);
        if (!this.stopping.signal.aborted) this.warn('postgres-log.session-failed', reason);
      }
      await pause(lockEveryMs, undefined, { signal: this.stopping.signal }).catch(() => undefined); // Stopping ends the pause.
    }
  }

  /** From the lock to the end of the connection, or until we stop. */
  private async runSession(): Promise<void> {
    const { signal } = this.stopping;
    const client = new Client({ ...this.log.connectTo, keepAlive: true });
    const lost = new AbortController();
    client.on('error', () => lost.abort(new Error('The connection is lost.')));
    client.on('end', () => lost.abort(new Error('The connection is closed.')));
    client.on('notification', () => this.arrival.raise());
    const unsubscribe = onAppended(this.log.options.connectionString, () => this.arrival.raise());
    const over = AbortSignal.any([signal, lost.signal]);
    try {
      await client.connect();
      await groupLock(client, { group: this.options.group, everyMs: lockEveryMs, signal: over });
      await client.query(`listen ${channel}`);
      await this.position(client, over);
      while (!over.aborted) {
        await pause(progressEveryMs, undefined, { signal: over }).catch(() => undefined); // The end is looked at below.
        await this.tidy();
      }
    } finally {
      unsubscribe();
      this.letGo();
      await client.end().catch(() => undefined); // It may have ended first.
    }
  }

  private async position(client: Client, signal: AbortSignal): Promise<void> {
    const ask = async () => {
      const identity = await this.log.identityNow();
      const partitions = (await Promise.all(this.options.topics.map((topic) => this.topicBounds(topic)))).flat();
      return startOf({ identity, partitions }, this.options);
    };
    const starts = await keepTrying(ask, {
      signal,
      isFinal: (reason) => reason instanceof OffsetOutsideLog,
      onFailure: (reason) => this.warn('postgres-log.waiting-for-offsets', reason),
    });
    this.positions = new Map(
      [...starts].map(([{ topic, partition }, next]) => [keyOf({ topic, partition }), { topic, partition, next }]),
    );
    this.client = client;
    this.state = 'consuming';
    this.progressed = true;
    this.arrival.raise();
  }

  private async topicBounds(topic: string) {
    const bounds = await this.log.bounds(topic);
    if (bounds.length === 0) throw new Error(`There is no topic ${topic}.`);
    return bounds;
  }

  /** Tells how far the group is, and deletes what all groups have read; both matter to nobody's correctness and are tried again. */
  private async tidy(): Promise<void> {
    try {
      if (this.progressed) {
        this.progressed = false;
        const progress = [...this.positions.values()];
        await this.log.withTables((pool) => storeProgress(pool, this.options.group, progress));
      }
      if (Date.now() - this.purgedAt > purgeEveryMs) {
        this.purgedAt = Date.now();
        await this.log.withTables(purgeRecords);
      }
    } catch (reason) {
      this.progressed = true;
      this.warn('postgres-log.not-tidied', reason);
    }
  }

  private letGo(): void {
    this.client = undefined;
    this.positions.clear();
    if (this.state === 'consuming') this.state = 'joining';
  }

  private fail(reason: OffsetOutsideLog): void {
    this.failure = reason;
    this.state = 'failed';
    this.arrival.raise();
  }

  private warn(event: string, reason: unknown): void {
    this.log.options.logger.warn(event, { group: this.options.group, reason: reason instanceof Error ? reason.name : 'unknown' });
  }
}

const keyOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;
