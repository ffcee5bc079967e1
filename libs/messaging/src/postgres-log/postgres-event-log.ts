import { type ClientConfig, Pool } from 'pg';
import type { ConsumeOptions, EventLog, LogConsumer, NewTopic, OutgoingRecord, PartitionBounds } from '../event-log.js';
import { keepTrying } from '../log/keep-trying.js';
import type { MessagingLogger } from '../logger.js';
import { appendRecords } from './append.js';
import { PostgresLogConsumer, type ReadLog } from './postgres-log-consumer.js';
import { makeTables } from './tables.js';
import { WakeUps } from './wake-ups.js';

export interface PostgresLogOptions {
  /** A database of the log's own, which exists; the role makes the tables in it. */
  connectionString: string;
  logger: MessagingLogger;
  /** Connections for sending and asking; each consumer has one more of its own. Default 3. */
  connections?: number;
  /** What takes longer hangs, on a connection whose other end is gone, say: the connection is given up. Default 20 s. */
  answersWithinMs?: number;
}

/** The event log in a PostgreSQL database: for one machine, no broker needed. Connects when first used. */
export function postgresEventLog(options: PostgresLogOptions): EventLog {
  return new PostgresEventLog(options);
}

interface BoundsRow {
  partition: number;
  start_offset: string;
  next_offset: string;
}

class PostgresEventLog implements EventLog, ReadLog {
  readonly connectTo: ClientConfig;
  private readonly pool: Pool;
  private readonly wakeUps: WakeUps;
  private readonly closing = new AbortController();
  private readonly consumers = new Set<PostgresLogConsumer>();
  private partitionsOf = new Map<string, number>();
  private tablesMade?: Promise<void>;
  private sending: Promise<unknown> = Promise.resolve();

  constructor(readonly options: PostgresLogOptions) {
    const { connectionString, logger, connections = 3, answersWithinMs = 20_000 } = options;
    this.connectTo = { connectionString, connectionTimeoutMillis: 5_000, query_timeout: answersWithinMs };
    this.pool = new Pool({ ...this.connectTo, max: connections });
    this.pool.on('error', () => logger.warn('postgres-log.connection-lost'));
    this.wakeUps = new WakeUps(connectionString, this.pool);
  }

  identity(): Promise<string> {
    return keepTrying(() => this.identityNow(), { signal: this.closing.signal });
  }

  /** Rejects while the server is down. */
  async identityNow(): Promise<string> {
    const { rows } = await this.withTables((pool) => pool.query<{ id: string }>('select id from event_log_identity'));
    return `postgres:${rows[0]!.id}`;
  }

  async createTopics(topics: NewTopic[]): Promise<void> {
    const create = `insert into event_log_partition (topic, partition)
      select topic, generate_series(0, partitions - 1) from unnest($1::text[], $2::int[]) as new(topic, partitions)
      where not exists (select from event_log_partition p where p.topic = new.topic)
      order by 1, 2 on conflict do nothing`;
    const columns = [topics.map(({ topic }) => topic), topics.map(({ partitions }) => partitions)];
    await this.withTables((pool) => pool.query(create, columns));
  }

  send(records: OutgoingRecord[]): Promise<void> {
    const sent = this.sending.then(() => this.append(records));
    this.sending = sent.catch(() => undefined); // Its caller hears of it; the next one tries for itself.
    return sent;
  }

  async bounds(topic: string): Promise<PartitionBounds[]> {
    const select = 'select partition, start_offset, next_offset from event_log_partition where topic = $1 order by partition';
    const { rows } = await this.withTables((pool) => pool.query<BoundsRow>(select, [topic]));
    return rows.map((row) => ({
      topic,
      partition: row.partition,
      start: BigInt(row.start_offset),
      end: BigInt(row.next_offset),
    }));
  }

  consume(options: ConsumeOptions): LogConsumer {
    const consumer = new PostgresLogConsumer(this, options);
    this.consumers.add(consumer);
    return consumer;
  }

  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort(new Error('The event log is closed.'));
    await Promise.all([...this.consumers].map((consumer) => consumer.stop()));
    await this.sending;
    await this.pool.end();
  }

  /** Works in the log's database once its tables are there; they are made again for one that lost them. */
  async withTables<Result>(work: (pool: Pool) => Promise<Result>): Promise<Result> {
    try {
      await (this.tablesMade ??= makeTables(this.pool));
      return await work(this.pool);
    } catch (reason) {
      this.tablesMade = undefined;
      this.partitionsOf.clear();
      throw reason;
    }
  }

  private async append(records: OutgoingRecord[]): Promise<void> {
    if (records.length === 0) return;
    await this.withTables(async (pool) => {
      if (records.some(({ topic }) => !this.partitionsOf.has(topic))) this.partitionsOf = await countPartitions(pool);
      await appendRecords(pool, records, this.partitionsOf);
    });
    this.wakeUps.appended();
  }
}

async function countPartitions(pool: Pool): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ topic: string; partitions: number }>(
    'select topic, count(*)::int as partitions from event_log_partition group by topic',
  );
  return new Map(rows.map(({ topic, partitions }) => [topic, partitions]));
}
