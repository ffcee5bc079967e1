/** The log that carries events between services. Two adapters, `kafka` and `postgres`, pass one conformance suite. */
export interface EventLog {
  /** Names the log that answers now, `kafka:<cluster id>` or `postgres:<log id>`; offsets mean nothing in another one. Waits while it is down. */
  identity(): Promise<string>;

  /** Makes the topics that are missing; one that exists keeps its partitions, whose number is fixed for ever (it decides which key is where). */
  createTopics(topics: NewTopic[]): Promise<void>;

  /**
   * Resolves when the log has the records for good; records of one key keep the order given. Calls run one after the other. A call that
   * rejects may have written some: send all of it again, readers know duplicates by their `ce_id`.
   */
  send(records: OutgoingRecord[]): Promise<void>;

  /** What each partition of a topic holds, in order of partition. */
  bounds(topic: string): Promise<PartitionBounds[]>;

  /** Joins the group and reads on from the offsets that the database names at each assignment, for ever, through any outage. */
  consume(options: ConsumeOptions): LogConsumer;

  /** Stops what still consumes, then disconnects. */
  close(): Promise<void>;
}

/** A reader's side: one batch is out at a time, taken and then either done or given back. */
export interface LogConsumer {
  /**
   * Waits until there is something, then gives all that has come, of every partition that is ours, up to the limits: in order and without a gap
   * within a partition, at least one record however large. Empty once stopped. Rejects with `OffsetOutsideLog` when the log is not the one that
   * the database's offsets belong to; the partitions are then left alone until the process starts again.
   */
  take(limits: BatchLimits): Promise<LogRecord[]>;

  /** The database has what was taken: the buffer is freed and the broker told how far we are (best effort, for lag metrics only). */
  done(records: LogRecord[]): void;

  /** What was taken was rolled back: of the partitions that are still ours it comes again, first, from the next `take`. */
  retry(records: LogRecord[]): void;

  /** Reads this partition again from an offset, as the fence demands when it meets a gap; what is buffered of it is dropped. */
  seek(partition: TopicPartition, offset: bigint): void;

  /** What is ours now and positioned. Another process may own it a moment later: only the fence in the database is proof. */
  readonly assigned: readonly TopicPartition[];

  readonly facts: ConsumerFacts;

  /** Leaves the group; a waiting `take` answers empty. What is out may still be committed to the database, the fence decides. */
  stop(): Promise<void>;
}

export interface ConsumeOptions {
  group: string;
  topics: string[];
  /**
   * Asked at each assignment: the next offset wanted of each partition, in the order given. For a partition that the database has never heard of
   * in this log, the caller records and answers its `start`. Tried again while it rejects, with heartbeats kept (the database may be down).
   */
  startOffsets(assignment: { identity: string; partitions: PartitionBounds[] }): Promise<bigint[]>;
  /** Above this many bytes waiting here, partitions are paused; default 3 MiB. */
  maxBufferedBytes?: number;
}

export interface TopicPartition {
  topic: string;
  partition: number;
}

/** `start` is the oldest offset that is still there, `end` the one that the next record will get. */
export interface PartitionBounds extends TopicPartition {
  start: bigint;
  end: bigint;
}

export interface NewTopic {
  topic: string;
  partitions: number;
}

/** A record as sent: CloudEvents in binary mode, attributes as `ce_*` headers and the data's JSON as value. */
export interface OutgoingRecord {
  topic: string;
  key: string;
  value: string;
  headers: Record<string, string>;
}

/** A record as received. What another program wrote without key or value has them empty here. */
export interface LogRecord extends OutgoingRecord, TopicPartition {
  offset: bigint;
  /** Size of the value, where the adapter knows it without decoding it. */
  bytes?: number;
}

export interface BatchLimits {
  messages: number;
  bytes: number;
}

/** For metrics and health: nothing here is needed to be correct. */
export interface ConsumerFacts {
  state: 'joining' | 'consuming' | 'failed' | 'stopped';
  bufferedRecords: number;
  bufferedBytes: number;
  paused: boolean;
}

/** The database's next offset lies outside the log (it was wiped, or retention ran out): operators rebuild, nothing is skipped silently. */
export class OffsetOutsideLog extends Error {
  override readonly name = 'OffsetOutsideLog';

  constructor(
    readonly bounds: PartitionBounds,
    readonly offset: bigint,
  ) {
    super(`${bounds.topic}/${bounds.partition} holds ${bounds.start} to ${bounds.end}, the database wants ${offset} next.`);
  }
}
