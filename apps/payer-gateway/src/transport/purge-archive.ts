import { opendir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { PartnerFolders } from './folders.js';
import { orGone } from './or-gone.js';

/**
 * Deletes the files of an archive that were put there before an instant, and answers how many. One at a time, so that a folder of any size is neither
 * held in memory nor keeps the process from other work. A folder or a file that somebody has taken away is no failure.
 */
export async function purgeArchive(
  { archive }: Pick<PartnerFolders, 'archive'>,
  before: Date,
  signal: AbortSignal,
): Promise<number> {
  let purged = 0;
  for await (const entry of (await orGone(opendir(archive))) ?? []) {
    if (signal.aborted) break;
    if (!entry.isFile()) continue;
    const file = path.join(archive, entry.name);
    const since = archivedAtMs(entry.name) ?? (await orGone(stat(file)))?.mtimeMs;
    if (since === undefined || since >= before.getTime()) continue;
    await rm(file, { force: true });
    purged += 1;
  }
  return purged;
}

/** `archiveFile` names a file by a UUIDv7, which begins with its time: that of the last change is the partner's, and may be long ago. Undefined for other names. */
function archivedAtMs(name: string): number | undefined {
  const [, high, low] = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-/.exec(name) ?? [];
  return high === undefined ? undefined : Number.parseInt(`${high}${low}`, 16);
}
