import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { waitUntil } from './wait-until.js';

/** Who started the server that uses a folder, and its process id; both may be long gone. */
interface Occupancy {
  owner: number;
  server: number;
}

const fileIn = (home: string): string => path.join(home, 'running.json');

/** Writes down that the folder's server is ours, for the next run that wants the folder. */
export function occupy(home: string, server: number): void {
  const written = `${fileIn(home)}.new`;
  writeFileSync(written, JSON.stringify({ owner: process.pid, server } satisfies Occupancy));
  renameSync(written, fileIn(home));
}

/**
 * Makes sure that no server uses the folder: one whose owner is no more is stopped, or waited for where its guard is about to. Throws when the run
 * that started it is still alive: two of them on one database would be two of everything.
 */
export async function stopLeftServer(home: string, stopSignal: 'SIGINT' | 'SIGTERM'): Promise<void> {
  if (!existsSync(fileIn(home))) return;
  const { owner, server } = occupancyOf(home);
  const isOurs = () => commandOf(server).includes(home); // After a restart of the machine the number may be somebody else's.
  if (!isOurs()) return;
  if (owner !== process.pid && commandOf(owner) !== '') throw new Error(`The server in ${home} is used by process ${owner}.`);

  process.kill(server, stopSignal);
  const gone = async () => {
    if (isOurs()) throw new Error(`Process ${server} is still there.`);
  };
  await waitUntil({ what: `The end of process ${server}`, attempt: gone, worthwhile: () => true, timeoutMs: 30_000 });
}

/** Deletes the temporary folders of runs that were killed before they could do it themselves. */
export function removeAbandoned(temporaryFolder: string): void {
  const alike = temporaryFolder.replace(/[^-]*$/, '*');
  for (const home of globSync(alike).filter((folder) => existsSync(fileIn(folder)))) {
    const { owner, server } = occupancyOf(home);
    if (commandOf(owner) === '' && commandOf(server) === '') rmSync(home, { recursive: true, force: true });
  }
}

const occupancyOf = (home: string): Occupancy => JSON.parse(readFileSync(fileIn(home), 'utf8')) as Occupancy;

/** The command line of a process; empty where there is no such process. */
function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return ''; // No such process.
  }
}
