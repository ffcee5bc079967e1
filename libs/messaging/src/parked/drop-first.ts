import { invariant } from '@claimstream/kernel';
import { leaveQueue, lockQueue, NO_TENANT } from './leave-queue.js';
import type { ParkedOptions } from './parked-options.js';
import type { ParkedQueue } from './parked.js';
import { firstOf } from './parked-row.js';

/** Gives up the first message of a queue. */
export async function dropFirst(
  queue: ParkedQueue,
  { actor, reason }: { actor: string; reason: string },
  { service, connection, database, clock, logger }: ParkedOptions,
): Promise<{ dropped: number; left: number }> {
  invariant(reason.trim() !== '', 'A message is dropped without a reason.');
  const message = await firstOf(connection, service, queue);
  if (!message) return { dropped: 0, left: 0 };
  const tenantId = message.tenant_id ?? NO_TENANT;
  return database.transaction([tenantId], async (tx) => {
    if (!(await lockQueue(tx, service, message))) return { dropped: 0, left: 1 };
    const left = await leaveQueue(tx, message, {
      consumer: service,
      tenantId,
      action: 'parked.drop',
      actor,
      reason,
      now: clock(),
    });
    tx.afterCommit(() => logger.warn('messaging.dropped', { topic: message.topic, offset: String(message.offset) }));
    return { dropped: 1, left };
  });
}
