import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { canEnter, type ServerUser } from './server-user.js';

/**
 * Where things are kept that are taken once and used by every clone: `CLAIMSTREAM_CACHE`, else the user's cache folder, else, where the server's
 * user may not enter that (root's home is private), `/var/cache/claimstream`.
 */
export function cacheFolder(user?: ServerUser): string {
  const own = process.env.CLAIMSTREAM_CACHE ?? path.join(homedir(), '.cache', 'claimstream');
  const folder = canEnter(user, own) ? own : '/var/cache/claimstream';
  makeFolder(folder);
  return folder;
}

/** The folder itself where the server's user can enter it, else one in the cache that is named by a hash of its path. */
export function enterableFolder(folder: string, user: ServerUser | undefined): string {
  const wanted = path.resolve(folder);
  if (canEnter(user, wanted)) return wanted;
  const name = createHash('sha256').update(wanted).digest('hex').slice(0, 16);
  return path.join(cacheFolder(user), 'folders', name);
}

/** A new folder for what is thrown away, whose parents the server's user can enter. */
export const temporaryFolder = (prefix: string, user?: ServerUser): string =>
  mkdtempSync(path.join(canEnter(user, tmpdir()) ? tmpdir() : cacheFolder(user), prefix));

/** Makes the folder and those above it that are missing, so that every user can enter them whatever our umask is. */
export function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = path.dirname(made)) chmodSync(made, 0o755);
}
