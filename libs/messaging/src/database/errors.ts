/** Somebody else made or changed an aggregate while we decided: nothing is wrong, the transaction runs again. */
export class LostRace extends Error {
  override readonly name = 'LostRace';
}

/** True for failures that another run of the same transaction cures: lost races, serialization failures (40001) and deadlocks (40P01). */
export function mayRunAgain(error: unknown): boolean {
  if (error instanceof LostRace) return true;
  const code = sqlStateOf(error);
  return code === '40001' || code === '40P01';
}

/** The SQLSTATE of a driver's error, also of one that TypeORM has wrapped. */
export function sqlStateOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'driverError' in error ? sqlStateOf(error.driverError) : undefined;
}
