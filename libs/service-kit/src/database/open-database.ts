import type { ClientConfig } from 'pg';
import { DataSource, type EntitySchema } from 'typeorm';
import { columnTypes } from './column-types.js';
import { toDbError } from './db-error.js';
import { silentTypeOrm } from './silent-typeorm.js';
import { TenantDatabase } from './tenant-database.js';

export interface OpenDatabase {
  readonly url: string;
  readonly service: string;
  readonly poolSize: number;
  readonly statementTimeoutMs: number;
  /** TypeORM entities, for services that read or write through them. */
  readonly entities?: readonly (EntitySchema | (new () => object))[];
}

/** Connects as the application role. Rejects with `DbError` when the database does not answer. */
export async function openDatabase({
  url,
  service,
  poolSize,
  statementTimeoutMs,
  entities = [],
}: OpenDatabase): Promise<TenantDatabase> {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    applicationName: service,
    entities: [...entities],
    logger: silentTypeOrm,
    installExtensions: false,
    // An idle connection that breaks is replaced by the pool; the query that needs it reports what is wrong.
    poolErrorHandler: () => undefined,
    // Statements that are sent together are one round trip. What is not even cancelled in time has lost its other end: the connection is given up.
    extra: { max: poolSize, pipeline: true, query_timeout: 2 * statementTimeoutMs, ...connectionLimits(statementTimeoutMs) },
  });
  try {
    await dataSource.initialize();
  } catch (error) {
    throw toDbError(error);
  }
  return new TenantDatabase(dataSource);
}

/** What holds for every connection of a service. */
export const connectionLimits = (statementTimeoutMs: number): ClientConfig => ({
  types: columnTypes,
  statement_timeout: statementTimeoutMs,
  idle_in_transaction_session_timeout: 2 * statementTimeoutMs,
  connectionTimeoutMillis: 5_000,
  keepAlive: true,
});
