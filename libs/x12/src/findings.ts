import { type Segment } from './segment.js';

/** The WEDI SNIP type of an edit that we make: 1 syntax, 2 guide, 3 balancing, 4 situations, 5 external code sets, 7 trading partner. */
export type SnipType = 1 | 2 | 3 | 4 | 5 | 7;

export type Severity = 'error' | 'warning';

/** Where a finding is. `segmentIndex` counts from ST = 1 and is 0 outside of a transaction set; `offset` is in bytes, `line` from 1. */
export interface FindingPosition {
  readonly offset: number;
  readonly line: number;
  readonly segmentIndex: number;
  readonly segmentId: string;
  readonly loop?: string;
  readonly element?: number;
  readonly component?: number;
  readonly repetition?: number;
}

/** One thing that is not as it should be. */
export interface Finding {
  readonly snip: SnipType;
  readonly severity: Severity;
  /** The acknowledgment code with its place (`TA105:021`, `AK905:4`, `IK502:3`, `IK304:3`, `IK403:7`), or our own name for what no acknowledgment knows. */
  readonly code: string;
  /** Loops, segment and element as people write them: `2000B/2010BA/NM1` or `2300/CLM/CLM05-3`. */
  readonly path: string;
  readonly position: FindingPosition;
  /** A whole sentence without anything personal. */
  readonly message: string;
  /** The data element's number in the X12 dictionary, for IK402. */
  readonly dataElement?: string;
  /** The bad value, only where the 999 wants it (IK404). May be personal: never log it. */
  readonly value?: string;
}

/** Takes findings as they are made. */
export type Report = (finding: Finding) => void;

/** Which element of a segment is meant. */
export interface ElementPlace {
  readonly element?: number;
  readonly component?: number;
  readonly repetition?: number;
}

/** The place of a segment, or of an element in it. */
export function positionOf(segment: Segment, loop?: string, place: ElementPlace = {}): FindingPosition {
  const { offset, line, index: segmentIndex } = segment;
  return { offset, line, segmentIndex, segmentId: shownId(segment), ...(loop ? { loop } : {}), ...place };
}

/** The segment's id where it can be one; what else stands in its place may be anybody's data and is not shown. */
export function shownId({ id }: Segment): string {
  return /^[A-Za-z0-9]{1,3}$/.test(id) ? id : '';
}

/** The name of an element as people write it: `CLM05`, `CLM05-3`. */
export function elementName(segmentId: string, { element, component }: ElementPlace): string {
  if (element === undefined) return segmentId;
  const name = segmentId + String(element).padStart(2, '0');
  return component === undefined ? name : `${name}-${component}`;
}
