import { messagingMigrations, runtimeGrants, type Migration } from '@claimstream/messaging';
import type { Client } from 'pg';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { DbError, toDbError } from './db-error.js';
import { kitMigrations } from './kit-migrations.js';
import { roleIn, type DatabaseAccess, type RoleNames } from './roles.js';
import { silentTypeOrm } from './silent-typeorm.js';
import { withClient } from './with-client.js';

/** A migration that the database refuses. The next start tries it again: it is undone as a whole. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';

  constructor(migration: string, reason: DbError) {
    super(`Migration ${migration} failed: ${reason.message}`);
  }
}

/** The database is behind this release: nobody may work on it before somebody who knows its owner has run `main.js migrate`. */
export class MigrationsMissing extends Error {
  override readonly name = 'MigrationsMissing';

  constructor(missing: readonly string[]) {
    super(`The database lacks ${missing.join(', ')}; main.js migrate runs them, with DATABASE_OWNER_URL.`);
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
  const dataSource = new DataSource({
    type: 'postgres',
    url: access.ownerUrl,
    migrations: inOrder(service).map((migration) => toTypeOrm(migration, roles)),
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
    await lock.query(`${runtimeGrants(roles)}; grant select on migration to ${roles.app}`);
    await lock.query('select pg_advisory_unlock($1)', [migrating]);
    await lock.release();
  } finally {
    await dataSource.destroy();
  }
}

/** Rejects with `MigrationsMissing` unless every migration has run: what processes look at that do not know the owner. */
export async function expectMigrated(appUrl: string, service: readonly Migration[]): Promise<void> {
  const known = await withClient({ connectionString: appUrl }, migrationsIn);
  const missing = inOrder(service).filter(({ storedAs }) => !known.has(storedAs));
  if (missing.length > 0) throw new MigrationsMissing(missing.map(({ name }) => name));
}

async function migrationsIn(client: Client): Promise<Set<string>> {
  const { rows } = await client.query<{ any: boolean }>(
    `select coalesce(has_table_privilege(to_regclass('migration'), 'select'), false) as any`,
  );
  if (!rows[0]?.any) return new Set();
  const { rows: migrations } = await client.query<{ name: string }>('select name from migration');
  return new Set(migrations.map(({ name }) => name));
}

interface OrderedMigration extends Migration {
  storedAs: string;
}

/** TypeORM orders migrations by the thirteen digits that end their names; the list's order is what counts, so we make them from it. */
function inOrder(service: readonly Migration[]): OrderedMigration[] {
  return [messagingMigrations, kitMigrations, service].flatMap((migrations, list) =>
    migrations.map((migration, index) => ({
      ...migration,
      storedAs: `${migration.name}-${(list + 1) * 1_000_000_000_000 + index}`,
    })),
  );
}

function toTypeOrm({ name, storedAs, sql }: OrderedMigration, roles: RoleNames): new () => MigrationInterface {
  return class implements MigrationInterface {
    readonly name = storedAs;

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
