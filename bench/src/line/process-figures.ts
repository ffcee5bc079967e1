import { readdirSync, readFileSync } from 'node:fs';

const ticksPerSecond = 100; // getconf CLK_TCK on every Linux that Node supports.

/** Seconds of processor time that a process has used since it started (Linux). */
export const cpuSeconds = (pid: number): number => timesOf(pid).own;

/** The same of a process, of all that it has started, and of all that these have: a server and its helpers too, also those that have ended. */
export function cpuSecondsOfAll(root: number): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => timesIfThere(Number(pid)));
  const below = (pid: number): number =>
    processes
      .filter(({ parent }) => parent === pid)
      .reduce((sum, child) => sum + child.own + child.ofEnded + below(child.pid), 0);
  const { own, ofEnded } = timesOf(root);
  return own + ofEnded + below(root);
}

interface Times {
  pid: number;
  parent: number;
  /** Seconds of its own, and of children that have ended. */
  own: number;
  ofEnded: number;
}

/** See proc_pid_stat(5): fields 4 and 14 to 17, counted from what follows the name in brackets. */
function timesOf(pid: number): Times {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const seconds = (at: number): number => (fields[at]! + fields[at + 1]!) / ticksPerSecond;
  return { pid, parent: fields[1]!, own: seconds(11), ofEnded: seconds(13) };
}

function timesIfThere(pid: number): Times[] {
  try {
    return [timesOf(pid)];
  } catch {
    return []; // It has ended while we looked.
  }
}

/** The most memory that a process has ever held, in MB (Linux: VmHWM). */
export function peakMegabytes(pid: number): number {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}
