import type { EncounterChanges } from '@claimstream/contracts';
import { isUuid, type Uuid } from '@claimstream/kernel';
import type { Tx } from '@claimstream/messaging';
import { InvalidRequest, keysOfCursor, toCursor } from '@claimstream/service-kit';
import { beginning, findChanges, type Place } from './changes.queries.js';

/** A page of the feed of changes; its cursor stays valid however long nobody asks, and is also given when there is nothing new. */
export async function changesAfter(
  tx: Tx,
  { tenantIds, changedAfter, limit }: { tenantIds: readonly Uuid[]; changedAfter: string; limit: number },
): Promise<EncounterChanges> {
  const after = placeOf(changedAfter);
  const found = await findChanges(tx, { tenantIds, after, limit });
  const page = found.slice(0, limit);
  const { changedIn, encounterId } = page.at(-1)?.place ?? after;
  return {
    items: page.map(({ place: _, ...change }) => change),
    nextCursor: toCursor([changedIn, encounterId]),
    more: found.length > limit,
  };
}

function placeOf(cursor: string): Place {
  if (cursor === '') return beginning;
  const [changedIn, encounterId] = keysOfCursor(cursor, 2)!;
  if (typeof changedIn === 'string' && /^\d{1,19}$/.test(changedIn) && typeof encounterId === 'string' && isUuid(encounterId)) {
    return { changedIn, encounterId };
  }
  throw new InvalidRequest([
    { pointer: '#query/changedAfter', code: 'CURSOR_INVALID', detail: 'This is not a nextCursor that we gave.' },
  ]);
}
