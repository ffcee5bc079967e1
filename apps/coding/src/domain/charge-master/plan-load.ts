import type { ChargeItem } from '@claimstream/contracts';
import { canonicalJson } from '@claimstream/kernel';
import type { ItemVersion, PriceBook } from './price-book.js';

export interface LoadPlan {
  /** Versions to be kept beside those that are there; nothing that is there changes. */
  readonly versions: readonly ItemVersion[];
  readonly added: number;
  readonly corrected: number;
  readonly unchanged: number;
}

/** Says what a load adds to the charge master. What is there already in the same words is left alone, so a file may be loaded twice. */
export function planLoad(items: readonly ChargeItem[], known: PriceBook): LoadPlan {
  const versions: ItemVersion[] = [];
  let [corrected, unchanged] = [0, 0];
  for (const item of items) {
    const last = latestFor(item, known.get(item.chargeNumber) ?? []);
    if (last && canonicalJson(last.item) === canonicalJson(item)) unchanged += 1;
    else {
      if (last) corrected += 1;
      versions.push({ item, version: (last?.version ?? 0) + 1 });
    }
  }
  return { versions, added: versions.length - corrected, corrected, unchanged };
}

const latestFor = ({ effectiveFrom }: ChargeItem, versions: readonly ItemVersion[]): ItemVersion | undefined =>
  versions.filter(({ item }) => item.effectiveFrom === effectiveFrom).toSorted((one, other) => other.version - one.version)[0];
