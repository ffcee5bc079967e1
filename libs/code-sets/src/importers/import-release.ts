import { createHash } from 'node:crypto';
import type { CalendarDate } from '@claimstream/kernel';
import type { Release } from '../releases/release.js';
import type { KeptRelease, ReleaseOrigin } from '../releases/release-file.js';
import type { CodeSetName } from '../tables/code-tables.js';
import { codeSetDefinitions } from './code-set-definitions.js';
import { type ImportFile, peek, withoutMark } from './import-file.js';
import { ImportReport } from './import-report.js';
import { ImportTarget } from './import-target.js';
import { releaseDaysOf } from './release-days.js';

export interface ImportOrder {
  readonly set: CodeSetName;
  /** All files that make the release, in any order. */
  readonly files: readonly ImportFile[];
  /** Default: what the files' names say. */
  readonly version?: string;
  readonly effectiveFrom?: CalendarDate;
  readonly effectiveTo?: CalendarDate;
}

export type Imported = { readonly report: ImportReport; readonly digest: string } & (
  { readonly kind: 'release'; readonly release: Release } | { readonly kind: 'refused' }
);

/** What an import made, as it is kept. */
export const keptOf = (
  { release, report, digest }: Extract<Imported, { kind: 'release' }>,
  { files, holder }: Pick<ReleaseOrigin, 'files' | 'holder'>,
): KeptRelease => ({
  release,
  origin: { digest, rows: report.rows, badRows: report.badRows, faults: report.faults, files, holder },
});

/**
 * Reads the files of a release, as they stream in, into its packed tables. `digest` is the SHA-256 of the file, or of the digests of several in
 * order. A refused import leaves nothing; bad rows of an otherwise good file are passed over and stand in the report.
 */
export async function importRelease({ set, files, version, effectiveFrom, effectiveTo }: ImportOrder): Promise<Imported> {
  const report = new ImportReport();
  const target = new ImportTarget(report);
  const digests: string[] = [];
  for (const file of files) {
    const hash = createHash('sha256');
    await importFile(set, { name: file.name, chunks: hashed(file.chunks, hash) }, { target, report });
    digests.push(hash.digest('hex'));
  }
  const names = files.map(({ name }) => name);
  const digest = digestOf(digests);
  const tables = target.finish();
  report.judge(names[0] ?? '');
  if (report.refused) return { kind: 'refused', report, digest };

  const days = releaseDaysOf({ set, files: names, digest });
  const terms = { version: version ?? days.version, effectiveFrom: effectiveFrom ?? days.effectiveFrom, effectiveTo };
  return { kind: 'release', report, digest, release: { set, ...terms, complete: true, tables } };
}

async function importFile(
  set: CodeSetName,
  given: ImportFile,
  { target, report }: { target: ImportTarget; report: ImportReport },
): Promise<void> {
  const { head, file } = await peek(given);
  const { layouts } = codeSetDefinitions[set];
  const text = withoutMark(head.toString('latin1'));
  const layout = layouts.find(({ recognises }) => recognises(text));
  if (layout) {
    target.beginFile(file.name);
    return layout.read({ file, target, report });
  }
  const expected = layouts.map(({ name }) => name).join('; or ');
  const code = head.length === 0 ? 'EMPTY' : text.includes('\0') ? 'WRONG_ENCODING' : 'WRONG_LAYOUT';
  report.refuse({ file: file.name, line: 1, code, detail: `This is not ${expected}.` });
  for await (const _ of file.chunks); // The digest is of the whole file.
}

async function* hashed(chunks: ImportFile['chunks'], hash: ReturnType<typeof createHash>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}

const digestOf = (digests: readonly string[]): string =>
  digests.length === 1 ? digests[0]! : createHash('sha256').update(digests.toSorted().join('\n')).digest('hex');
