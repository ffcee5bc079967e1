import type { Connection } from '../database/connection.js';
import type { LogRecord } from '../event-log.js';
import type { ParkedMessage, ParkedQueue, ParkReason } from './parked.js';

export interface ParkedRow {
  seq: string;
  tenant_id: string | null;
  topic: string;
  partition: number;
  offset: string;
  key: string;
  event_id: string | null;
  type: string | null;
  reason: ParkReason;
  detail: string;
  parked_at: Date | string;
}

export const listedColumns = 'seq, tenant_id, topic, partition, "offset", key, event_id, type, reason, detail, parked_at';

export const toParkedMessage = (row: ParkedRow): ParkedMessage => ({
  seq: BigInt(row.seq),
  tenantId: row.tenant_id ?? undefined,
  topic: row.topic,
  partition: row.partition,
  offset: BigInt(row.offset),
  key: row.key,
  eventId: row.event_id ?? undefined,
  type: row.type ?? undefined,
  reason: row.reason,
  detail: row.detail,
  parkedAt: new Date(row.parked_at),
});

export interface StoredMessage extends ParkedRow {
  headers: string;
  value: Buffer;
}

/** The first message of a queue, with its content. What is unreadable may bear the key as well and is in no queue but its own. */
export async function firstOf(connection: Connection, consumer: string, queue: ParkedQueue): Promise<StoredMessage | undefined> {
  const [row] = await connection.query<StoredMessage>(
    'seq' in queue
      ? {
          name: 'parked message',
          text: `select ${listedColumns}, headers, value from parked_message where consumer = $1 and seq = $2`,
          parameters: [consumer, queue.seq],
        }
      : {
          name: 'first parked',
          text: `select ${listedColumns}, headers, value from parked_message
            where consumer = $1 and topic = $2 and key = $3 and tenant_id is not null order by seq limit 1`,
          parameters: [consumer, queue.topic, queue.key],
        },
  );
  return row;
}

export const toLogRecord = ({ topic, partition, offset, key, headers, value }: StoredMessage): LogRecord => ({
  topic,
  partition,
  offset: BigInt(offset),
  key,
  headers: JSON.parse(headers) as Record<string, string>,
  value: value.toString(),
});
