import type { Connection } from './database/connection.js';
import type { EventLog } from './event-log.js';
import type { ConsumerState, MessagingSnapshot } from './messaging.js';

const LOG_ANSWERS_WITHIN_MS = 2_000;

export interface SnapshotOptions {
  service: string;
  connection: Connection;
  eventLog: EventLog;
  topics: readonly string[];
  clock: () => Date;
  consumer: { state: ConsumerState; log?: string };
}

/** Reads what gauges show; rejects while the database does not answer. */
export async function takeSnapshot(options: SnapshotOptions): Promise<MessagingSnapshot> {
  const { service, connection, clock, consumer } = options;
  const [row] = await connection.query<Record<'pending' | 'messages' | 'keys', number> & { oldest: Date | string | null }>({
    name: 'snapshot',
    text: `select (select count(*)::int from outbox_pending) as pending,
      (select o.time from outbox_pending p join outbox o using (seq) order by p.seq limit 1) as oldest,
      (select count(*)::int from parked_message where consumer = $1) as messages,
      (select count(*)::int from parked_key where consumer = $1) as keys`,
    parameters: [service],
  });
  return {
    consumer: consumer.state,
    lag: await lagOf(options),
    outboxPending: row!.pending,
    oldestPendingAgeMs: row!.oldest ? Math.max(0, clock().getTime() - new Date(row!.oldest).getTime()) : 0,
    parkedMessages: row!.messages,
    parkedKeys: row!.keys,
  };
}

async function lagOf({ service, connection, eventLog, topics, consumer }: SnapshotOptions): Promise<MessagingSnapshot['lag']> {
  if (topics.length === 0) return [];
  if (consumer.log === undefined) return undefined;
  // The database first: what is handled while the log is asked counts as waiting, else we would be ahead of the log.
  const rows = await connection.query<{ topic: string; partition: number; next_offset: string }>({
    name: 'offsets',
    text: 'select topic, partition, next_offset from consumer_offset where consumer = $1 and log = $2',
    parameters: [service, consumer.log],
  });
  const bounds = await withinTime(Promise.all(topics.map((topic) => eventLog.bounds(topic))));
  if (!bounds) return undefined;
  const ends = new Map(bounds.flat().map(({ topic, partition, end }) => [`${topic}/${partition}`, end]));
  return rows.map(({ topic, partition, next_offset }) => {
    const next = BigInt(next_offset);
    return { topic, partition, records: (ends.get(`${topic}/${partition}`) ?? next) - next };
  });
}

/** Undefined when the log does not answer in time or cannot: a gauge is left out rather than waited for. */
async function withinTime<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), LOG_ANSWERS_WITHIN_MS)));
  try {
    return await Promise.race([asked.catch(() => undefined), late]);
  } finally {
    clearTimeout(timer);
  }
}
