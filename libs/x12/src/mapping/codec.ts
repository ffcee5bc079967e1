import { type Segment } from '../segment.js';
import { type ElementValue } from '../documents/parts.js';

/** Between one element and a value, both ways. Reading answers undefined for what it cannot take, writing is only asked for values of its type. */
export interface ElementCodec<T> {
  /** `text` is the element as it stands in the segment, never empty. */
  read(text: string, segment: Segment): T | undefined;
  write(value: T): ElementValue;
}

/** Between some elements of a segment and a value, both ways. */
export interface SegmentCodec<T> {
  /** The elements that it reads and writes; together with those of other fields of the segment they say what is mapped. */
  readonly positions: readonly number[];
  /** Undefined when there is nothing to read, or when what is there cannot be read. */
  read(segment: Segment): T | undefined;
  write(value: T): ElementsByPosition;
}

export type ElementsByPosition = Record<number, ElementValue | undefined>;

/** A codec of an element that has neither repetitions nor components: `read` takes no text with a separator in it. */
export function plain<T>(read: (text: string) => T | undefined, write: (value: T) => string): ElementCodec<T> {
  return { read, write };
}

/** Whether text of an element holds a separator, so that it is more than one value. */
export function isComposed(text: string, { delimiters }: Segment): boolean {
  return text.includes(delimiters.component) || (delimiters.repetition !== undefined && text.includes(delimiters.repetition));
}

/** The content of an element as it stands, split at its separators. */
export function elementValue(segment: Segment, position: number): ElementValue {
  const text = segment.element(position);
  if (!isComposed(text, segment)) return text;
  return segment.repetitions(position).map((repetition) => repetition.split(segment.delimiters.component));
}
