/** A record of a file of comma-separated values: its first line (the first of the file is 1) and its cells. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

export type CsvFault = { readonly line: number; readonly code: 'QUOTE_NOT_CLOSED' | 'QUOTE_MISPLACED' };

/**
 * Reads RFC 4180: cells in quotes may hold commas, line breaks and doubled quotes; lines end with LF or CRLF; a byte order mark and blank
 * lines are passed over.
 */
export function csvRecordsOf(text: string): { records: CsvRecord[]; faults: CsvFault[] } {
  const records: CsvRecord[] = [];
  const faults: CsvFault[] = [];
  let [line, start, cell, cells, quoted]: [number, number, string, string[], boolean] = [1, 1, '', [], false];
  const endRecord = () => {
    cells.push(cell);
    if (cells.length > 1 || cells[0] !== '') records.push({ line: start, cells });
    [cell, cells] = ['', []];
  };

  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length; at += 1) {
    const character = text[at]!;
    if (quoted) {
      if (character === '\n') line += 1;
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"') {
      if (cell !== '') faults.push({ line, code: 'QUOTE_MISPLACED' });
      quoted = true;
    } else if (character === ',') {
      cells.push(cell);
      cell = '';
    } else if (character === '\n') {
      endRecord();
      line += 1;
      start = line;
    } else if (character !== '\r') cell += character;
  }
  if (quoted) faults.push({ line: start, code: 'QUOTE_NOT_CLOSED' });
  endRecord();
  return { records, faults };
}
