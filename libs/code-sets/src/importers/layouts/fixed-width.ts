import { type Cells, Fields } from '../fields.js';
import type { TargetTable } from '../import-target.js';
import type { Importing, Layout } from '../layout.js';
import { type Line, LineEnds, linesOf } from '../lines.js';

/** First and last position, counted from 1 as record layouts do; without a last one to the end of the line. */
export type Positions = readonly [first: number, last?: number];

export interface FixedWidth<Row extends object> {
  readonly name: string;
  readonly recognises: (head: string) => boolean;
  readonly table: TargetTable<Row>;
  readonly fields: Readonly<Record<string, Positions>>;
  /** A line that is shorter has been cut off. */
  readonly shortest: number;
  readonly latin?: boolean;
  /** Lines that hold no row: headers, trailers. */
  readonly skip?: (line: string) => boolean;
  /** Lines that carry on the text of the row before; its fields and theirs as one, undefined where they are of another. */
  readonly continues?: (cells: Cells) => boolean;
  readonly join?: (row: Cells, more: Cells) => Cells | undefined;
  readonly row: (fields: Fields) => Row | undefined;
}

/** A layout whose fields stand at fixed places. */
export const fixedWidth = <Row extends object>(layout: FixedWidth<Row>): Layout => ({
  name: layout.name,
  recognises: layout.recognises,
  read: (importing) => readFixedWidth(layout, importing),
});

async function readFixedWidth<Row extends object>(layout: FixedWidth<Row>, { file, target, report }: Importing): Promise<void> {
  const ends = new LineEnds(file.name, report);
  let open: { cells: Cells; line: number } | undefined;

  const finishRow = (): void => {
    if (!open) return;
    const fields = new Fields(open.cells);
    const row = layout.row(fields);
    if (fields.faults.length > 0) report.badRow({ file: file.name, line: open.line, details: fields.faults });
    else if (row) target.add(layout.table, row, open.line);
    open = undefined;
  };

  const take = ({ text, number }: Line): void => {
    if (text.trim() === '' || layout.skip?.(text)) return;
    if (text.length < layout.shortest) {
      const detail = `The line has ${text.length} characters of at least ${layout.shortest}.`;
      return report.refuse({ file: file.name, line: number, code: 'TRUNCATED', detail });
    }
    const cells = cellsOf(text, layout.fields);
    if (layout.continues?.(cells)) {
      const joined = open && layout.join!(open.cells, cells);
      if (open && joined) open.cells = joined;
      else report.badRow({ file: file.name, line: number, details: ['It carries on a row that is not there.'] });
      return;
    }
    finishRow();
    open = { cells, line: number };
  };

  for await (const lines of linesOf(file, report, layout)) {
    for (const line of lines) {
      ends.see(line);
      take(line);
    }
  }
  finishRow();
}

const cellsOf = (text: string, fields: FixedWidth<object>['fields']): Cells => {
  const cells: Record<string, string> = {};
  for (const name in fields) {
    const [first, last] = fields[name]!;
    cells[name] = text.slice(first - 1, last).trim();
  }
  return cells;
};
