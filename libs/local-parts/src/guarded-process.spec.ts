import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { startGuarded } from './guarded-process.js';
import { waitUntil } from './wait-until.js';

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false; // ESRCH: there is no such process.
  }
};

const gone = (pid: number) =>
  waitUntil({
    what: 'The end of the server',
    attempt: async () => expect(isAlive(pid)).toBe(false),
    worthwhile: () => true,
    timeoutMs: 5_000,
  });

const sleeping = { command: ['sleep', '600'], cwd: tmpdir(), logFile: '/dev/null', stopSignal: 'TERM' } as const;

describe('a guarded server', () => {
  it('is stopped by its owner', async () => {
    const server = await startGuarded({ ...sleeping, command: [...sleeping.command] });
    expect(isAlive(server.pid)).toBe(true);
    await server.stop();
    expect(isAlive(server.pid)).toBe(false);
    expect(server.running).toBe(false);
  });

  it('says that it has ended by itself', async () => {
    const server = await startGuarded({ ...sleeping, command: ['true'] });
    await server.ended;
    expect(server.running).toBe(false);
  });

  it('ends when its owner is killed with SIGKILL', async () => {
    const guardedProcess = pathToFileURL(path.join(__dirname, 'guarded-process.ts')).href;
    const script = `
      const { startGuarded } = await import(${JSON.stringify(guardedProcess)});
      const server = await startGuarded(${JSON.stringify(sleeping)});
      console.log(server.pid);
      setInterval(() => undefined, 1000);`;
    const owner = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(createInterface(owner.stdout), 'line')) as [string];
    expect(isAlive(Number(line))).toBe(true);

    owner.kill('SIGKILL');
    await gone(Number(line));
  });
});
