import type { CodeSetName } from '../tables/code-tables.js';
import { type Imported, importRelease, type ImportOrder } from './import-release.js';

/** Imports texts as files, cut into chunks at awkward places: for specs. */
export function importTexts(
  set: CodeSetName,
  files: Readonly<Record<string, string | Uint8Array>>,
  order: Partial<ImportOrder> = {},
): Promise<Imported> {
  return importRelease({
    set,
    files: Object.entries(files).map(([name, content]) => ({ name, chunks: chunksOf(Buffer.from(content as string)) })),
    ...order,
  });
}

async function* chunksOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 97) yield bytes.subarray(from, from + 97);
}
