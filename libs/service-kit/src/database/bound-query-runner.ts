import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';
import { toDbError } from './db-error.js';

type Query = PostgresQueryRunner['query'];

/** A TypeORM query runner on a connection whose transaction somebody else began and ends; inside it TypeORM only makes savepoints. */
export class BoundQueryRunner extends PostgresQueryRunner {
  constructor(dataSource: DataSource, client: PoolClient) {
    super(dataSource.driver as PostgresDriver, 'master');
    this.databaseConnection = client;
    this.isTransactionActive = true;
    this.transactionDepth = 1;
    this.manager = dataSource.createEntityManager(this);
  }

  override query(...statement: Parameters<Query>): ReturnType<Query> {
    return super.query(...statement).catch((error: unknown) => {
      throw toDbError(error);
    });
  }

  /** The connection goes back to the pool with the transaction, not with TypeORM's last query. */
  override release(): Promise<void> {
    return Promise.resolve();
  }
}
