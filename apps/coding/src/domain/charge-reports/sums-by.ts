import type { DnfbSum } from './dnfb-report.js';

/** Adds up sums that have the same name, in the order in which the names come. */
export function sumsBy<Row extends DnfbSum, Name extends object>(
  rows: readonly Row[],
  nameOf: (row: Row) => Name,
): (Name & DnfbSum)[] {
  const groups = Map.groupBy(rows, (row) => JSON.stringify(nameOf(row)));
  return [...groups.values()].map((group) => {
    const oldestServiceDate = group.flatMap(({ oldestServiceDate }) => oldestServiceDate ?? []).toSorted()[0];
    return {
      ...nameOf(group[0]!),
      encounters: group.reduce((sum, { encounters }) => sum + encounters, 0),
      chargeCents: group.reduce((sum, { chargeCents }) => sum + chargeCents, 0),
      ...(oldestServiceDate !== undefined && { oldestServiceDate }),
    };
  });
}
