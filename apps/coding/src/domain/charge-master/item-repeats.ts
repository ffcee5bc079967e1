import type { ChargeItem } from '@claimstream/contracts';

/** A number that a load has twice for the same day, or an override that an item has twice: which of them counts nobody can say. */
export interface Repeat {
  readonly item: number;
  /** Absent when the item as a whole is there before. */
  readonly override?: number;
}

export function repeatsIn(items: readonly ChargeItem[]): Repeat[] {
  const seen = new Set<string>();
  return items.flatMap(({ chargeNumber, effectiveFrom, overrides }, item) => [
    ...(isNew(seen, [chargeNumber, effectiveFrom]) ? [] : [{ item }]),
    ...repeatedOverrides(overrides).map((override) => ({ item, override })),
  ]);
}

function repeatedOverrides(overrides: ChargeItem['overrides']): number[] {
  const seen = new Set<string>();
  return overrides.flatMap(({ payerId, facilityNpi }, place) => (isNew(seen, [payerId, facilityNpi]) ? [] : [place]));
}

function isNew(seen: Set<string>, name: readonly unknown[]): boolean {
  const key = JSON.stringify(name);
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}
