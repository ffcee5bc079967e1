import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeFolder } from '../cache-folder.js';
import type { ServerUser } from '../server-user.js';
import type { BinFolder } from './binaries.js';

/** A folder with one PostgreSQL cluster in it: the data, the superuser's password, the server's log. */
export interface Cluster {
  home: string;
  data: string;
  password: string;
  logFile: string;
}

/** The cluster in this folder, made by `initdb` where there is none yet: UTF-8, sorted by code point, the same on every machine. */
export function openCluster({ home, bin, user }: { home: string; bin: BinFolder; user: ServerUser | undefined }): Cluster {
  const data = path.join(home, 'data');
  const passwordFile = path.join(home, 'password');
  const made = path.join(data, 'PG_VERSION');
  if (!existsSync(made) || !existsSync(passwordFile)) {
    rmSync(data, { recursive: true, force: true }); // What a killed initdb has left.
    makeFolder(home);
    if (user) chownSync(home, user.uid, user.gid);
    writeFileSync(passwordFile, randomBytes(16).toString('hex'), { mode: 0o600 });
    if (user) chownSync(passwordFile, user.uid, user.gid);
    initdb({ data, passwordFile, bin, user, home });
  }
  return { home, data, password: readFileSync(passwordFile, 'utf8'), logFile: path.join(home, 'server.log') };
}

function initdb(at: { data: string; passwordFile: string; bin: BinFolder; user: ServerUser | undefined; home: string }): void {
  const parameters = [
    `--pgdata=${at.data}`,
    `--pwfile=${at.passwordFile}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-sync',
  ];
  execFileSync(path.join(at.bin, 'initdb'), parameters, { cwd: at.home, stdio: ['ignore', 'ignore', 'pipe'], ...at.user });
}
