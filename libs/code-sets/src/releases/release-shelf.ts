import type { CalendarDate } from '@claimstream/kernel';
import type { PackedTable, TableSchema } from '../packed/packed-table.js';
import type { CodeSetName } from '../tables/code-tables.js';
import { type Release, tableIn } from './release.js';

/** A table and the release that it is of. */
export interface TableInForce<Row extends object> {
  readonly release: Release;
  readonly table: PackedTable<Row>;
}

/**
 * The releases of all sets, asked by date. In force is the one that began last and has not ended; a whole table goes before an incomplete one,
 * so that the starter set is asked only for days that no loaded release covers.
 */
export class ReleaseShelf {
  readonly #bySet: ReadonlyMap<CodeSetName, readonly Release[]>;

  constructor(releases: readonly Release[]) {
    this.#bySet = Map.groupBy(releases.toSorted(laterFirst), ({ set }) => set);
  }

  get sets(): Iterable<CodeSetName> {
    return this.#bySet.keys();
  }

  all(set: CodeSetName): readonly Release[] {
    return this.#bySet.get(set) ?? [];
  }

  inForce(set: CodeSetName, date: CalendarDate): Release | undefined {
    for (const release of this.all(set)) {
      if (release.effectiveFrom <= date && (release.effectiveTo === undefined || date <= release.effectiveTo)) return release;
    }
    return undefined;
  }

  table<Row extends object>(set: CodeSetName, schema: TableSchema<Row>, date: CalendarDate): TableInForce<Row> | undefined {
    const release = this.inForce(set, date);
    const table = release && tableIn(release, schema);
    return table && { release: release!, table };
  }

  /** The first row with this key in the table in force, and the name of its release. */
  row<Row extends object>(
    set: CodeSetName,
    schema: TableSchema<Row>,
    { code, date }: { code: string; date: CalendarDate },
  ): (Row & { readonly release: string }) | undefined {
    const found = this.table(set, schema, date);
    const row = found?.table.get(code);
    return row && { ...row, release: found!.release.version };
  }
}

const laterFirst = (one: Release, other: Release): number =>
  Number(other.complete) - Number(one.complete) ||
  other.effectiveFrom.localeCompare(one.effectiveFrom) ||
  (other.activatedAt ?? '').localeCompare(one.activatedAt ?? '');
