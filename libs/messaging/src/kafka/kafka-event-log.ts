import { connect as connectPlain, isIP } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { type Admin, type Consumer, type EachBatchPayload, Kafka, type KafkaMessage, logLevel, type logCreator } from 'kafkajs';
import { type ISocketFactory, Partitioners, type Producer, type SASLOptions } from 'kafkajs';
import { OffsetOutsideLog, type BatchLimits, type ConsumeOptions, type ConsumerFacts, type EventLog } from '../event-log.js';
import type { LogConsumer, LogRecord, NewTopic, OutgoingRecord, PartitionBounds, TopicPartition } from '../event-log.js';
import { keepTrying } from '../log/keep-trying.js';
import { RecordBuffer } from '../log/record-buffer.js';
import { Signal } from '../log/signal.js';
import { startOf } from '../log/start-of.js';
import type { MessagingLogger } from '../logger.js';

export interface KafkaOptions {
  /** `host:port` of some brokers. */
  brokers: string[];
  /** Shown in the broker's own metrics. */
  clientId: string;
  logger: MessagingLogger;
  ssl?: boolean;
  sasl?: SASLOptions;
  /** After so long without a heartbeat the partitions go to somebody else; no handler can hold heartbeats up, so 10 s is plenty. */
  sessionTimeoutMs?: number;
}

const mebibyte = 1024 * 1024;
/** The broker is asked at most so often while the database works; what comes meanwhile makes the next batch larger. Idle, it answers at once. */
const paceMs = 10;
const commitEveryMs = 1_000;
/** kafkajs is known to stop silently (issues 558, 659). A consumer that has not asked the broker for so long is replaced. */
const stalledAfterMs = 60_000;

/** The event log in Apache Kafka, through kafkajs 2.2.4; docs/adr/0001 says why and how to leave it. Connects when first used. */
export function kafkaEventLog(options: KafkaOptions): EventLog {
  return new KafkaEventLog(options);
}

class KafkaEventLog implements EventLog {
  private readonly kafka: Kafka;
  private readonly admin: OnDemand<Admin>;
  private readonly producer: OnDemand<Producer>;
  private readonly consumers = new Set<KafkaLogConsumer>();
  private readonly closing = new AbortController();
  private sending: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: KafkaOptions) {
    const { brokers, clientId, logger, ssl, sasl } = options;
    const retry = { retries: 4, initialRetryTime: 100, maxRetryTime: 1_000 };
    this.kafka = new Kafka({
      brokers,
      clientId,
      ssl,
      sasl,
      retry,
      socketFactory,
      logLevel: logLevel.WARN,
      logCreator: logTo(logger),
    });
    const ordered = { createPartitioner: Partitioners.DefaultPartitioner, maxInFlightRequests: 1, allowAutoTopicCreation: false };
    this.admin = new OnDemand(() => this.kafka.admin());
    this.producer = new OnDemand(() => this.kafka.producer(ordered));
  }

  identity(): Promise<string> {
    return keepTrying(() => this.clusterId(), { signal: this.closing.signal });
  }

  async clusterId(): Promise<string> {
    const { clusterId } = await this.admin.use((admin) => admin.describeCluster());
    return `kafka:${clusterId}`;
  }

  async createTopics(topics: NewTopic[]): Promise<void> {
    await this.admin.use(async (admin) => {
      const existing = new Set(await admin.listTopics());
      const missing = topics.filter(({ topic }) => !existing.has(topic));
      if (missing.length === 0) return;
      await admin.createTopics({ topics: missing.map(({ topic, partitions }) => ({ topic, numPartitions: partitions })) });
    });
  }

  send(records: OutgoingRecord[]): Promise<void> {
    const sent = this.sending.then(async () => {
      const messagesOf = Map.groupBy(records, ({ topic }) => topic);
      const topicMessages = [...messagesOf].map(([topic, messages]) => ({ topic, messages }));
      await this.producer.use((producer) => producer.sendBatch({ acks: -1, topicMessages }));
    });
    this.sending = sent.catch(() => undefined); // Its caller hears of it; the next one tries for itself.
    return sent;
  }

  async bounds(topic: string): Promise<PartitionBounds[]> {
    const offsets = await this.admin.use((admin) => admin.fetchTopicOffsets(topic));
    return offsets
      .map(({ partition, low, high }) => ({ topic, partition, start: BigInt(low), end: BigInt(high) }))
      .sort((one, other) => one.partition - other.partition);
  }

  consume(options: ConsumeOptions): LogConsumer {
    const consumer = new KafkaLogConsumer(this, this.kafka, options, this.options);
    this.consumers.add(consumer);
    return consumer;
  }

  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort(new Error('The event log is closed.'));
    await Promise.all([...this.consumers].map((consumer) => consumer.stop()));
    await this.sending;
    await Promise.all([this.admin.disconnect(), this.producer.disconnect()]);
  }
}

class KafkaLogConsumer implements LogConsumer {
  private readonly buffer = new RecordBuffer();
  private readonly arrival = new Signal();
  private readonly demand = new Signal();
  private readonly stopping = new AbortController();
  private readonly maxBufferedBytes: number;
  private readonly running: Promise<void>;
  private state: ConsumerFacts['state'] = 'joining';
  private failure: unknown;
  private consumer?: Consumer;
  private generation = new AbortController();
  private assignment: TopicPartition[] = [];
  private paused = false;
  private pacing?: Promise<void>;
  private lastSignOfLife = 0;
  private progress = new Map<string, TopicPartition & { offset: string }>();
  private commitTimer?: NodeJS.Timeout;

  constructor(
    private readonly log: KafkaEventLog,
    private readonly kafka: Kafka,
    private readonly options: ConsumeOptions,
    private readonly settings: KafkaOptions,
  ) {
    this.maxBufferedBytes = options.maxBufferedBytes ?? 8 * mebibyte;
    this.running = this.runSessions();
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
    this.consumer?.seek({ ...partition, offset: String(offset) });
  }

  async stop(): Promise<void> {
    this.stopping.abort(new Error('The consumer is stopped.'));
    this.generation.abort(this.stopping.signal.reason);
    this.demand.raise();
    this.arrival.raise();
    await this.running;
    this.state = 'stopped';
  }

  /** A kafkajs consumer after another: each lives until it crashes, stalls or we stop. */
  private async runSessions(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.runSession();
      } catch (reason) {
        this.warn('kafka.consumer-failed', reason);
      }
      this.letGo();
      await pause(500, undefined, { signal: this.stopping.signal }).catch(() => undefined); // Stopping ends the pause.
    }
  }

  private async runSession(): Promise<void> {
    const sessionTimeout = this.settings.sessionTimeoutMs ?? 10_000;
    const consumer = this.kafka.consumer({
      groupId: this.options.group,
      sessionTimeout,
      heartbeatInterval: Math.min(1_000, sessionTimeout / 4),
      rebalanceTimeout: 60_000,
      maxWaitTimeInMs: 250,
      minBytes: 1,
      maxBytesPerPartition: mebibyte / 2,
      maxBytes: 4 * mebibyte,
      allowAutoTopicCreation: false,
      retry: { retries: 4, initialRetryTime: 100, maxRetryTime: 1_000, restartOnFailure: async () => false },
    });
    this.lastSignOfLife = Date.now();
    const { CRASH, FETCH, GROUP_JOIN } = consumer.events;
    let watch: NodeJS.Timeout | undefined;
    const ended = new Promise<void>((resolve) => {
      consumer.on(CRASH, () => resolve());
      this.stopping.signal.addEventListener('abort', () => resolve());
      watch = setInterval(() => Date.now() - this.lastSignOfLife > stalledAfterMs && resolve(), 5_000);
    });
    consumer.on(FETCH, () => (this.lastSignOfLife = Date.now()));
    consumer.on(GROUP_JOIN, ({ payload }) => this.joined(consumer, payload.memberAssignment));
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: this.options.topics, fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: 64,
        eachBatch: (payload) => this.receive(payload),
      });
      await ended;
    } finally {
      clearInterval(watch);
      await consumer.disconnect();
    }
  }

  /** A generation of the group begins. Nothing is read of its partitions until the database has said from where. */
  private joined(consumer: Consumer, memberAssignment: Record<string, number[]>): void {
    this.letGo();
    this.consumer = consumer;
    this.generation = new AbortController();
    this.lastSignOfLife = Date.now();
    this.assignment = Object.entries(memberAssignment).flatMap(([topic, partitions]) =>
      partitions.map((partition) => ({ topic, partition })),
    );
    void this.position(this.assignment, this.generation.signal);
  }

  private letGo(): void {
    this.generation.abort(new Error('The group has a new generation.'));
    this.buffer.clear();
    this.assignment = [];
    this.progress.clear();
    this.paused = false;
    if (this.state === 'consuming') this.state = 'joining';
  }

  /** Asks the database for the offsets, as long as it takes and as long as the partitions are ours; kafkajs keeps up the heartbeat meanwhile. */
  private async position(partitions: TopicPartition[], signal: AbortSignal): Promise<void> {
    this.consumer?.pause(byTopic(partitions));
    const ask = async () => {
      const identity = await this.log.clusterId();
      const topics = [...new Set(partitions.map(({ topic }) => topic))];
      const all = (await Promise.all(topics.map((topic) => this.log.bounds(topic)))).flat();
      const ours = all.filter((bounds) =>
        partitions.some((one) => one.topic === bounds.topic && one.partition === bounds.partition),
      );
      return startOf({ identity, partitions: ours }, this.options);
    };
    try {
      const starts = await keepTrying(ask, {
        signal,
        isFinal: (reason) => reason instanceof OffsetOutsideLog,
        onFailure: (reason) => this.warn('kafka.waiting-for-offsets', reason),
      });
      if (signal.aborted) return;
      for (const [{ topic, partition }, offset] of starts) {
        this.buffer.open({ topic, partition }, offset);
        this.consumer?.seek({ topic, partition, offset: String(offset) });
      }
      if (!this.paused) this.consumer?.resume(byTopic(partitions));
      this.state = 'consuming';
    } catch (reason) {
      if (signal.aborted) return;
      this.failure = reason;
      this.state = 'failed';
      this.arrival.raise();
    }
  }

  private async receive({ batch, resolveOffset, isStale }: EachBatchPayload): Promise<void> {
    if (isStale()) return;
    const { topic, partition } = batch;
    const records = batch.messages.map((message) => toRecord({ topic, partition }, message));
    const arrival = this.buffer.add({ topic, partition }, records);
    if (arrival === 'not-open') return;
    const ranBack = arrival === 'known' && BigInt(batch.highWatermark) < this.buffer.positionOf({ topic, partition })!;
    if (arrival === 'gap' || ranBack) return this.readAgain({ topic, partition });

    resolveOffset(batch.lastOffset());
    if (arrival === 'known') return;
    this.demand.lower();
    this.arrival.raise();
    this.pauseOrResume();
    await (this.pacing ??= this.demand.wait(paceMs).then(() => (this.pacing = undefined)));
  }

  /** The log does not go on where we are: the database says again where that is, and the log's bounds whether it can be read there. */
  private async readAgain(partition: TopicPartition): Promise<void> {
    this.settings.logger.error('kafka.discontinuity', { ...partition });
    const { signal } = this.generation;
    this.consumer?.pause(byTopic([partition]));
    await pause(paceMs);
    if (!signal.aborted) void this.position([partition], signal);
  }

  private pauseOrResume(): void {
    const { bytes } = this.buffer;
    if (!this.paused && bytes > this.maxBufferedBytes) {
      this.paused = true;
      this.consumer?.pause(byTopic(this.assignment));
    } else if (this.paused && bytes <= this.maxBufferedBytes / 2) {
      this.paused = false;
      this.consumer?.resume(byTopic(this.buffer.opened));
    }
  }

  /** For lag metrics and autoscaling only; the offsets that count are the database's. */
  private async commit(): Promise<void> {
    this.commitTimer = undefined;
    const offsets = [...this.progress.values()];
    this.progress.clear();
    try {
      if (offsets.length > 0) await this.consumer?.commitOffsets(offsets);
    } catch (reason) {
      this.warn('kafka.lag-not-committed', reason);
    }
  }

  private warn(event: string, reason: unknown): void {
    this.settings.logger.warn(event, { group: this.options.group, reason: reason instanceof Error ? reason.name : 'unknown' });
  }
}

interface Connectable {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
}

/** A client that connects when it is first needed. One that failed is replaced at the next need: kafkajs clients remember topics that are gone. */
class OnDemand<Client extends Connectable> {
  private current?: Promise<Client>;

  constructor(private readonly make: () => Client) {}

  async use<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    const current = (this.current ??= connected(this.make()));
    try {
      return await work(await current);
    } catch (reason) {
      if (this.current === current) void this.disconnect();
      throw reason;
    }
  }

  async disconnect(): Promise<void> {
    const { current } = this;
    this.current = undefined;
    const client = await current?.catch(() => undefined); // What never connected has nothing to end.
    await client?.disconnect().catch(() => undefined); // Its broker may be gone; nothing depends on a farewell.
  }
}

async function connected<Client extends Connectable>(client: Client): Promise<Client> {
  await client.connect();
  return client;
}

/** As kafkajs's own, but small requests leave at once: half as many records a second again. */
const socketFactory: ISocketFactory = ({ host, port, ssl, onConnect }) => {
  const name = isIP(host) === 0 ? { servername: host } : {};
  const socket = ssl ? connectTls({ host, port, ...name, ...ssl }, onConnect) : connectPlain({ host, port }, onConnect);
  return socket.setNoDelay(true).setKeepAlive(true, 60_000);
};

const byTopic = (partitions: readonly TopicPartition[]): { topic: string; partitions: number[] }[] =>
  [...Map.groupBy(partitions, ({ topic }) => topic)].map(([topic, of]) => ({
    topic,
    partitions: of.map(({ partition }) => partition),
  }));

function toRecord({ topic, partition }: TopicPartition, { offset, key, value, headers }: KafkaMessage): LogRecord {
  const texts = Object.entries(headers ?? {}).map(([name, text]) => [name, String(text ?? '')] as const);
  return {
    topic,
    partition,
    offset: BigInt(offset),
    key: key?.toString() ?? '',
    value: value?.toString() ?? '',
    headers: Object.fromEntries(texts),
  };
}

/** kafkajs hands whole error objects to its log, which carry what they were about; we let its sentence through and nothing else. */
const logTo =
  (logger: MessagingLogger): logCreator =>
  () =>
  ({ namespace, log }) =>
    logger.warn('kafka.client', { part: namespace, says: log.message.slice(0, 200) });
