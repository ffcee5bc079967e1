import { invariant } from '@claimstream/kernel';
import { types, type CustomTypesConfig } from 'pg';

/**
 * How columns arrive: `bigint` (cents, sequences) as a number, refusing what a number cannot hold; `date` as its own text, since a calendar
 * date has no time zone; instants as ISO 8601 UTC. Given to each pool: pg's own settings are global to the process.
 */
const parsers = new Map<number, (text: string) => unknown>([
  [types.builtins.INT8, toSafeNumber],
  [types.builtins.DATE, (text) => text],
  [types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString()],
]);

export const columnTypes: CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : parsers.get(oid)) ?? types.getTypeParser(oid, format),
};

function toSafeNumber(text: string): number {
  const value = Number(text);
  invariant(Number.isSafeInteger(value), 'A bigint column holds more than a number can.');
  return value;
}
