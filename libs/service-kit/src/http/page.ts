import { isCalendarDate, isUuid } from '@claimstream/kernel';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { InvalidRequest } from './faults.js';

/** One page of a list, and where the next one begins; the last page has no `nextCursor`. */
export interface Page<View> {
  readonly items: readonly View[];
  readonly nextCursor?: string;
}

/** The query of every list; a list with filters extends it. */
export class PageQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: 500, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit: number = 50;

  @ApiPropertyOptional({ description: 'The `nextCursor` of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  cursor?: string;
}

/** What a list is sorted by, of its last row: ids and instants, nothing personal, because cursors stand in URLs. */
export type CursorKeys = readonly (string | number)[];

/** What one of the keys can be. */
export type KeyKind = (key: CursorKeys[number]) => boolean;

export const idKey: KeyKind = (key) => typeof key === 'string' && isUuid(key);
export const numberKey: KeyKind = (key) => Number.isSafeInteger(key);
export const textKey: KeyKind = (key) => typeof key === 'string';
/** A day or an instant. */
export const momentKey: KeyKind = (key) =>
  typeof key === 'string' && isCalendarDate(key.slice(0, 10)) && /^.{10}(T|$)/.test(key) && !Number.isNaN(Date.parse(key));

/** The keys that a cursor stands for, one of each kind, or undefined for the first page. Refuses with 400 what this list has not made. */
export function keysOfCursor(cursor: string | undefined, kinds: readonly KeyKind[]): CursorKeys | undefined {
  if (cursor === undefined) return undefined;
  const keys = parse(cursor);
  if (!isKeys(keys) || keys.length !== kinds.length || !kinds.every((isKind, index) => isKind(keys[index]!))) {
    throw new InvalidRequest([
      { pointer: '#query/cursor', code: 'CURSOR_INVALID', detail: 'This is not a nextCursor that we gave.' },
    ]);
  }
  return keys;
}

/** Makes a page of rows that were read with one more than its limit. */
export function pageOf<View>(rows: readonly View[], limit: number, keysOf: (row: View) => CursorKeys): Page<View> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last ? { items, nextCursor: toCursor(keysOf(last)) } : { items };
}

/** What stands for these keys in a URL. */
export const toCursor = (keys: CursorKeys): string => Buffer.from(JSON.stringify(keys)).toString('base64url');

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

const isKeys = (value: unknown): value is CursorKeys =>
  Array.isArray(value) && value.every((key) => (typeof key === 'string' ? !key.includes('\0') : typeof key === 'number'));
