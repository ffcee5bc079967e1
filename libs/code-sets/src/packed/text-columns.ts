import { invariant } from '@claimstream/kernel';
import type { Column, ColumnKind } from './column.js';
import { GrowingNumbers } from './growing.js';
import { viewOf } from './number-columns.js';

const writer = new TextEncoder();
const reader = new TextDecoder();

/** Texts that differ from row to row: one buffer of UTF-8 and where each ends. */
export const text: ColumnKind<string> = {
  name: 'text',
  build() {
    const ends = new GrowingNumbers(Uint32Array);
    const bytes = new GrowingNumbers(Uint8Array);
    return {
      push(value) {
        bytes.pushAll(writer.encode(value));
        ends.push(bytes.size);
      },
      finish(order) {
        const column = textsOf(ends.finish() as Uint32Array<ArrayBuffer>, bytes.finish() as Uint8Array<ArrayBuffer>);
        return order ? inOrder(column, order) : column;
      },
    };
  },
  open: ([ends, bytes]) => textsOf(viewOf(Uint32Array, ends!) as Uint32Array<ArrayBuffer>, bytes!),
};

function textsOf(ends: Uint32Array<ArrayBuffer>, bytes: Uint8Array<ArrayBuffer>): Column<string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    sections: [ends, bytes],
    at: (row) => buffer.toString('utf8', row === 0 ? 0 : ends[row - 1]!, ends[row]),
  };
}

function inOrder(column: Column<string>, order: Uint32Array): Column<string> {
  const sorted = text.build();
  for (const row of order) sorted.push(column.at(row));
  return sorted.finish();
}

const mostWords = 2 ** 16;

/** Texts of which there are few and which repeat: each once, and which one a row has. At most 65,536 of them. */
export const word: ColumnKind<string> = {
  name: 'word',
  build() {
    const places = new Map<string, number>();
    const chosen = new GrowingNumbers(Uint16Array);
    return {
      push(value) {
        let place = places.get(value);
        if (place === undefined) {
          invariant(places.size < mostWords, `A column has at most ${mostWords} different words.`);
          places.set(value, (place = places.size));
        }
        chosen.push(place);
      },
      finish: (order) => wordsOf(chosen.finish(order) as Uint16Array<ArrayBuffer>, [...places.keys()]),
    };
  },
  open: ([chosen, list]) =>
    wordsOf(viewOf(Uint16Array, chosen!) as Uint16Array<ArrayBuffer>, JSON.parse(reader.decode(list)) as string[]),
};

function wordsOf(chosen: Uint16Array<ArrayBuffer>, words: readonly string[]): Column<string> {
  return { sections: [chosen, new Uint8Array(writer.encode(JSON.stringify(words)))], at: (row) => words[chosen[row]!]! };
}
