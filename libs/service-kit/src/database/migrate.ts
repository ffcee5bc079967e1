import { messagingMigrations, runtimeGrants, type Migration } from '@claimstream/messaging';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { DbError, toDbError } from './db-error.js';
import { kitMigrations } from './kit-migrations.js';
import { roleIn, type DatabaseAccess, type RoleNames } from './roles.js';
import { silentTypeOrm } from './silent-typeorm.js';

/** A migration that the database refuses. The next start tries it again: it is undone as a whole. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';

  constructor(migration: string, reason: DbError) {
    super(`Migration ${migration} failed: ${reason.message}`);
  }
}

/** Any number: two instances of a service that start together migrate one after the other. */
const migrating = 7_316_001;

/**
 * Brings a database to the present: the runtime's tables first, then the kit's, then the service's own, each migration in its own transaction
 * and once. TypeORM's runner remembers them by name in the table `migration`.
 */
export async function migrate(access: DatabaseAccess & { ownerUrl: string }, service: readonly Migration[]): Promise<void> {
  const roles: RoleNames = { owner: roleIn(access.ownerUrl), app: roleIn(access.appUrl), relay: roleIn(access.relayUrl) };
  const migrations = [
    ...messagingMigrations.map((migration, index) => toTypeOrm(migration, 1_000_000_000_000 + index, roles)),
    ...kitMigrations.map((migration, index) => toTypeOrm(migration, 2_000_000_000_000 + index, roles)),
    ...service.map((migration, index) => toTypeOrm(migration, 3_000_000_000_000 + index, roles)),
  ];
  const dataSource = new DataSource({
    type: 'postgres',
    url: access.ownerUrl,
    migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    logger: silentTypeOrm,
    installExtensions: false,
    applicationName: 'migrate',
  });

  await dataSource.initialize();
  try {
    const lock = dataSource.createQueryRunner();
    await lock.query('select pg_advisory_lock($1)', [migrating]);
    await dataSource.runMigrations();
    await lock.query(runtimeGrants(roles));
    await lock.query('select pg_advisory_unlock($1)', [migrating]);
    await lock.release();
  } finally {
    await dataSource.destroy();
  }
}

/** TypeORM orders migrations by the thirteen digits that end their names; the list's order is what counts, so we make them from it. */
function toTypeOrm({ name, sql }: Migration, order: number, roles: RoleNames): new () => MigrationInterface {
  return class implements MigrationInterface {
    readonly name = `${name}-${order}`;

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(withRoles(sql, roles)).catch((error: unknown) => {
        throw asMigrationError(name, toDbError(error));
      });
    }

    down(): Promise<void> {
      return Promise.reject(new Error('Migrations go forward only; a mistake is undone by the next one.'));
    }
  };
}

/** A database that goes away in the middle is waited for; anything else is a mistake in this migration, which is named. */
const asMigrationError = (name: string, error: unknown): unknown =>
  error instanceof DbError && !error.transient ? new MigrationError(name, error) : error;

const withRoles = (sql: string, roles: RoleNames): string =>
  sql.replaceAll(/\{\{(owner|app|relay)\}\}/g, (_, role: keyof RoleNames) => roles[role]);
