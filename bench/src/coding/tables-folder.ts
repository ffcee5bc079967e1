import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeOfficialFiles } from './official-layouts.js';

/**
 * A folder of files in the official layouts: the one given, or where that one holds `shared/data/codesets` (tab separated tables), one made from
 * them and deleted after use.
 */
export async function officialFilesOf(given: string): Promise<AsyncDisposable & { readonly folder: string }> {
  if (!existsSync(path.join(given, 'icd10cm_fy2026.tsv.gz'))) {
    return { folder: given, [Symbol.asyncDispose]: () => Promise.resolve() };
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-coding-'));
  await writeOfficialFiles(given, folder);
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}
