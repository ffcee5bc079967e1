import { collector, type ReadFile } from './collect.js';
import { type X12Visitor } from './events.js';
import { type ReadOptions, X12Reader } from './x12-reader.js';

/** Reads a file that is at hand as a whole. Visitors hear everything on the way. */
export function readX12(file: string | Uint8Array, options?: ReadOptions, visitors: readonly X12Visitor[] = []): ReadFile {
  const collected = collector();
  const reader = new X12Reader([collected, ...visitors], options);
  reader.push(file);
  reader.end();
  return collected.file;
}

/** A file that comes in pieces: a Node stream, a web stream, a generator. */
export type ChunkSource = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

/** Reads a file as it comes; visitors hear everything. */
export async function readX12Stream(source: ChunkSource, visitors: readonly X12Visitor[], options?: ReadOptions): Promise<void> {
  const reader = new X12Reader(visitors, options);
  for await (const chunk of source) reader.push(chunk);
  reader.end();
}

/**
 * Reads a file as it comes and hands out what a visitor emits (claims, payments), no faster than it is taken: of the file no more than a
 * chunk and what is emitted from it is held.
 */
export async function* emittedFrom<Item>(
  source: ChunkSource,
  visitorFor: (emit: (item: Item) => void) => X12Visitor,
  options?: ReadOptions,
): AsyncGenerator<Item, void, undefined> {
  let items: Item[] = [];
  const reader = new X12Reader(
    visitorFor((item) => items.push(item)),
    options,
  );
  const taken = () => {
    const ready = items;
    items = [];
    return ready;
  };
  for await (const chunk of source) {
    reader.push(chunk);
    yield* taken();
  }
  reader.end();
  yield* taken();
}
