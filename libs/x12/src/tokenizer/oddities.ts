import { type Finding, type Severity } from '../findings.js';
import { type Segment } from '../segment.js';
import { type HeaderTrouble } from './interchange-header.js';

/** What can be odd about a file before anybody looks at its segments. */
export type Oddity = keyof typeof oddities;

const oddities = {
  BYTE_ORDER_MARK: { severity: 'warning', message: 'The file starts with a byte order mark.' },
  BYTES_BEFORE_INTERCHANGE: { severity: 'warning', message: 'There is text before the first interchange; it is skipped.' },
  BYTES_AFTER_INTERCHANGE: {
    severity: 'error',
    message: 'There is text behind an interchange that belongs to none; it is skipped.',
  },
  LINE_BREAKS_BETWEEN_SEGMENTS: { severity: 'warning', message: 'There are line breaks behind segment terminators.' },
  BLANKS_BETWEEN_SEGMENTS: { severity: 'warning', message: 'There are blanks between segments.' },
  EMPTY_SEGMENT: { severity: 'warning', message: 'There is nothing between two segment terminators.' },
  UNTERMINATED_SEGMENT: { severity: 'warning', message: 'The last segment has no terminator.' },
  SEGMENT_TOO_LONG: {
    code: 'TA105:024',
    severity: 'error',
    message: 'A segment is longer than any real one; the interchange is skipped.',
  },
  NO_INTERCHANGE: { severity: 'error', message: 'There is no interchange header (ISA) in the file.' },
  TOO_MANY_INTERCHANGES: { severity: 'error', message: 'The file holds more interchanges than we read.' },
} as const satisfies Record<string, { code?: string; severity: Severity; message: string }>;

/** An oddity at a place of the file, outside of any segment. */
export function oddityAt(oddity: Oddity, { offset, line }: { offset: number; line: number }): Finding {
  const { severity, message, ...rest } = oddities[oddity];
  const code = 'code' in rest ? rest.code : oddity;
  return { snip: 1, severity, code, path: '', position: { offset, line, segmentIndex: 0, segmentId: '' }, message };
}

/** What is wrong with the separators that an ISA chooses. */
export function headerFinding({ offset, line }: Segment, { note, message }: HeaderTrouble): Finding {
  return {
    snip: 1,
    severity: 'error',
    code: `TA105:${note}`,
    path: 'ISA',
    position: { offset, line, segmentIndex: 0, segmentId: 'ISA' },
    message,
  };
}
