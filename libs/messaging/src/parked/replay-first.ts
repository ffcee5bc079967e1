import type { Tx } from '../database/database.js';
import { faultOf, isLostRace, isRefusedWrite } from '../database/errors.js';
import { UnitOfWork } from '../deciding/unit-of-work.js';
import type { Heard } from '../messages/read-message.js';
import { concernOf, foldMessages } from '../runner/fold-messages.js';
import { type LockedRow, lockQueries } from '../stores/lock-many.js';
import { Unwritable, writeOf } from '../writing/write-unit.js';
import { leaveQueue, lockQueue, NO_TENANT } from './leave-queue.js';
import type { ParkedOptions } from './parked-options.js';
import type { ParkedQueue } from './parked.js';
import { firstOf, type StoredMessage, toLogRecord } from './parked-row.js';

/** The message fails as before. */
class StillFails extends Error {
  override readonly name = 'StillFails';
}

/**
 * Handles the first message of a queue as if it came now, in a transaction of its own; it stays where it is when it fails again.
 */
export async function replayFirst(
  queue: ParkedQueue,
  actor: string,
  { service, connection, database, read, clock, logger, written }: ParkedOptions,
): Promise<{ done: boolean; left: number }> {
  const message = await firstOf(connection, service, queue);
  if (!message) return { done: false, left: 0 };
  const heard = read(toLogRecord(message));
  const tenantId = message.tenant_id ?? (heard.kind === 'message' ? heard.message.tenantId : NO_TENANT);
  try {
    const left = await database.transaction([tenantId], async (tx) => {
      if (!(await lockQueue(tx, service, message))) return undefined;
      const unit = new UnitOfWork(clock());
      if (heard.kind !== 'not-ours' && (await isNew(tx, service, message, heard))) {
        const concern = concernOf(heard);
        for (const lock of lockQueries(concern.steps.map(({ address }) => address))) {
          lock.hold(await tx.query<LockedRow>(lock.text, lock.parameters, lock.name), unit.held);
        }
        const { parked } = foldMessages([concern], { service, unit, blocked: new Set() });
        if (parked.length > 0) throw new StillFails();
      }
      const write = writeOf(unit);
      if (write) await tx.query(write.text, write.parameters, write.name);
      tx.afterCommit(() => written(unit));
      return leaveQueue(tx, message, { consumer: service, tenantId, action: 'parked.replay', actor, now: unit.now });
    });
    return left === undefined ? { done: false, left: 1 } : { done: true, left };
  } catch (error) {
    if (!(error instanceof StillFails || error instanceof Unwritable || isRefusedWrite(error) || isLostRace(error))) throw error;
    logger.warn('messaging.replay-failed', { topic: message.topic, offset: String(message.offset), ...faultOf(error) });
    return { done: false, left: await countOf(queue, service, connection) };
  }
}

/** Parked messages are in the inbox since they came, but for those that could not be read: which event they were is seen only now. */
async function isNew(tx: Tx, consumer: string, { event_id }: StoredMessage, heard: Heard): Promise<boolean> {
  if (event_id || heard.kind !== 'message') return true;
  const noted = await tx.query(
    'insert into inbox (consumer, event_id) values ($1, $2) on conflict do nothing returning event_id',
    [consumer, heard.message.id],
  );
  return noted.length > 0;
}

async function countOf(queue: ParkedQueue, consumer: string, connection: ParkedOptions['connection']): Promise<number> {
  if ('seq' in queue) return 1;
  const [row] = await connection.query<{ left: number }>({
    name: 'count parked',
    text: `select count(*)::int as left from parked_message
      where consumer = $1 and topic = $2 and key = $3 and tenant_id is not null`,
    parameters: [consumer, queue.topic, queue.key],
  });
  return row?.left ?? 0;
}
