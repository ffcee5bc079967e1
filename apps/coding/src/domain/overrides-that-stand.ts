import { isDeepStrictEqual } from 'node:util';
import type { Encounter, Override } from '@claimstream/contracts';

/** The answers that still fit after an encounter was told anew: what they spoke of, and what that was about, is as it was, in the place where it was. */
export function overridesThatStand(
  overrides: readonly Override[],
  { before, after }: { before: Encounter; after: Encounter },
): Override[] {
  const isAsItWas = (path?: string) => isDeepStrictEqual(valueAt(before, path), valueAt(after, path));
  return overrides.filter(({ path, about }) => isAsItWas(path) && (!about?.startsWith('/') || isAsItWas(about)));
}

/** What a JSON pointer names (RFC 6901; our field names need no escapes); the whole thing where there is none. */
function valueAt(thing: unknown, path = ''): unknown {
  return path
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined),
      thing,
    );
}
