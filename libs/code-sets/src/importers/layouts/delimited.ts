import { type Cells, Fields } from '../fields.js';
import type { TargetTable } from '../import-target.js';
import type { Importing, Layout } from '../layout.js';
import { LineEnds } from '../lines.js';
import { recordsOf, type Separator } from './records.js';

/** A column by the title that the header must have there, or by its place where titles repeat or change from year to year. */
export type ColumnTitle = RegExp | number;

export interface Delimited<Row extends object> {
  readonly name: string;
  readonly separator: Separator;
  readonly table: TargetTable<Row>;
  /** Whether these are the titles of the columns; what stands before them (copyright, notes) is passed over. */
  readonly isHeader: (cells: readonly string[]) => boolean;
  readonly columns: Readonly<Record<string, ColumnTitle>>;
  readonly latin?: boolean;
  /** After the titles: further lines of titles, blank rows, footnotes. */
  readonly skip?: (cells: readonly string[]) => boolean;
  readonly row: (fields: Fields) => Row | undefined;
}

/** A layout of records parted by commas or tabs, below a line of titles. */
export const delimited = <Row extends object>(layout: Delimited<Row>): Layout => ({
  name: layout.name,
  recognises: (head) => head.split(/\r?\n/).some((line) => layout.isHeader(cellsOfLine(line, layout.separator))),
  read: (importing) => readDelimited(layout, importing),
});

/** Good enough for a line of titles. */
const cellsOfLine = (line: string, separator: Separator): string[] =>
  line.split(separator).map((cell) => cell.replaceAll('"', '').trim());

async function readDelimited<Row extends object>(layout: Delimited<Row>, { file, target, report }: Importing): Promise<void> {
  let places: [name: string, place: number][] | undefined;
  const least = (): number => Math.max(...places!.map(([, place]) => place)) + 1;
  let fewest = 0;

  const take = (cells: readonly string[], line: number): void => {
    if (!places) {
      if (!layout.isHeader(cells)) return;
      places = placesOf(layout.columns, cells);
      fewest = least();
      const missing = places.filter(([, place]) => place < 0).map(([name]) => name);
      if (missing.length > 0)
        report.refuse({ file: file.name, line, code: 'WRONG_LAYOUT', detail: `There is no column for ${missing.join(', ')}.` });
      return;
    }
    if (cells.every((cell) => cell === '') || layout.skip?.(cells)) return;
    if (cells.length < fewest) {
      return report.badRow({ file: file.name, line, details: [`It has ${cells.length} columns of at least ${fewest}.`] });
    }
    const row: Record<string, string> = {};
    for (const [name, place] of places) row[name] = cells[place]!;
    addRow(row, line);
  };

  const addRow = (cells: Cells, line: number): void => {
    const fields = new Fields(cells);
    const row = layout.row(fields);
    if (fields.faults.length > 0) report.badRow({ file: file.name, line, details: fields.faults });
    else if (row) target.add(layout.table, row, line);
  };

  const ends = new LineEnds(file.name, report);
  for await (const records of recordsOf({ file, report, ends }, layout)) {
    for (const { cells, line } of records) take(cells, line);
  }
}

const placesOf = (columns: Delimited<object>['columns'], titles: readonly string[]): [string, number][] =>
  Object.entries(columns).map(([name, title]) => [
    name,
    typeof title === 'number' ? title : titles.findIndex((text) => title.test(text.replaceAll(/\s+/g, ' '))),
  ]);
