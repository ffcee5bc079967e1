import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Release } from '../releases/release.js';
import { type CodeSetName, codeSetNames } from '../tables/code-tables.js';
import { codeSetOf } from './code-set-of.js';
import { peek } from './import-file.js';
import { type Imported, importRelease, type ImportOrder } from './import-release.js';
import type { ImportReport } from './import-report.js';
import { oneOfEach } from './one-of-each.js';
import { releaseDaysOf } from './release-days.js';

/** Files that make one release. */
export interface ReleaseFiles {
  readonly set: CodeSetName;
  readonly paths: readonly string[];
}

/**
 * Finds the releases in a directory of files as their authorities publish them, unpacked. A file's set is told by its folder (`hcpcs/…`) or by its
 * name and content; files of a set that their names date the same are one release, which has one of those that say the same. What is of no set is
 * left alone.
 */
export async function releaseFilesIn(directory: string): Promise<ReleaseFiles[]> {
  const found: { set: CodeSetName; file: string }[] = [];
  for (const entry of await readdir(directory, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const { head } = await peek({ name: entry.name, chunks: createReadStream(file, { end: 65_535 }) });
    const set = codeSetOf({ folder: path.basename(entry.parentPath), name: entry.name, head: head.toString('latin1') });
    if (set) found.push({ set, file });
  }
  const releases = Map.groupBy(found, ({ set, file }) => `${set} ${releaseDaysOf({ set, files: [file], digest: '' }).version}`);
  return [...releases.values()]
    .map((files) => ({ set: files[0]!.set, paths: oneOfEach(files.map(({ file }) => file).toSorted()).taken }))
    .toSorted((one, other) => codeSetNames.indexOf(one.set) - codeSetNames.indexOf(other.set));
}

/** Imports files as one release. A file that is not there rejects. */
export const importPaths = ({ paths, ...order }: ReleaseFiles & Omit<ImportOrder, 'files'>): Promise<Imported> =>
  importRelease({ ...order, files: paths.map((file) => ({ name: path.basename(file), chunks: createReadStream(file) })) });

export interface LoadedTables {
  readonly releases: readonly Release[];
  /** What was refused, or passed over in what was not. */
  readonly reports: readonly { readonly set: CodeSetName; readonly paths: readonly string[]; readonly report: ImportReport }[];
}

/** Imports all releases of a directory into memory, without a database. */
export async function loadTables(directory: string): Promise<LoadedTables> {
  const releases: Release[] = [];
  const reports: LoadedTables['reports'][number][] = [];
  for (const files of await releaseFilesIn(directory)) {
    const imported = await importPaths(files);
    if (imported.kind === 'release') releases.push(imported.release);
    reports.push({ ...files, report: imported.report });
  }
  return { releases, reports };
}
