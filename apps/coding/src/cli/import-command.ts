import path from 'node:path';
import {
  codeSetDefinitions,
  codeSetNames,
  type CodeSetName,
  importPaths,
  type ImportReport,
  keptOf,
  oneOfEach,
} from '@claimstream/code-sets';
import { isCalendarDate, isUuid } from '@claimstream/kernel';
import { Refusal, type Says } from '@claimstream/service-kit';
import type { CodeSetStore } from './code-set-store.js';

export interface ImportOptions {
  readonly set: CodeSetName;
  readonly files: readonly string[];
  readonly version?: string;
  readonly from?: string;
  readonly to?: string;
  readonly tenant?: string;
  readonly allowSmaller: boolean;
}

/** What is wrong with the words of the command; empty when nothing is. */
export function wrongWith({ set, files, from, to, tenant }: Omit<ImportOptions, 'set'> & { readonly set?: string }): string[] {
  return [
    ...(codeSetNames.includes(set as CodeSetName) ? [] : [`There is no set ${set ?? ''}; sets are ${codeSetNames.join(', ')}.`]),
    ...(files.length === 0 ? ['Say which files.'] : []),
    ...[from, to].flatMap((day) => (day === undefined || isCalendarDate(day) ? [] : [`${day} is not a day, YYYY-MM-DD.`])),
    ...(from !== undefined && to !== undefined && to < from ? ['--to is before --from.'] : []),
    ...(tenant === undefined || isUuid(tenant) ? [] : ['--tenant is not the id of a tenant.']),
  ];
}

/** `codes import SET FILE…`: all files make one release, of those that say the same one. Says in one line of JSON what became of it, faults by file and line besides; false where it is refused. */
export async function importCommand(
  { set, files: given, version, from, to, tenant, allowSmaller }: ImportOptions,
  { store, says }: { store: CodeSetStore; says: Says },
): Promise<boolean> {
  const begun = performance.now();
  const { taken: files, leftOut } = oneOfEach(given);
  for (const file of leftOut) {
    says.complain(
      `${path.basename(file)} is left out: ${path.basename(files[0]!)} has the same relative values. Give it alone to have it.`,
    );
  }
  const imported = await importPaths({ set, paths: files, version, effectiveFrom: from, effectiveTo: to });
  tellFaults(imported.report, says);
  const counts = { set, rows: imported.report.rows, badRows: imported.report.badRows };
  if (imported.kind === 'refused') {
    says.print(JSON.stringify({ ...counts, outcome: 'refused', faults: imported.report.faultCount }));
    return false;
  }
  const kept = keptOf(imported, {
    files: files.map((file) => path.basename(file)),
    ...(codeSetDefinitions[set].licensed && { holder: tenant }),
  });
  try {
    const outcome = await store.keep(kept, { allowSmaller, termsGiven: [version, from, to].some((term) => term !== undefined) });
    const { effectiveFrom, effectiveTo, version: named } = imported.release;
    const seconds = Math.round(performance.now() - begun) / 1000;
    const terms = { version: named, effectiveFrom, effectiveTo, digest: imported.digest };
    says.print(JSON.stringify({ ...counts, outcome, ...terms, seconds, place: store.place }));
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    says.complain(`${error.code} ${error.detail}`);
    says.print(JSON.stringify({ ...counts, outcome: 'refused', code: error.code }));
    return false;
  }
}

function tellFaults({ faults, faultCount }: ImportReport, { complain }: Says): void {
  for (const { file, line, code, detail } of faults) complain(`${file}:${line} ${code} ${detail}`);
  if (faultCount > faults.length) complain(`… and ${faultCount - faults.length} more`);
}
