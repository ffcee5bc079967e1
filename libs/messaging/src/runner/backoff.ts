import { setTimeout as sleep } from 'node:timers/promises';

/** Waits that grow while something is down, with jitter, from 50 ms to 10 s; ended early when the process stops. */
export class Backoff {
  private tries = 0;

  async wait(signal: AbortSignal): Promise<void> {
    const mostMs = Math.min(10_000, 50 * 2 ** this.tries);
    this.tries += 1;
    await sleep(mostMs * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
  }

  reset(): void {
    this.tries = 0;
  }
}
