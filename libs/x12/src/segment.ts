import { type Delimiters } from './delimiters.js';

/** One segment as it stood in the file. Elements count from 1 as the standard counts: `element(2)` of CLP is CLP02. */
export interface Segment {
  readonly id: string;
  /** The position of the last element that is written, empty or not. */
  readonly elementCount: number;
  /** The raw text of an element, repetitions and components not split; `''` when absent. */
  element(position: number): string;
  /** The repetitions of an element, each as raw text; none for an empty element. */
  repetitions(position: number): string[];
  /** One component of a composite, both counted from 1; `''` when absent. */
  component(position: number, component: number, repetition?: number): string;
  /** 1-based place in its transaction set, ST = 1; 0 outside of one. */
  readonly index: number;
  /** 1-based line of its first character. */
  readonly line: number;
  /** Bytes before its first character, from the start of the file. */
  readonly offset: number;
  readonly delimiters: Delimiters;
}

/** Where a segment stood: what the tokenizer knows and the text does not say. */
export interface SegmentPlace {
  readonly index: number;
  readonly line: number;
  readonly offset: number;
}

/** A segment from its text without the terminator, split into elements once. */
export class TextSegment implements Segment {
  readonly id: string;
  readonly elementCount: number;
  private readonly elements: readonly string[];

  constructor(
    text: string,
    readonly delimiters: Delimiters,
    readonly offset: number,
    readonly line: number,
    readonly index: number,
  ) {
    this.elements = partsOf(text, delimiters.element);
    this.id = this.elements[0] ?? '';
    this.elementCount = this.elements.length - 1;
  }

  element(position: number): string {
    return this.elements[position] ?? '';
  }

  repetitions(position: number): string[] {
    const text = this.element(position);
    if (text === '') return [];
    return this.delimiters.repetition === undefined ? [text] : text.split(this.delimiters.repetition);
  }

  component(position: number, component: number, repetition = 1): string {
    const { repetition: separator, component: componentSeparator } = this.delimiters;
    const text = this.element(position);
    const one = partAt(text, separator, repetition);
    return partAt(one, componentSeparator, component);
  }
}

/** The parts of a text; faster than `split` for the few short parts that segments have. */
function partsOf(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
    parts.push(text.substring(start, end));
    start = end + 1;
  }
  parts.push(text.substring(start));
  return parts;
}

/** The part at a position from 1, `''` when there are fewer; a text without separators has one. */
function partAt(text: string, separator: string | undefined, position: number): string {
  let start = 0;
  for (let passed = 1; ; passed++) {
    const end = separator === undefined ? -1 : text.indexOf(separator, start);
    if (passed === position) return end < 0 ? text.substring(start) : text.substring(start, end);
    if (end < 0) return '';
    start = end + 1;
  }
}

/** A segment for tests and for callers that have text but no file. */
export function segmentFromText(
  text: string,
  delimiters: Delimiters,
  place: SegmentPlace = { index: 0, line: 1, offset: 0 },
): Segment {
  return new TextSegment(text, delimiters, place.offset, place.line, place.index);
}
