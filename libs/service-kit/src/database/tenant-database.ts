import { setTimeout as sleep } from 'node:timers/promises';
import type { Uuid } from '@claimstream/kernel';
import { beginFor, mayRunAgain, type Database } from '@claimstream/messaging';
import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { DbError, lostConnection, toDbError, unknownOutcome } from './db-error.js';
import { PgTransaction } from './pg-transaction.js';
import type { Transaction } from './transaction.js';

const attempts = 8;

/**
 * The service's database as its application role sees it: everything happens in a transaction that names its tenants, and row-level security
 * shows it their rows only. Failures of the database come out as `DbError`.
 */
export class TenantDatabase implements Database {
  readonly #pool: Pool;

  constructor(private readonly dataSource: DataSource) {
    this.#pool = (dataSource.driver as PostgresDriver).master as Pool;
  }

  /**
   * Runs the work in one transaction and commits it; anything it throws rolls back. After a lost race, deadlock or serialization
   * failure the work runs again from its start (eight times at most, with growing pauses), so it keeps its effects inside the transaction. No tenants see no rows.
   */
  async transaction<T>(tenantIds: readonly Uuid[], work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#attempt(tenantIds, work);
      } catch (error) {
        if (attempt === attempts || !mayRunAgain(error)) throw error;
        await sleep(Math.random() * 5 * 2 ** attempt);
      }
    }
  }

  /** Rejects with `DbError` unless the database answers a query. */
  async ping(): Promise<void> {
    await this.transaction([], (tx) => tx.query('select 1'));
  }

  /** Connections of the pool, and requests that wait for one. */
  get connections(): { total: number; idle: number; waiting: number } {
    const { totalCount, idleCount, waitingCount } = this.#pool;
    return { total: totalCount, idle: idleCount, waiting: waitingCount };
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
  }

  async #attempt<T>(tenantIds: readonly Uuid[], work: (tx: Transaction) => Promise<T>): Promise<T> {
    const client = await this.#connect();
    // A connection that breaks between two queries says so by an event, and the next query fails: one of the two is enough.
    const onBroken = (): void => undefined;
    client.on('error', onBroken);
    const tx = new PgTransaction(client, this.dataSource, tenantIds);
    let broken = false;
    let committing = false;
    try {
      tx.sent.add(client.query(beginFor(client, tenantIds)));
      const result = await work(tx);
      committing = true;
      tx.sent.add(commit(client));
      await tx.sent.settle();
      tx.end();
      tx.runAfterCommit();
      return result;
    } catch (error) {
      tx.end();
      broken = !(await rollback(client));
      const failure = toDbError(await cause(tx, error));
      throw committing && failure instanceof DbError && failure.code === lostConnection ? new DbError(unknownOutcome) : failure;
    } finally {
      client.off('error', onBroken);
      client.release(broken);
    }
  }

  async #connect(): Promise<PoolClient> {
    try {
      return await this.#pool.connect();
    } catch (error) {
      throw toDbError(error);
    }
  }
}

/** PostgreSQL answers COMMIT with ROLLBACK when a statement failed and its error was swallowed: that must not look like success. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit');
  if (command !== 'COMMIT') throw new DbError('25P02', {}, 'a statement of this transaction had failed');
}

/** What nobody waited for may have failed first; then the failure that came to light only followed from it. */
const cause = (tx: PgTransaction, error: unknown): Promise<unknown> =>
  tx.sent.settle().then(
    () => error,
    (first: unknown) => first,
  );

/** Says whether the connection may be used again. */
async function rollback(client: PoolClient): Promise<boolean> {
  return client.query('rollback').then(
    () => true,
    () => false,
  );
}
