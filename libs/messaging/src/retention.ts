import type { Uuid } from '@claimstream/kernel';
import type { Connection } from './database/connection.js';
import { faultOf } from './database/errors.js';
import type { MessagingLogger } from './logger.js';

const PURGE_EVERY_MS = 10 * 60_000;
const BATCH = 5_000;

export interface RetentionOptions {
  service: string;
  connection: Connection;
  outboxRetentionMs: number;
  clock: () => Date;
  logger: MessagingLogger;
}

/** Every ten minutes: deletes published events and inbox rows that are too old, in small transactions. Answers how to end it. */
export function startRetention(options: RetentionOptions): () => void {
  const timer = setInterval(() => {
    purge(options).catch((error: unknown) => options.logger.warn('messaging.purge-failed', faultOf(error)));
  }, PURGE_EVERY_MS).unref();
  return () => clearInterval(timer);
}

/**
 * The inbox is kept twice as long as the outbox: whatever a rebuild publishes again is still known. Events that wait are never
 * too old.
 */
export async function purge({
  service,
  connection,
  outboxRetentionMs,
  clock,
}: RetentionOptions): Promise<{ events: number; heard: number }> {
  const events = await untilFewer(() =>
    connection.query({
      name: 'purge outbox',
      text: `delete from outbox o using (select seq from outbox order by seq limit ${BATCH}) oldest
        where o.seq = oldest.seq and o.time < $1 and not exists (select 1 from outbox_pending p where p.seq = o.seq) returning 1`,
      parameters: [new Date(clock().getTime() - outboxRetentionMs)],
    }),
  );
  const heard = await untilFewer(() =>
    connection.query({
      name: 'purge inbox',
      text: `delete from inbox where consumer = $1 and event_id in (
          select event_id from inbox where consumer = $1 and event_id < $2::uuid order by event_id limit ${BATCH}) returning 1`,
      parameters: [service, firstIdAt(clock().getTime() - 2 * outboxRetentionMs)],
    }),
  );
  return { events, heard };
}

async function untilFewer(deleteSome: () => Promise<unknown[]>): Promise<number> {
  for (let total = 0; ;) {
    const { length } = await deleteSome();
    total += length;
    if (length < BATCH) return total;
  }
}

/** The least UUIDv7 of an instant: event ids carry their time in their first 48 bits (RFC 9562). */
function firstIdAt(ms: number): Uuid {
  const hex = Math.max(0, ms).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
