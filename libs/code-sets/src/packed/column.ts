import type { Numbers } from './growing.js';

/** The values of one column of a table, as few large arrays rather than many small objects. */
export interface Column<T> {
  at(row: number): T;
  /** The arrays it is made of, in the order in which `open` takes them. */
  readonly sections: readonly Numbers[];
}

export interface ColumnBuilder<T> {
  push(value: T): void;
  finish(order?: Uint32Array): Column<T>;
}

/** A way to keep the values of a column. Its name is written with the table: a changed way needs a new name. */
export interface ColumnKind<T> {
  readonly name: string;
  build(): ColumnBuilder<T>;
  /** The column again, from the bytes of its sections. */
  open(sections: readonly Uint8Array<ArrayBuffer>[]): Column<T>;
}

/** A column of codes: sorted by number, found by binary search. */
export interface CodeColumnKind extends ColumnKind<string> {
  readonly length: number;
}
export interface CodeColumn extends Column<string> {
  readonly numbers: Numbers;
}
