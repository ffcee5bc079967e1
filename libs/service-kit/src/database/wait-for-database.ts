import { setTimeout as sleep } from 'node:timers/promises';
import { DbError, toDbError } from './db-error.js';
import { MigrationsMissing } from './migrate.js';

/**
 * Tries until the database takes the work: it may be starting together with us, or being migrated. Any other failure, or none in time, is thrown,
 * the driver's as `DbError`.
 */
export async function waitForDatabase<T>(
  work: () => Promise<T>,
  { forMs, onWait }: { forMs: number; onWait: (reason: unknown) => void },
): Promise<T> {
  const until = Date.now() + forMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const mapped = toDbError(error);
      if (!isForLater(mapped) || Date.now() >= until) throw mapped;
      onWait(mapped);
    }
    await sleep(500);
  }
}

const isForLater = (error: unknown): boolean =>
  error instanceof MigrationsMissing || (error instanceof DbError && error.unavailable);
