import { type Segment } from '../segment.js';
import { type ElementCodec } from './codec.js';
import { range } from './segment-codecs.js';

/** Components of a composite by name, each its own text. `list` gathers components that are one list, from a position to another. */
export interface Components<T> {
  readonly parts: { readonly [Name in keyof T]-?: ComponentPlace<Exclude<T[Name], undefined>> };
}

export interface ComponentPlace<V> {
  /** Components, from 1; more than one where the value is a list. */
  readonly from: number;
  readonly to: number;
  read(texts: readonly string[]): V | undefined;
  write(value: V): readonly string[];
}

/** A component by its place, read through the given conversions. */
export function component<V>(at: number, read: (text: string) => V | undefined, write: (value: V) => string): ComponentPlace<V> {
  return { from: at, to: at, read: ([text = '']) => (text === '' ? undefined : read(text)), write: (value) => [write(value)] };
}

/** A component that is text. */
export const textComponent = (at: number): ComponentPlace<string> =>
  component(
    at,
    (read) => read,
    (value) => value,
  );

/** Neighbouring components that are a list of texts; a gap before another text is an empty one, so that all keep their places. */
export const listComponent = (from: number, to: number): ComponentPlace<string[]> => ({
  from,
  to,
  read: (texts) => texts.slice(0, texts.findLastIndex((text) => text !== '') + 1),
  write: (value) => value,
});

/**
 * A composite as an object. Reading answers undefined when a component is there that no name covers, or one that cannot be read, so that the
 * element is kept as it is. `constants` are components that always say the same and are checked when reading.
 */
export function composite<T extends object>(
  parts: Components<T>['parts'],
  constants: Readonly<Record<number, string>> = {},
): ElementCodec<T> {
  const places = Object.entries(parts) as [keyof T & string, ComponentPlace<unknown>][];
  const last = Math.max(...places.map(([, place]) => place.to), ...Object.keys(constants).map(Number));
  const covered = new Set([...places.flatMap(([, { from, to }]) => range(from, to)), ...Object.keys(constants).map(Number)]);
  const uncovered = range(1, last).filter((at) => !covered.has(at));
  const fixed = Object.entries(constants).map(([at, code]) => ({ index: Number(at) - 1, code }));
  return {
    read: (text, segment) => {
      const texts = componentTexts(text, segment);
      if (texts === undefined || texts.length > last || fixed.some(({ index, code }) => texts[index] !== code)) return undefined;
      if (uncovered.some((at) => (texts[at - 1] ?? '') !== '')) return undefined;
      const value: Record<string, unknown> = {};
      for (const [name, place] of places) {
        const own = texts.slice(place.from - 1, place.to);
        if (own.every((part) => part === '')) continue;
        const read = place.read(own);
        if (read === undefined) return undefined;
        value[name] = read;
      }
      return value as T;
    },
    write: (value) => {
      const texts = new Array<string>(last).fill('');
      for (const { index, code } of fixed) texts[index] = code;
      for (const [name, place] of places) {
        const part = value[name];
        if (part === undefined) continue;
        const room = place.to - place.from + 1;
        // What a list has too much stands behind the last component, where it is refused, and not in another's place.
        place.write(part).forEach((text, index) => (texts[index < room ? place.from - 1 + index : last + index] = text));
      }
      return [texts];
    },
  };
}

/** An element that repeats, as a list of texts. */
export const repeatedText: ElementCodec<string[]> = {
  read: (text, { delimiters: { repetition, component: separator } }) => {
    if (text.includes(separator)) return undefined;
    return repetition === undefined ? [text] : text.split(repetition);
  },
  write: (values) => values.map((value) => [value]),
};

/** A composite whose components are all values of one list: diagnosis pointers, oral cavities. */
export function componentList<V>(read: (text: string) => V | undefined, write: (value: V) => string): ElementCodec<V[]> {
  return {
    read: (text, segment) => {
      const values = componentTexts(text, segment)?.map((part) => read(part));
      return values?.every((value) => value !== undefined) ? (values as V[]) : undefined;
    },
    write: (values) => [values.map(write)],
  };
}

/** The components of an element; undefined when it repeats. */
function componentTexts(text: string, { delimiters: { repetition, component: separator } }: Segment): string[] | undefined {
  return repetition !== undefined && text.includes(repetition) ? undefined : text.split(separator);
}
