import { connect as connectPlain, isIP } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { type Admin, type ConsumerConfig, type EachBatchPayload, type ISocketFactory, Kafka, type KafkaMessage } from 'kafkajs';
import { logLevel, type logCreator, Partitioners, type Producer, type SASLOptions } from 'kafkajs';
import type { ConsumeOptions, EventLog, LogConsumer, LogRecord, NewTopic } from '../event-log.js';
import type { OutgoingRecord, PartitionBounds, TopicPartition } from '../event-log.js';
import { keepTrying } from '../log/keep-trying.js';
import { OnDemand } from '../log/on-demand.js';
import type { MessagingLogger } from '../logger.js';
import { GroupMember } from './group-member.js';

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
/** A call fails after about a second, and its caller decides. */
const hasty = { retries: 4, initialRetryTime: 100, maxRetryTime: 1_000 };
/** A consumer holds out for some twenty seconds, a broker's restart: as long as it lives it keeps its place in the group. */
const patient = { retries: 25, initialRetryTime: 100, maxRetryTime: 1_000, restartOnFailure: async () => false };
const goodbyeMs = 5_000;
/** A broker knows a new topic a moment before it leads its partitions; until then sending would fail in part and make duplicates. */
const newTopicMs = 15_000;
/** The same sentence of kafkajs is passed on so often; a broker that is away makes it say one ten times a second. */
const repeatAfterMs = 10_000;
/** kafkajs is known to stop silently (issues 558, 659). A consumer that has neither joined nor fetched for so long is replaced. */
const stalledAfterMs = 90_000;

/** The event log in Apache Kafka, through kafkajs 2.2.4; docs/adr/0001 says why and how to leave it. Connects when first used. */
export function kafkaEventLog(options: KafkaOptions): EventLog {
  return new KafkaEventLog(options);
}

class KafkaEventLog implements EventLog {
  private readonly patientKafka: Kafka;
  private readonly admin: OnDemand<Admin>;
  private readonly producer: OnDemand<Producer>;
  private readonly consumers = new Set<KafkaLogConsumer>();
  private readonly closing = new AbortController();
  private sending: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: KafkaOptions) {
    const { brokers, clientId, logger, ssl, sasl } = options;
    const common = { brokers, clientId, ssl, sasl, socketFactory, logLevel: logLevel.WARN, logCreator: logTo(logger) };
    const kafka = new Kafka({ ...common, retry: hasty });
    const ordered = { createPartitioner: Partitioners.DefaultPartitioner, maxInFlightRequests: 1, allowAutoTopicCreation: false };
    this.admin = new OnDemand(() => kafka.admin());
    this.producer = new OnDemand(() => kafka.producer(ordered));
    this.patientKafka = new Kafka({ ...common, retry: patient });
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
      const signal = AbortSignal.timeout(newTopicMs);
      await Promise.all(missing.map(({ topic }) => keepTrying(() => admin.fetchTopicOffsets(topic), { signal })));
    });
  }

  send(records: OutgoingRecord[]): Promise<void> {
    const sent = this.sending.then(async () => {
      if (records.length === 0) return;
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
    const consumer = new KafkaLogConsumer(this, this.patientKafka, options, this.options);
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

/** The member's place in the group, kept by one kafkajs consumer after another: each lives until it crashes, stalls or we stop. */
class KafkaLogConsumer extends GroupMember {
  private readonly running: Promise<void>;
  private lastSignOfLife = 0;

  constructor(
    log: KafkaEventLog,
    private readonly kafka: Kafka,
    options: ConsumeOptions,
    private readonly settings: KafkaOptions,
  ) {
    super(options, log, settings.logger);
    this.running = this.runSessions();
  }

  override async stop(): Promise<void> {
    await super.stop();
    await Promise.race([this.running, pause(goodbyeMs, undefined, { ref: false })]); // kafkajs may still be knocking at a dead broker.
    this.letGo();
  }

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
    const consumer = this.kafka.consumer(consumerConfig(this.options.group, this.settings.sessionTimeoutMs ?? 10_000));
    const over = new AbortController();
    const { CRASH, FETCH, GROUP_JOIN } = consumer.events;
    const alive = () => (this.lastSignOfLife = Date.now());
    const stalled = () => Date.now() - this.lastSignOfLife > stalledAfterMs;
    alive();
    const watch = setInterval(() => stalled() && over.abort(), 5_000);
    consumer.on(CRASH, () => over.abort());
    consumer.on(FETCH, alive);
    consumer.on(GROUP_JOIN, ({ payload }) => {
      alive();
      this.joined(consumer, partitionsOf(payload.memberAssignment));
    });
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: this.options.topics, fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: 64,
        eachBatch: (payload) => this.receiveBatch(payload),
      });
      await ended(AbortSignal.any([over.signal, this.stopping.signal]));
      await this.commit();
    } finally {
      clearInterval(watch);
      await consumer.disconnect();
    }
  }

  private async receiveBatch({ batch, resolveOffset, isStale }: EachBatchPayload): Promise<void> {
    if (isStale()) return;
    const { topic, partition } = batch;
    await this.receive({
      topic,
      partition,
      records: batch.messages.map((message) => new KafkaRecord({ topic, partition }, message)),
      highWatermark: BigInt(batch.highWatermark),
      resolve: () => resolveOffset(batch.lastOffset()),
    });
  }
}

/** A long poll that ends four times a second, for heartbeats and for our stopping. */
const consumerConfig = (groupId: string, sessionTimeout: number): ConsumerConfig => ({
  groupId,
  sessionTimeout,
  heartbeatInterval: Math.min(1_000, sessionTimeout / 4),
  rebalanceTimeout: 60_000,
  maxWaitTimeInMs: 250,
  minBytes: 1,
  maxBytesPerPartition: mebibyte / 2,
  maxBytes: 2 * mebibyte,
  allowAutoTopicCreation: false,
  retry: patient,
});

const ended = (signal: AbortSignal): Promise<unknown> =>
  signal.aborted ? Promise.resolve() : new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));

const partitionsOf = (assignment: Record<string, number[]>): TopicPartition[] =>
  Object.entries(assignment).flatMap(([topic, partitions]) => partitions.map((partition) => ({ topic, partition })));

/** As kafkajs's own, but small requests leave at once: half as many records a second again. */
const socketFactory: ISocketFactory = ({ host, port, ssl, onConnect }) => {
  const name = isIP(host) === 0 ? { servername: host } : {};
  const socket = ssl ? connectTls({ host, port, ...name, ...ssl }, onConnect) : connectPlain({ host, port }, onConnect);
  return socket.setNoDelay(true).setKeepAlive(true, 60_000);
};

/** A record of kafkajs as ours. Its value stays in the bytes of the fetch until somebody wants it: most records are for others. */
class KafkaRecord implements LogRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly key: string;
  readonly bytes: number;
  readonly headers: Record<string, string> = {};
  readonly #value: Buffer | null;

  constructor({ topic, partition }: TopicPartition, { offset, key, value, headers }: KafkaMessage) {
    this.topic = topic;
    this.partition = partition;
    this.offset = BigInt(offset);
    this.key = key?.toString() ?? '';
    this.bytes = value?.length ?? 0;
    for (const name in headers) this.headers[name] = String(headers[name] ?? '');
    this.#value = value;
  }

  get value(): string {
    return this.#value?.toString() ?? '';
  }
}

/** kafkajs hands whole error objects to its log, which carry what they were about; we let its sentence through and nothing else. */
const logTo = (logger: MessagingLogger): logCreator => {
  const saidAt = new Map<string, number>();
  return () =>
    ({ namespace, log }) => {
      const says = log.message.slice(0, 200);
      if (Date.now() - (saidAt.get(says) ?? 0) < repeatAfterMs) return;
      if (saidAt.size > 100) saidAt.clear();
      saidAt.set(says, Date.now());
      logger.warn('kafka.client', { part: namespace, says });
    };
};
