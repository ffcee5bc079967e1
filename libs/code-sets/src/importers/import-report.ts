/** Why a file is refused, or a row of it passed over. */
export type ImportFaultCode =
  | 'WRONG_LAYOUT'
  | 'WRONG_ENCODING'
  | 'MIXED_LINE_ENDS'
  | 'TRUNCATED'
  | 'DUPLICATE_ROW'
  | 'EMPTY'
  | 'TOO_MANY_BAD_ROWS'
  | 'BAD_ROW';

export interface ImportFault {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly code: ImportFaultCode;
  readonly detail: string;
}

/** As many faults are listed; the rest are counted. */
export const mostFaults = 100;

/** A few rows that make no sense are passed over; more than these are a file that does not make sense. */
const badRowsAllowed = { rows: 10, share: 0.01 };

/** What an import has found so far. Faults of the file refuse it; bad rows are counted, listed and passed over. */
export class ImportReport {
  rows = 0;
  badRows = 0;
  /** All faults, also those that are not listed. */
  faultCount = 0;
  readonly faults: ImportFault[] = [];
  #refused = false;

  get refused(): boolean {
    return this.#refused;
  }

  refuse(fault: ImportFault): void {
    this.#refused = true;
    this.#list(fault);
  }

  badRow({ file, line, details }: { file: string; line: number; details: readonly string[] }): void {
    this.badRows += 1;
    this.#list({ file, line, code: 'BAD_ROW', detail: details.join(' ') });
  }

  /** Refuses what has no good row, or so many bad ones that it cannot be what it is said to be. */
  judge(file: string): void {
    const { badRows, rows } = this;
    if (rows === 0 && !this.#refused) this.refuse({ file, line: 1, code: 'EMPTY', detail: 'There is no row that can be read.' });
    const many = badRows > badRowsAllowed.rows && badRows > (rows + badRows) * badRowsAllowed.share;
    if (badRows > 0 && (many || badRows >= rows)) {
      const detail = `${badRows} of ${rows + badRows} rows are bad: this is not the layout, or the file is damaged.`;
      this.refuse({
        file,
        line: this.faults.find(({ code }) => code === 'BAD_ROW')?.line ?? 1,
        code: 'TOO_MANY_BAD_ROWS',
        detail,
      });
    }
  }

  #list(fault: ImportFault): void {
    this.faultCount += 1;
    if (this.faults.length < mostFaults) this.faults.push(fault);
  }
}
