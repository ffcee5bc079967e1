import { type Finding, positionOf } from '../findings.js';
import { type Segment } from '../segment.js';
import { isDate, isTime } from './value-fault.js';

/** What is wrong with the content of a GS. What AK905 has no code for is bad content of the interchange (TA1 024). */
export function groupFindings(gs: Segment): Finding[] {
  const faults = [
    !functionalIds.has(gs.element(1)) && groupFinding(gs, 1, 'AK905:1', 'is not a functional group that we know'),
    ...[2, 3].map(
      (element) =>
        !isCode(gs.element(element)) &&
        groupFinding(gs, element, 'TA105:024', 'is not a code of 2 to 15 characters of the extended set'),
    ),
    !isFullDate(gs.element(4)) && groupFinding(gs, 4, 'TA105:024', 'is not a date'),
    !isTime(gs.element(5)) && groupFinding(gs, 5, 'TA105:024', 'is not a time'),
    !/^\d{1,9}$/.test(gs.element(6)) && groupFinding(gs, 6, 'AK905:6', 'is not a number of 1 to 9 digits'),
    gs.element(7) !== 'X' && groupFinding(gs, 7, 'TA105:024', 'is not X'),
    !gs.element(8).startsWith('005010') && groupFinding(gs, 8, 'AK905:2', 'is not a version that we support'),
  ];
  return faults.filter((fault) => fault !== false);
}

/** The functional groups of the nine transactions that HIPAA names and of the acknowledgments. */
const functionalIds = new Set(['BE', 'FA', 'HB', 'HC', 'HI', 'HN', 'HP', 'HR', 'HS', 'RA']);

function isCode(value: string): boolean {
  return /^[\x20-\x7e]{2,15}$/.test(value);
}

function isFullDate(value: string): boolean {
  return value.length === 8 && isDate(value);
}

function groupFinding(gs: Segment, element: number, code: string, fault: string): Finding {
  const name = `GS${String(element).padStart(2, '0')}`;
  const position = positionOf(gs, undefined, { element });
  return { ...{ snip: 1, severity: 'error', code, path: `GS/${name}` }, position, message: `${name} ${fault}.` };
}
