import type { CalendarDate } from '@claimstream/kernel';
import type { PackedTable, TableSchema } from '../packed/packed-table.js';
import { tableOf } from '../packed/packed-table.js';
import type { CodeSetName } from '../tables/code-tables.js';

/** What is known of a release beside its rows. */
export interface ReleaseTerms {
  readonly set: CodeSetName;
  /** As the authority or the loader names it: `FY2026`, `2026-Q3`. Findings carry it. */
  readonly version: string;
  readonly effectiveFrom: CalendarDate;
  /** The last day; absent while nothing ends it. */
  readonly effectiveTo?: CalendarDate;
  /** Whether it is the whole official table: what it does not have does not exist. The starter's releases are not. */
  readonly complete: boolean;
  /** When it became active; of two that begin on the same day the later one is in force. */
  readonly activatedAt?: string;
}

/** A table of whatever rows; `tableIn` knows which. */
export interface SomeTable {
  readonly schema: { readonly name: string };
  readonly size: number;
  readonly columns: object;
}

/** One immutable state of a code set, packed. */
export interface Release extends ReleaseTerms {
  readonly tables: readonly SomeTable[];
}

/** The table of that schema, if the release has it. */
export const tableIn = <Row extends object>(release: Release, { name }: TableSchema<Row>): PackedTable<Row> | undefined =>
  release.tables.find(({ schema }) => schema.name === name) as PackedTable<Row> | undefined;

/** Rows of one table, for `releaseOf`. */
export const rowsOf = <Row extends object>(schema: TableSchema<Row>, rows: Iterable<Row>): SomeTable => tableOf(schema, rows);

/** A release of rows that are at hand: for the starter set and for specs. */
export const releaseOf = (
  {
    set,
    version = 'spec',
    effectiveFrom = '1900-01-01',
    complete = true,
    ...terms
  }: Partial<ReleaseTerms> & { set: CodeSetName },
  ...tables: SomeTable[]
): Release => ({ set, version, effectiveFrom, complete, ...terms, tables });
