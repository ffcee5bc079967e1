import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';

/** The operating-system user that a server runs as. */
export interface ServerUser {
  uid: number;
  gid: number;
}

/**
 * The user for PostgreSQL, which refuses to run as root: `postgres`, made where it is missing. Undefined where we are not root: then it runs as
 * we do.
 */
export function postgresUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return existingUser() ?? createdUser();
}

/** Whether the user may enter the folder and each one above it. Us as ourselves: always, the folder is ours. */
export function canEnter(user: ServerUser | undefined, folder: string): boolean {
  if (!user) return true;
  const above = path.dirname(folder);
  return mayEnter(user, folder) && (above === folder || canEnter(user, above));
}

function mayEnter(user: ServerUser, folder: string): boolean {
  const { mode, uid, gid } = statSync(folder, { throwIfNoEntry: false }) ?? { mode: 0o755, uid: 0, gid: 0 }; // What we still have to make is open.
  if (uid === user.uid) return (mode & 0o100) !== 0;
  return (mode & (gid === user.gid ? 0o010 : 0o001)) !== 0;
}

function existingUser(): ServerUser | undefined {
  try {
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    return undefined; // `id` fails where there is no such user.
  }
}

function createdUser(): ServerUser {
  execFileSync('groupadd', ['--system', 'postgres'], { stdio: 'ignore' });
  execFileSync('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres'], { stdio: 'ignore' });
  return { uid: idOf('-u'), gid: idOf('-g') };
}

const idOf = (flag: '-u' | '-g'): number =>
  Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
