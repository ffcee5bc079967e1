import type { Uuid } from '@claimstream/kernel';

/**
 * A transaction under row-level security; service-kit's own one also has TypeORM's manager. Statements run in the order in which they are asked
 * for, and those that are asked for together (`Promise.all`) are one round trip.
 */
export interface Tx {
  /** Buffers are sent in binary form. A `name` keeps the statement prepared on its connection; one name always means one text. */
  query<Row = Record<string, unknown>>(sql: string, parameters?: readonly unknown[], name?: string): Promise<Row[]>;
  /** Sends a statement whose answer nobody needs; what it fails with, the transaction fails with. */
  send(sql: string, parameters?: readonly unknown[], name?: string): void;
  /** Called after the commit, in order; never after a rollback. It must not throw. */
  afterCommit(work: () => void): void;
}

/** Where transactions come from. */
export interface Database {
  /**
   * Runs the work in a transaction that sees these tenants and no others (`app.tenant_ids`, local to it), and commits. When it
   * fails with what `mayRunAgain` names (lost races, deadlocks, serialization) all of the work runs again, a few times, with a
   * short random wait.
   */
  transaction<Answer>(tenantIds: readonly Uuid[], work: (tx: Tx) => Promise<Answer>): Promise<Answer>;
}
