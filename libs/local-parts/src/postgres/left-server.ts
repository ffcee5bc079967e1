import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import type { ServerUser } from '../server-user.js';
import type { BinFolder } from './binaries.js';
import type { Cluster } from './cluster.js';

/**
 * Stops the server that a run which is no more has left on this cluster, and writes down that it is ours now. Throws when the run that started it
 * is still alive: two of them on one database would be two of everything.
 */
export async function stopLeftServer({ cluster, bin, user }: { cluster: Cluster; bin: BinFolder; user: ServerUser | undefined }) {
  const ownerFile = path.join(cluster.home, 'owner.pid');
  if (await isRunning(cluster)) {
    const owner = existsSync(ownerFile) ? Number(readFileSync(ownerFile, 'utf8')) : undefined;
    if (owner && owner !== process.pid && isAlive(owner))
      throw new Error(`The database in ${cluster.home} is used by process ${owner}.`);
    const parameters = ['stop', '-D', cluster.data, '-m', 'fast', '-w', '-t', '60', '-s'];
    execFileSync(path.join(bin, 'pg_ctl'), parameters, { cwd: cluster.home, stdio: 'ignore', ...user });
  }
  writeFileSync(ownerFile, String(process.pid));
}

/** Whether the server that `postmaster.pid` speaks of answers and is on this data: after a crash the file may name a process of somebody else. */
async function isRunning({ data, password }: Cluster): Promise<boolean> {
  const pidFile = path.join(data, 'postmaster.pid');
  if (!existsSync(pidFile)) return false;
  const port = Number(readFileSync(pidFile, 'utf8').split('\n')[3]);
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password,
    database: 'postgres',
    connectionTimeoutMillis: 2_000,
  });
  client.on('error', () => undefined); // A server that goes away while we ask is not running.
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0]?.data_directory === data;
  } catch {
    return false; // Nobody there, or not ours: `postgres` itself looks at the file again when it starts.
  } finally {
    await client.end();
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (reason) {
    return (reason as NodeJS.ErrnoException).code === 'EPERM';
  }
}
