import type { Uuid } from '@claimstream/kernel';

/**
 * What a column of a row table may be; amounts are `bigint` cents, days `date` (`YYYY-MM-DD`), instants `timestamptz` (ISO text).
 */
export type ColumnType = 'uuid' | 'text' | 'int' | 'bigint' | 'boolean' | 'date' | 'timestamptz' | 'jsonb';

export interface RowsDefinition<Row extends object> {
  /** A normalised table that begins with `tenant_id uuid`; rows are only ever added by decisions. */
  table: string;
  /**
   * Each property and the type of its column; the column's name is the property's in snake case (`amountCents` ->
   * `amount_cents`).
   */
  columns: { readonly [Name in keyof Row & string]-?: ColumnType };
  /** `skip` leaves a row alone that is there already (any unique key); the default is to fail. */
  whenThere?: 'fail' | 'skip';
  /** The column, a uuid, whose rows are replaced together, such as the lines of one encounter. */
  replacedBy?: keyof Row & string;
}

/** Rows that SQL sums up or lists, such as ledger entries and timelines. */
export interface Rows<Row extends object = object> extends Readonly<RowsDefinition<Row>> {
  /** A row that the decision wants added; the tenant is that of the message or command unless said. */
  insert(row: Row, options?: { tenantId?: Uuid }): RowInsert;
  /** All rows of an owner (the value of `replacedBy`), in place of those that are there. */
  replace(owner: Uuid, rows: readonly Row[], options?: { tenantId?: Uuid }): RowChange[];
}

export interface RowInsert {
  readonly into: Rows;
  readonly row: object;
  readonly tenantId?: Uuid;
}

/** That the rows of an owner go. */
export interface RowClearance {
  readonly clear: Rows;
  readonly owner: Uuid;
  readonly tenantId?: Uuid;
}

export type RowChange = RowInsert | RowClearance;

export function defineRows<Row extends object>(definition: RowsDefinition<Row>): Rows<Row> {
  const rows: Rows<Row> = {
    whenThere: 'fail',
    ...definition,
    insert: (row, { tenantId } = {}) => ({ into: rows as unknown as Rows, row, tenantId }),
    replace: (owner, some, { tenantId } = {}) => [
      { clear: rows as unknown as Rows, owner, tenantId },
      ...some.map((row) => rows.insert(row, { tenantId })),
    ],
  };
  return rows;
}
