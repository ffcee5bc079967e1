/**
 * Raised in SQL, as serialization failure 40001, when an aggregate was made or changed by somebody else: nothing is wrong, run it
 * again.
 */
export const LOST_RACE = 'lost_race';

/** True when somebody else made or changed an aggregate between our look and our write. */
export const isLostRace = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'constraint' in error && error.constraint === LOST_RACE;

/**
 * True for failures that another run of the same transaction cures: lost races, serialization failures (40001) and deadlocks
 * (40P01).
 */
export function mayRunAgain(error: unknown): boolean {
  const code = sqlStateOf(error);
  return code === '40001' || code === '40P01';
}

/**
 * True when the data itself was refused (integrity, a value that does not fit, row security, a trigger): the same write never
 * succeeds. All else is the database's own trouble (SQLSTATE classes 08, 40, 53, 57, 58, lost connections) or a fault of the
 * release, and is tried again.
 */
export function isRefusedWrite(error: unknown): boolean {
  const code = sqlStateOf(error);
  return code !== undefined && (/^(22|23)[0-9A-Z]{3}$/.test(code) || code === '42501' || code === 'P0001');
}

/** Five characters with a digit among them, unlike EPIPE. */
export const isSqlState = (code: unknown): code is string => typeof code === 'string' && /^(?=.*\d)[0-9A-Z]{5}$/.test(code);

/** The SQLSTATE of a driver's error, also of one that TypeORM has wrapped. */
export function sqlStateOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && isSqlState(error.code)) return error.code;
  return 'driverError' in error ? sqlStateOf(error.driverError) : undefined;
}

/** What may be logged of any error: its name and its code, never its message (drivers put values there). */
export function faultOf(error: unknown): { fault: string; code?: string; constraint?: string } {
  const fault = error instanceof Error ? error.name : typeof error;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
  const constraint = typeof error === 'object' && error !== null && 'constraint' in error ? String(error.constraint) : undefined;
  return { fault, code, constraint };
}
