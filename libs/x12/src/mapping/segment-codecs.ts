import { type Segment } from '../segment.js';
import { type ElementCodec, type ElementsByPosition, type SegmentCodec } from './codec.js';

/** The value of one element; undefined when it is empty or cannot be read. */
export function valueAt<V>(codec: ElementCodec<V>, segment: Segment, position: number): V | undefined {
  const text = segment.element(position);
  return text === '' ? undefined : codec.read(text, segment);
}

/** One element, as a codec of its segment. */
export const on = <V>(position: number, codec: ElementCodec<V>): SegmentCodec<V> => ({
  positions: [position],
  read: (segment) => valueAt(codec, segment, position),
  write: (value) => ({ [position]: codec.write(value) }),
});

/** An element that stands only together with a code before it that says what it is (format, unit, kind). */
export const marked = <V>(mark: number, code: string, position: number, codec: ElementCodec<V>): SegmentCodec<V> => ({
  positions: [mark, position],
  read: (segment) => (segment.element(mark) === code ? valueAt(codec, segment, position) : undefined),
  write: (value) => ({ [mark]: code, [position]: codec.write(value) }),
});

type Properties<T> = { readonly [Name in keyof T]-?: SegmentCodec<Exclude<T[Name], undefined>> };

/**
 * An object whose properties are elements of one segment. Reading answers undefined when one that is there cannot be read, so that the
 * segment is kept as it is, and when none is there.
 */
export function object<T extends object>(properties: Properties<T>): SegmentCodec<T> {
  const entries = Object.entries(properties) as [keyof T & string, SegmentCodec<unknown>][];
  return {
    positions: entries.flatMap(([, { positions }]) => positions),
    read: (segment) => {
      const value: Record<string, unknown> = {};
      let found = false;
      for (const [name, codec] of entries) {
        const read = codec.read(segment);
        if (read !== undefined) {
          value[name] = read;
          found = true;
        } else if (isAnyPresent(segment, codec.positions)) return undefined;
      }
      return found ? (value as T) : undefined;
    },
    write: (value) => {
      const written: ElementsByPosition = {};
      for (const [name, codec] of entries) {
        const property = value[name];
        if (property !== undefined) Object.assign(written, codec.write(property));
      }
      return written;
    },
  };
}

/** A list of texts in neighbouring elements, as one value; a gap before another text is an empty one, so that all keep their places. */
export function run(from: number, to: number, codec: ElementCodec<string>): SegmentCodec<string[]> {
  return {
    positions: range(from, to),
    read: (segment) => {
      const values: string[] = [];
      let count = 0;
      for (let position = from; position <= Math.min(to, segment.elementCount); position++) {
        const text = segment.element(position);
        const value = text === '' ? '' : codec.read(text, segment);
        if (value === undefined) return undefined;
        values.push(value);
        if (text !== '') count = values.length;
      }
      return count > 0 ? values.slice(0, count) : undefined;
    },
    write: (values) => Object.fromEntries(values.map((value, index) => [from + index, codec.write(value)])),
  };
}

/** The properties of one object of a series: which element of the object's own, counted from 1, and its codec. */
type Steps<T> = { readonly [Name in keyof T]-?: readonly [step: number, codec: ElementCodec<Exclude<T[Name], undefined>>] };

/**
 * Objects that take `width` elements each, one after the other from `first` on, at most `most` of them. More are written behind the segment's last
 * element, where they are refused, and never left out.
 */
export function series<T extends object>(
  { first, width, most }: { first: number; width: number; most: number },
  steps: Steps<T>,
): SegmentCodec<T[]> {
  const last = first + width * most - 1;
  const objectAt = (index: number) =>
    object<T>(
      Object.fromEntries(
        Object.entries<Steps<T>[keyof T]>(steps).map(([name, [step, codec]]) => [
          name,
          on(first + index * width + step - 1, codec),
        ]),
      ) as unknown as Properties<T>,
    );
  const objects = Array.from({ length: most }, (_, index) => objectAt(index));
  return {
    positions: range(first, last),
    read: (segment) => {
      const values: T[] = [];
      for (let index = 0; first + index * width <= Math.min(segment.elementCount, last); index++) {
        const value = objects[index]?.read(segment);
        if (value === undefined) return undefined;
        values.push(value);
      }
      return values.length > 0 ? values : undefined;
    },
    write: (values) =>
      Object.assign({}, ...values.map((value, index) => (objects[index] ?? objectAt(index)).write(value))) as ElementsByPosition,
  };
}

/** The positions from one to another, both included. */
export const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

const isAnyPresent = (segment: Segment, positions: readonly number[]): boolean =>
  positions.some((position) => segment.element(position) !== '');
