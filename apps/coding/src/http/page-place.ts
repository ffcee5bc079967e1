import type { Uuid } from '@claimstream/kernel';
import { idKey, InvalidRequest, keysOfCursor, momentKey } from '@claimstream/service-kit';

/** Where a page begins: after the row that is sorted by this day or instant, and has this id. */
export interface PagePlace {
  readonly key: string;
  readonly id: Uuid;
}

/** The place that a cursor stands for; undefined for the first page. Refuses with 400 what we did not give. */
export function placeOf(cursor: string | undefined): PagePlace | undefined {
  const keys = keysOfCursor(cursor, [momentKey, idKey]);
  return keys && { key: String(keys[0]), id: String(keys[1]) };
}

/** A cursor of this parameter that has the form of ours and means nothing. */
export const cursorRefused = (parameter: string): InvalidRequest =>
  new InvalidRequest([
    { pointer: `#query/${parameter}`, code: 'CURSOR_INVALID', detail: 'This is not a nextCursor that we gave.' },
  ]);
