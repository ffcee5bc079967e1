import { setTimeout as sleep } from 'node:timers/promises';
import { DbError, toDbError } from './db-error.js';

/** Tries until the database takes the work: it may be starting together with us. Any other failure, or none in time, is thrown as `DbError`. */
export async function waitForDatabase<T>(
  work: () => Promise<T>,
  { forMs, onWait }: { forMs: number; onWait: () => void },
): Promise<T> {
  const until = Date.now() + forMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const mapped = toDbError(error);
      if (!(mapped instanceof DbError && mapped.unavailable) || Date.now() >= until) throw mapped;
    }
    onWait();
    await sleep(500);
  }
}
