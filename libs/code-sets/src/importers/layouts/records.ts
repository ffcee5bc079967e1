import type { ImportFile } from '../import-file.js';
import type { ImportReport } from '../import-report.js';
import { type LineEnds, linesOf } from '../lines.js';

export type Separator = ',' | '\t';

export interface DelimitedRecord {
  readonly cells: readonly string[];
  /** Where it begins. */
  readonly line: number;
}

/** So many lines at most make one record: a quote that nobody closes is a damaged file. */
const mostLines = 200;

/** The records of a delimited file. Between commas a cell may stand in quotes, over several lines; between tabs there are no quotes. */
export async function* recordsOf(
  { file, report, ends }: { file: ImportFile; report: ImportReport; ends: LineEnds },
  { separator, latin }: { separator: Separator; latin?: boolean },
): AsyncGenerator<readonly DelimitedRecord[]> {
  let open: { text: string; line: number; lines: number } | undefined;
  for await (const lines of linesOf(file, report, { latin })) {
    const records: DelimitedRecord[] = [];
    for (const line of lines) {
      open = open
        ? { ...open, text: `${open.text}\n${line.text}`, lines: open.lines + 1 }
        : { text: line.text, line: line.number, lines: 1 };
      const quoted = separator === ',' && open.text.includes('"');
      if (quoted && line.end !== 'none' && open.lines < mostLines && isOpen(open.text)) continue;
      ends.see({ ...line, text: quoted ? '' : line.text });
      if (quoted && isOpen(open.text)) {
        report.refuse({ file: file.name, line: open.line, code: 'TRUNCATED', detail: 'A quote that opens here does not close.' });
      }
      records.push({ cells: quoted ? quotedCells(open.text) : plainCells(open.text, separator), line: open.line });
      open = undefined;
    }
    yield records;
  }
  if (open)
    report.refuse({ file: file.name, line: open.line, code: 'TRUNCATED', detail: 'A quote that opens here does not close.' });
}

const plainCells = (text: string, separator: Separator): string[] => {
  const cells = text.split(separator);
  for (let at = 0; at < cells.length; at += 1) cells[at] = cells[at]!.trim();
  return cells;
};

/** An odd number of quotes: the cell goes on in the next line. A doubled quote inside a cell counts as two. */
function isOpen(text: string): boolean {
  let quotes = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) quotes += 1;
  return quotes % 2 === 1;
}

/** A quote opens a cell only at its beginning; in it a doubled quote is one, and a comma is a comma. */
function quotedCells(text: string): string[] {
  const cells: string[] = [];
  let from = 0;
  while (from <= text.length) {
    const quote = /^ *"/.exec(text.slice(from, from + 20))?.[0].length;
    const to = quote === undefined ? text.indexOf(',', from) : text.indexOf(',', closing(text, from + quote));
    const cell = text.slice(from, to < 0 ? undefined : to).trim();
    cells.push(quote === undefined ? cell : cell.replace(/^"/, '').replace(/"$/, '').replaceAll('""', '"').trim());
    if (to < 0) break;
    from = to + 1;
  }
  return cells;
}

/** The place after the quote that closes the cell. */
function closing(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at + 1;
  return text.length;
}
