import { setTimeout as pause } from 'node:timers/promises';

interface Wait {
  /** What is waited for, in words, for the error. */
  what: string;
  /** Throws as long as it is not so. */
  attempt: () => Promise<unknown>;
  /** Whether waiting still makes sense; a server that has ended will not answer. */
  worthwhile: () => boolean;
  timeoutMs: number;
}

/** Tries every 25 ms until the attempt succeeds. Rejects with the last reason when it no longer makes sense or the time is over. */
export async function waitUntil({ what, attempt, worthwhile, timeoutMs }: Wait): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      await attempt();
      return;
    } catch (reason) {
      if (!worthwhile() || Date.now() > deadline) throw new Error(`${what} did not come.`, { cause: reason });
      await pause(25);
    }
  }
}
