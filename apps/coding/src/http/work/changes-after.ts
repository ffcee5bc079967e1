import type { EncounterChanges } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';
import type { Tx } from '@claimstream/messaging';
import { idKey, keysOfCursor, Refusal, textKey, toCursor } from '@claimstream/service-kit';
import { beginning, timelineOf, findChanges, type Place } from './changes.queries.js';
import { cursorRefused } from '../page-place.js';

/**
 * A page of the feed of changes; its cursor stays valid however long nobody asks, and is also given when there is nothing new. One that was
 * given before the database was restored or a standby took over says nothing any more (410): whoever has it reads from the beginning.
 */
export async function changesAfter(
  tx: Tx,
  { tenantIds, changedAfter, limit }: { tenantIds: readonly Uuid[]; changedAfter: string; limit: number },
): Promise<EncounterChanges> {
  const timeline = await timelineOf(tx);
  const after = placeOf(changedAfter, timeline);
  const found = await findChanges(tx, { tenantIds, after, limit });
  const page = found.slice(0, limit);
  const { changedIn, encounterId } = page.at(-1)?.place ?? after;
  return {
    items: page.map(({ place: _, ...change }) => change),
    nextCursor: toCursor([timeline, changedIn, encounterId]),
    more: found.length > limit,
  };
}

function placeOf(cursor: string, timeline: string): Place {
  if (cursor === '') return beginning;
  const [from, changedIn, encounterId] = keysOfCursor(cursor, [textKey, textKey, idKey])!;
  if (!/^\d{1,19}$/.test(String(changedIn))) throw cursorRefused('changedAfter');
  if (from !== timeline)
    throw new Refusal(410, 'CURSOR_EXPIRED', 'The database was restored or replaced since: read from the beginning.');
  return { changedIn: String(changedIn), encounterId: String(encounterId) };
}
