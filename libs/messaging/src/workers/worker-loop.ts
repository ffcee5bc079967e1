import type { Connection } from '../database/connection.js';
import { faultOf } from '../database/errors.js';
import { Signal } from '../log/signal.js';
import type { MessagingLogger } from '../logger.js';
import { Backoff } from '../runner/backoff.js';
import type { Worker, WorkerDefinition } from './worker.js';

/** Where another instance has the lock: how soon to ask again. */
const ASK_AGAIN_MS = 1_000;
/** The longest wait of a worker that only waits for a wake: other instances wake nobody here. */
const LOOK_AGAIN_MS = 2_000;

/** Runs a worker while this instance has its advisory lock, which is the lock connection's: it ends with it. */
export class WorkerLoop implements Worker {
  private readonly woken = new Signal();
  private readonly stopping = new AbortController();
  private readonly backoff = new Backoff();
  private readonly running: Promise<void>;
  private lockedIn?: object;

  constructor(
    private readonly definition: WorkerDefinition,
    private readonly options: { connection: Connection; logger: MessagingLogger },
  ) {
    this.running = this.run();
  }

  wake(): void {
    this.woken.raise();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.woken.raise();
    await this.running;
  }

  private async run(): Promise<void> {
    const { definition, stopping, woken } = this;
    while (!stopping.signal.aborted) {
      try {
        woken.lower();
        const waitMs = (await this.mayWork()) ? ((await definition.run(stopping.signal)) ?? LOOK_AGAIN_MS) : ASK_AGAIN_MS;
        this.backoff.reset();
        if (waitMs > 0 && !stopping.signal.aborted) await woken.wait(waitMs);
      } catch (error) {
        this.options.logger.warn('messaging.worker-failed', { worker: definition.name, ...faultOf(error) });
        await this.backoff.wait(stopping.signal);
      }
    }
    await this.letGo();
  }

  private async mayWork(): Promise<boolean> {
    const { connection } = this.options;
    const session = await connection.ready();
    if (this.lockedIn === session) return true;
    const [answer] = await connection.query<{ taken: boolean }>({
      name: 'take worker lock',
      text: `select pg_try_advisory_lock(hashtextextended('worker ' || $1, 0)) as taken`,
      parameters: [this.definition.name],
    });
    this.lockedIn = answer?.taken ? session : undefined;
    return this.lockedIn !== undefined;
  }

  private async letGo(): Promise<void> {
    const { connection, logger } = this.options;
    if (!this.lockedIn || this.lockedIn !== connection.session) return;
    try {
      await connection.query({
        name: 'release worker lock',
        text: `select pg_advisory_unlock(hashtextextended('worker ' || $1, 0))`,
        parameters: [this.definition.name],
      });
    } catch (error) {
      logger.warn('messaging.worker-lock-kept', { worker: this.definition.name, ...faultOf(error) });
    }
  }
}
