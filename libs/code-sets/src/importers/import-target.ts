import { GrowingNumbers } from '../packed/growing.js';
import type { CodeColumn } from '../packed/column.js';
import { type PackedTable, TableBuilder, type TableSchema } from '../packed/packed-table.js';
import type { SomeTable } from '../releases/release.js';
import type { ImportReport } from './import-report.js';

/** A table that an import fills, and which columns no two rows may share. */
export interface TargetTable<Row extends object> {
  readonly schema: TableSchema<Row>;
  readonly unique?: readonly (keyof Row & string)[];
  /** What to do where two files have the same row. */
  readonly inTwoFiles?: string;
}

export const targetTable = <Row extends object>(
  schema: TableSchema<Row>,
  unique: readonly (keyof Row & string)[] = [],
  inTwoFiles?: string,
): TargetTable<Row> => ({ schema, unique, inTwoFiles });

class TargetBuilder<Row extends object> {
  readonly #rows: TableBuilder<Row>;
  readonly #lines = new GrowingNumbers(Uint32Array);

  constructor(private readonly table: TargetTable<Row>) {
    this.#rows = new TableBuilder(table.schema);
  }

  add(row: Row, line: number): void {
    this.#rows.add(row);
    this.#lines.push(line);
  }

  finish(refuseDuplicate: (line: number, first: number, inTwoFiles?: string) => void): PackedTable<Row> {
    const { table, order } = this.#rows.finishInOrder();
    const lines = this.#lines.finish(order);
    for (const { row, first } of duplicatesIn(table, this.table.unique ?? [])) {
      refuseDuplicate(lines[row]!, lines[first]!, this.table.inTwoFiles);
    }
    return table;
  }
}

/**
 * Rows that share the named columns with one before them. The table is sorted by its key, which they begin with, but not by the others: they are
 * looked for among all rows of one key.
 */
function* duplicatesIn<Row extends object>(
  table: PackedTable<Row>,
  unique: readonly (keyof Row & string)[],
): Generator<{ row: number; first: number }> {
  if (unique.length === 0) return;
  const numbersOf = (name: keyof Row & string) => (table.columns[name] as unknown as CodeColumn).numbers;
  const [key, columns] = [table.schema.key.map(numbersOf), unique.map(numbersOf)];
  const valuesOf = (row: number): string => columns.map((numbers) => numbers[row]).join();
  const known = new Map<string, number>();
  for (let row = 1; row < table.size; row += 1) {
    if (key.some((numbers) => numbers[row] !== numbers[row - 1])) {
      known.clear();
      continue;
    }
    if (known.size === 0) known.set(valuesOf(row - 1), row - 1);
    const values = valuesOf(row);
    const first = known.get(values);
    if (first === undefined) known.set(values, row);
    else yield { row, first };
  }
}

/** Where the rows of an import go: one builder for each table, and which line of which file each row came from. */
export class ImportTarget {
  readonly #builders = new Map<string, TargetBuilder<object>>();
  readonly #files: { name: string; firstLine: number }[] = [];
  #linesBefore = 0;
  #linesOfFile = 0;

  constructor(private readonly report: ImportReport) {}

  /** Rows come from this file from now on. */
  beginFile(name: string): void {
    this.#linesBefore += this.#linesOfFile;
    this.#linesOfFile = 0;
    this.#files.push({ name, firstLine: this.#linesBefore });
  }

  add<Row extends object>(table: TargetTable<Row>, row: Row, line: number): void {
    let builder = this.#builders.get(table.schema.name) as TargetBuilder<Row> | undefined;
    if (!builder) {
      builder = new TargetBuilder(table);
      this.#builders.set(table.schema.name, builder as unknown as TargetBuilder<object>);
    }
    this.#linesOfFile = Math.max(this.#linesOfFile, line);
    builder.add(row, this.#linesBefore + line);
    this.report.rows += 1;
  }

  finish(): SomeTable[] {
    return [...this.#builders.values()].map((builder) =>
      builder.finish((line, first, inTwoFiles) => {
        const place = this.#place(line);
        const way = inTwoFiles !== undefined && this.#place(first).file !== place.file ? ` ${inTwoFiles}` : '';
        this.report.refuse({ ...place, code: 'DUPLICATE_ROW', detail: `The same row as ${this.#describe(first)}.${way}` });
      }),
    );
  }

  #place(line: number): { file: string; line: number } {
    const file = this.#files.findLast(({ firstLine }) => firstLine < line)!;
    return { file: file.name, line: line - file.firstLine };
  }

  #describe(line: number): string {
    const place = this.#place(line);
    return this.#files.length > 1 ? `line ${place.line} of ${place.file}` : `line ${place.line}`;
  }
}
