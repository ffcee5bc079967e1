import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

interface ProcessOptions {
  readonly name: string;
  /** The compiled `main.js`. */
  readonly script: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly port: number;
  readonly logFile: string;
}

/**
 * As the images run it: a heap that keeps a service below 250 MB. V8 would collect a heap of this size twice as often as pays off, at a sixth
 * of the processor time of a busy service; the C library would keep freed memory in an arena for each thread.
 */
const nodeFlags = ['--max-old-space-size=160', '--max-semi-space-size=8', '--heap-growing-percent=100'];
const memoryEnvironment = { MALLOC_ARENA_MAX: '1' };

/** One service as a process of its own, as an operator runs it. */
export class ServiceProcess {
  readonly name: string;
  readonly url: string;
  #child?: ChildProcess;

  constructor(private readonly options: ProcessOptions) {
    this.name = options.name;
    this.url = `http://127.0.0.1:${options.port}`;
  }

  /** Another process of the same service, not started yet, on a port of its own. */
  twin(port: number): ServiceProcess {
    return new ServiceProcess({ ...this.options, port });
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  get isRunning(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** It ends with us however we end, but for SIGKILL. */
  start(): void {
    const { script, environment, port, logFile } = this.options;
    const log = openSync(logFile, 'a');
    this.#child = spawn(process.execPath, [...nodeFlags, script], {
      env: { ...memoryEnvironment, ...environment, PORT: String(port) },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    const child = this.#child;
    const endWithUs = (): void => void child.kill('SIGKILL');
    process.once('exit', endWithUs);
    child.once('exit', () => process.off('exit', endWithUs));
  }

  /** Resolves when it says that it is ready; throws when it ends first or takes too long. */
  async ready(withinMs = 60_000): Promise<void> {
    const end = performance.now() + withinMs;
    while (!(await this.#isReady())) {
      if (!this.isRunning) throw new Error(`${this.name} ended before it was ready; its log is ${this.options.logFile}.`);
      if (performance.now() > end)
        throw new Error(`${this.name} was not ready in ${withinMs} ms; its log is ${this.options.logFile}.`);
      await sleep(50);
    }
  }

  /** SIGKILL: as a machine that loses power. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** SIGTERM: finishes what is under way. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || !this.isRunning) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    const tooLong = setTimeout(() => child.kill('SIGKILL'), 30_000);
    await ended;
    clearTimeout(tooLong);
  }

  async #isReady(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/health/ready`)).ok;
    } catch {
      return false; // Nobody listens yet.
    }
  }
}
