import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { ReleaseFiles } from '@claimstream/code-sets';

export interface MeasuredImport {
  readonly set: string;
  readonly rows: number;
  readonly badRows: number;
  readonly seconds: number;
  readonly peakRssMB: number;
}

/** Imports each release in a process of its own, one after the other, so that its peak of memory is its own. */
export function measureImports(releases: readonly ReleaseFiles[]): MeasuredImport[] {
  const script = path.join(import.meta.dirname, 'measure-import.js');
  return releases.map(({ set, paths }) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, set, ...paths], {
      encoding: 'utf8',
      timeout: 600_000,
    });
    if (status !== 0) throw new Error(`The import of ${set} failed: ${stderr.trim()}`);
    return JSON.parse(stdout) as MeasuredImport;
  });
}
