/** A file to import: its name, which may tell its release, and its bytes as they come. Read once. */
export interface ImportFile {
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

const enoughToRecognise = 64 * 1024;

/** The file's first bytes, to tell its layout by, and the same file with nothing taken from it. */
export async function peek(file: ImportFile): Promise<{ head: Buffer; file: ImportFile }> {
  const source = file.chunks[Symbol.asyncIterator]();
  const taken: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  while (size < enoughToRecognise && !ended) {
    const next = await source.next();
    if (next.done) ended = true;
    else size += taken.push(next.value) && next.value.length;
  }
  return { head: Buffer.concat(taken), file: { name: file.name, chunks: rejoined(taken, source) } };
}

/** The beginning of a file as text, a character a byte, without the byte order mark that may stand before it. */
export const withoutMark = (head: string): string => head.replace(/^\xef\xbb\xbf/, '');

async function* rejoined(taken: Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* taken.splice(0);
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
