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
}

/** Rows that SQL sums up or lists, such as ledger entries and timelines. */
export interface Rows<Row extends object = object> extends Readonly<RowsDefinition<Row>> {
  /** A row that the decision wants added; the tenant is that of the message or command unless said. */
  insert(row: Row, options?: { tenantId?: Uuid }): RowInsert;
}

export interface RowInsert {
  readonly into: Rows;
  readonly row: object;
  readonly tenantId?: Uuid;
}

export function defineRows<Row extends object>(definition: RowsDefinition<Row>): Rows<Row> {
  const rows: Rows<Row> = {
    whenThere: 'fail',
    ...definition,
    insert: (row, { tenantId } = {}) => ({ into: rows as unknown as Rows, row, tenantId }),
  };
  return rows;
}
