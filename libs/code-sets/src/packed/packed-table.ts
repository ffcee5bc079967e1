import { invariant } from '@claimstream/kernel';
import { codeNumber, codesBelow } from './code-number.js';
import type { CodeColumn, CodeColumnKind, Column, ColumnBuilder, ColumnKind } from './column.js';

/** What a table's rows have, and by which one or two columns of codes they are sorted and found. */
export interface TableSchema<Row extends object> {
  readonly name: string;
  readonly columns: { readonly [Name in keyof Row]: ColumnKind<Row[Name]> };
  readonly key: readonly (keyof Row & string)[];
}

export const defineTable = <Row extends object>(schema: TableSchema<Row>): TableSchema<Row> => schema;

/** Where rows stand: from the first to before the last. Empty when they are equal. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** Rows sorted by their key, in few large arrays. Immutable. */
export class PackedTable<Row extends object> {
  readonly #names: (keyof Row & string)[];
  readonly #keys: readonly { numbers: ArrayLike<number>; length: number }[];

  constructor(
    readonly schema: TableSchema<Row>,
    readonly columns: { readonly [Name in keyof Row]: Column<Row[Name]> },
    readonly size: number,
  ) {
    this.#names = Object.keys(columns) as (keyof Row & string)[];
    this.#keys = schema.key.map((name) => ({
      numbers: (columns[name] as unknown as CodeColumn).numbers,
      length: (schema.columns[name] as unknown as CodeColumnKind).length,
    }));
  }

  row(at: number): Row {
    const row: Partial<Row> = {};
    for (const name of this.#names) row[name] = this.columns[name].at(at);
    return row as Row;
  }

  *rows({ from, to }: RowRange = { from: 0, to: this.size }): Generator<Row> {
    for (let at = from; at < to; at += 1) yield this.row(at);
  }

  /** The rows with this key; of a key of two columns the second may be left out. */
  find(first: string, second?: string): RowRange {
    const one = this.#keys[0]!;
    const range = rangeOf(one.numbers, codeNumber(first, one.length), 1, { from: 0, to: this.size });
    if (second === undefined || range.from === range.to) return range;
    const two = this.#keys[1]!;
    return rangeOf(two.numbers, codeNumber(second, two.length), 1, range);
  }

  /** The first row with this key. */
  get(first: string, second?: string): Row | undefined {
    const { from, to } = this.find(first, second);
    return from === to ? undefined : this.row(from);
  }

  /** The rows whose key begins with these characters. */
  startingWith(prefix: string): RowRange {
    const { numbers, length } = this.#keys[0]!;
    const first = codeNumber(prefix, length);
    return rangeOf(numbers, first, first < 0 ? 0 : codesBelow(prefix.length, length), { from: 0, to: this.size });
  }
}

function rangeOf(numbers: ArrayLike<number>, first: number, width: number, within: RowRange): RowRange {
  if (first < 0) return { from: within.from, to: within.from };
  const from = lowerBound(numbers, first, within);
  return { from, to: lowerBound(numbers, first + width, { from, to: within.to }) };
}

/** The first place whose number is not below the value. */
function lowerBound(numbers: ArrayLike<number>, value: number, { from, to }: RowRange): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Takes rows in any order; the finished table is sorted by its key, rows of one key as they came. */
export class TableBuilder<Row extends object> {
  size = 0;
  readonly #columns: [keyof Row & string, ColumnBuilder<unknown>][];

  constructor(readonly schema: TableSchema<Row>) {
    this.#columns = Object.entries<ColumnKind<unknown>>(schema.columns as Record<string, ColumnKind<unknown>>).map(
      ([name, kind]) => [name as keyof Row & string, kind.build()],
    );
  }

  add(row: Row): void {
    for (const [name, column] of this.#columns) column.push(row[name]);
    this.size += 1;
  }

  finish(): PackedTable<Row> {
    return this.finishInOrder().table;
  }

  /** The table, and which of the rows as they came each of its rows is; no order where they came sorted. */
  finishInOrder(): { table: PackedTable<Row>; order: Uint32Array | undefined } {
    const keys = this.schema.key.map((name) => this.#columns.find(([column]) => column === name)![1]);
    const order = orderOf(
      keys.map((key) => (key.finish() as unknown as CodeColumn).numbers),
      this.size,
    );
    const columns = Object.fromEntries(this.#columns.map(([name, column]) => [name, column.finish(order)]));
    return { table: new PackedTable(this.schema, columns as unknown as PackedTable<Row>['columns'], this.size), order };
  }
}

/** The order of the rows by their keys; undefined when they came in order, as official files mostly do. */
function orderOf(keys: readonly ArrayLike<number>[], size: number): Uint32Array | undefined {
  const compare = (one: number, other: number): number => {
    for (const numbers of keys) if (numbers[one] !== numbers[other]) return numbers[one]! - numbers[other]!;
    return one - other;
  };
  let sorted = true;
  for (let row = 1; sorted && row < size; row += 1) sorted = compare(row - 1, row) < 0;
  return sorted ? undefined : Uint32Array.from({ length: size }, (_, row) => row).sort(compare);
}

/** A table of rows that are at hand, for small tables and specs. */
export function tableOf<Row extends object>(schema: TableSchema<Row>, rows: Iterable<Row>): PackedTable<Row> {
  const builder = new TableBuilder(schema);
  for (const row of rows) builder.add(row);
  invariant(builder.size < 2 ** 31, 'A table has less than two thousand million rows.');
  return builder.finish();
}
