import type { Uuid } from '@claimstream/kernel';
import type { Tx } from '../database/database.js';
import type { StoredMessage } from './parked-row.js';

/** The audit's tenant for acts on messages that name none. */
export const NO_TENANT = '00000000-0000-0000-0000-000000000000';

/**
 * Locks the key, so that no batch adds to its queue, and says whether this message is still the first of it. An unreadable
 * message is a queue of its own and has no key to lock: it is taken out here already, and comes back with a rollback.
 */
export async function lockQueue(tx: Tx, consumer: string, { seq, topic, key, tenant_id }: StoredMessage): Promise<boolean> {
  if (!tenant_id) return (await tx.query('delete from parked_message where seq = $1 returning seq', [seq])).length > 0;
  await tx.query('select 1 from parked_key where consumer = $1 and topic = $2 and key = $3 for update', [consumer, topic, key]);
  const [first] = await tx.query<{ seq: string }>(
    'select min(seq) as seq from parked_message where consumer = $1 and topic = $2 and key = $3 and tenant_id is not null',
    [consumer, topic, key],
  );
  return first !== undefined && String(first.seq) === String(seq);
}

/** Takes a message from its queue, with its audit row, and frees the key when it was the last; answers how many are left. */
export async function leaveQueue(
  tx: Tx,
  message: StoredMessage,
  act: { consumer: string; tenantId: Uuid; action: string; actor: string; reason?: string; now: Date },
) {
  const { seq, topic, key, tenant_id, event_id } = message;
  await tx.query('delete from parked_message where seq = $1', [seq]);
  await tx.query(
    `insert into audit_entry (tenant_id, at, actor, action, store, aggregate_id, detail) values ($1, $2, $3, $4, 'parked_message', $5, $6)`,
    [act.tenantId, act.now, act.actor, act.action, event_id ?? String(seq), act.reason],
  );
  if (!tenant_id) return 0;
  const [row] = await tx.query<{ left: string }>(
    'select count(*) as left from parked_message where consumer = $1 and topic = $2 and key = $3 and tenant_id is not null',
    [act.consumer, topic, key],
  );
  const left = Number(row!.left);
  if (left === 0)
    await tx.query('delete from parked_key where consumer = $1 and topic = $2 and key = $3', [act.consumer, topic, key]);
  return left;
}
