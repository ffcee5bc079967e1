import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { ServerUser } from './server-user.js';

/**
 * Starts the server given after `signal` and `log`, says its process id, and stops it as soon as the owner lets go of the pipe: that is how the
 * server ends with its owner even when the owner is killed with SIGKILL. A server that does not end by itself within 15 seconds is killed.
 */
const guard = `
signal=$1; log=$2; shift 2
exec 3<&0
"$@" </dev/null 3<&- >>"$log" 2>&1 &
server=$!
{ cat <&3; kill -s "$signal" "$server"; sleep 15; kill -s KILL "$server"; } >/dev/null 2>&1 &
watcher=$!
echo "$server"
wait "$server"; code=$?
kill "$watcher" 2>/dev/null
exit "$code"
`;

export interface GuardedProcess {
  /** Process id of the server itself. */
  readonly pid: number;
  /** Resolves when the server has ended, whoever ended it. */
  readonly ended: Promise<void>;
  readonly running: boolean;
  /** Asks the server to end by its own signal and waits until it has. */
  stop(): Promise<void>;
  /** SIGKILL, as a fault run does it. */
  kill(): Promise<void>;
}

interface ProcessOptions {
  command: string[];
  /** Its working folder, which `user` can enter. */
  cwd: string;
  /** Standard output and errors are appended here. */
  logFile: string;
  /** What asks it to end in order: SIGINT is PostgreSQL's fast shutdown, SIGTERM what a JVM knows. */
  stopSignal: 'INT' | 'TERM';
  user?: ServerUser;
}

/** Starts a server that never outlives this process. In a session of its own: Ctrl-C reaches us first, and the server only when we are done. */
export async function startGuarded({ command, cwd, logFile, stopSignal, user }: ProcessOptions): Promise<GuardedProcess> {
  const child = spawn('/bin/sh', ['-c', guard, 'guard', stopSignal, logFile, ...command], {
    cwd,
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore'],
    ...(user && { uid: user.uid, gid: user.gid }),
  });
  let running = true;
  const ended = once(child, 'exit').then(() => {
    running = false;
    child.stdin.destroy();
    child.stdout.destroy();
  });
  child.stdin.on('error', () => undefined); // The guard has gone first; `ended` says so.
  const [pid] = (await once(createInterface(child.stdout), 'line')) as [string];
  child.unref();

  return {
    pid: Number(pid),
    ended,
    get running() {
      return running;
    },
    stop: () => {
      child.ref();
      child.stdin.end();
      return ended;
    },
    kill: () => {
      child.ref();
      if (running) process.kill(Number(pid), 'SIGKILL');
      return ended;
    },
  };
}
