import { types } from 'node:util';
import { isSqlState } from '@claimstream/messaging';
import { Refusal } from '../http/refusal.js';

/** Where in the schema a database error happened. Names only: rows, parameters and PostgreSQL's `detail` stay behind. */
export interface DbErrorPlace {
  readonly constraint?: string;
  readonly table?: string;
  readonly column?: string;
}

/** Lost connections, no room (disk, memory, connections), I/O errors, stopping or starting, a standby, a statement that took too long. */
const unavailable = /^(08|53|58|57P0[1-5]|57014|25006)/;
/** SQLSTATE of a connection that fails (connection_failure). */
export const lostConnection = '08006';
/** The same when the commit was on its way already (transaction_resolution_unknown): it may have happened. */
export const unknownOutcome = '08007';
const conflict = /^(40001|40P01)$/;
const programming = /^42/;

/**
 * What is left of a driver error once it has passed the database boundary: the SQLSTATE (a connection that fails is 08006) and names of
 * schema objects. It has no cause, parameters, query or detail, because those carry what patients are called.
 */
export class DbError extends Error {
  override readonly name = 'DbError';

  constructor(
    readonly code: string,
    readonly place: DbErrorPlace = {},
    explanation?: string,
  ) {
    super(
      [`Database error ${code}`, place.constraint && `constraint ${place.constraint}`, explanation].filter(Boolean).join(', '),
    );
  }

  get constraint(): string | undefined {
    return this.place.constraint;
  }

  /** The database cannot be reached or cannot work now: wait and try again, 503 meanwhile. */
  get unavailable(): boolean {
    return unavailable.test(this.code);
  }

  /** Serialization failure or deadlock: the same work may succeed at once. */
  get conflict(): boolean {
    return conflict.test(this.code);
  }

  get transient(): boolean {
    return this.unavailable || this.conflict;
  }
}

/** What a `DatabaseError` of pg has, as far as it may be looked at. */
interface DriverError extends DbErrorPlace {
  readonly code?: string;
  readonly message: string;
}

const connectionTrouble =
  /^(E[A-Z]+|Connection terminated|Client has encountered|timeout exceeded|Query read timeout|Cannot use a pool|The server does not support)/;

/** Reduces what a driver or TypeORM threw; what did not come from the database is given back as it is. */
export function toDbError(error: unknown): unknown {
  if (error instanceof DbError || error instanceof Refusal || !types.isNativeError(error)) return error;

  const { code, message, constraint, table, column } = driverErrorOf(error);
  // The text of class 42 (syntax, unknown names) speaks of our SQL only; all others may quote values.
  if (isSqlState(code)) return new DbError(code, { constraint, table, column }, programming.test(code) ? message : undefined);
  return connectionTrouble.test(code ?? message) ? new DbError(lostConnection) : error;
}

const driverErrorOf = (error: Error): DriverError => ('driverError' in error ? (error.driverError as DriverError) : error);
