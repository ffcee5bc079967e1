import { isAscii, isUtf8 } from 'node:buffer';
import type { ImportFile } from './import-file.js';
import type { ImportReport } from './import-report.js';

export type LineEnd = 'LF' | 'CRLF' | 'none';
export interface Line {
  readonly text: string;
  /** Counted from 1. */
  readonly number: number;
  readonly end: LineEnd;
}

const longestLine = 64 * 1024;
const lineFeed = 0x0a;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
const windows1252 = new TextDecoder('windows-1252');

/**
 * The lines of a file, a chunk's at a time. What is neither ASCII nor UTF-8 refuses the file, unless the authority still publishes in
 * Windows' Latin alphabet. Nothing but one line is ever held.
 */
export async function* linesOf(
  file: ImportFile,
  report: ImportReport,
  { latin = false }: { latin?: boolean } = {},
): AsyncGenerator<readonly Line[]> {
  let number = 0;
  let rest: Buffer = Buffer.alloc(0);
  const refuse = (line: number, detail: string): void => report.refuse({ file: file.name, line, code: 'WRONG_ENCODING', detail });

  const lineOf = (bytes: Buffer, end: LineEnd): Line => {
    number += 1;
    if (isAscii(bytes)) return { text: bytes.toString('latin1'), number, end };
    if (isUtf8(bytes)) return { text: bytes.toString('utf8'), number, end };
    if (!latin) refuse(number, 'This line is not UTF-8.');
    return { text: windows1252.decode(bytes), number, end };
  };

  for await (const chunk of file.chunks) {
    let bytes: Buffer =
      rest.length > 0 ? Buffer.concat([rest, chunk]) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (number === 0 && bytes.subarray(0, 3).equals(byteOrderMark)) bytes = bytes.subarray(3);
    if (bytes.includes(0))
      return refuse(number + 1, 'There are zero bytes here: this is UTF-16 or no text at all, perhaps a zip or xlsx.');
    const lines: Line[] = [];
    let from = 0;
    for (let to = bytes.indexOf(lineFeed); to >= 0; to = bytes.indexOf(lineFeed, from)) {
      const crlf = to > from && bytes[to - 1] === 0x0d;
      lines.push(lineOf(bytes.subarray(from, crlf ? to - 1 : to), crlf ? 'CRLF' : 'LF'));
      from = to + 1;
    }
    rest = Buffer.from(bytes.subarray(from));
    if (rest.length > longestLine) return refuse(number + 1, `A line of more than ${longestLine} bytes: this is no such table.`);
    if (lines.length > 0) yield lines;
  }
  // Files from DOS may end with its end-of-file character.
  if (rest.length > 0 && !(rest.length === 1 && rest[0] === 0x1a)) yield [lineOf(rest, 'none')];
}

/** Sees that a file ends its lines in one way and ends its last one: what does not has been cut off or patched together. */
export class LineEnds {
  #usual?: LineEnd;

  constructor(
    private readonly file: string,
    private readonly report: ImportReport,
  ) {}

  see({ text, number, end }: Line): void {
    if (end === 'none') {
      this.#refuse(number, 'TRUNCATED', 'The last line does not end: the file has been cut off.');
    } else if (end !== (this.#usual ??= end)) {
      this.#refuse(number, 'MIXED_LINE_ENDS', `The line ends with ${end}, those before it with ${this.#usual}.`);
    } else if (text.includes('\r')) {
      this.#refuse(number, 'MIXED_LINE_ENDS', 'There is a carriage return inside the line.');
    }
  }

  #refuse(line: number, code: 'TRUNCATED' | 'MIXED_LINE_ENDS', detail: string): void {
    this.report.refuse({ file: this.file, line, code, detail });
  }
}
