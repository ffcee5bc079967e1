import { invariant } from '@claimstream/kernel';
import { faultOf } from '@claimstream/messaging';
import type { ClientConfig } from 'pg';
import { ConfigError } from '../config/read-config.js';
import type { ServiceConfig } from '../config/service-settings.js';
import type { Logger } from '../logs/logger.js';
import type { ServiceDefinition } from '../service.js';
import { expectMigrated, migrate } from './migrate.js';
import { connectionLimits, openDatabase } from './open-database.js';
import { prepareDatabase } from './prepare-database.js';
import type { DatabaseAccess } from './roles.js';
import type { TenantDatabase } from './tenant-database.js';
import { waitForDatabase } from './wait-for-database.js';

/** A service's database, migrated, and how messaging connects to it. */
export interface ServiceDatabase {
  readonly database: TenantDatabase;
  readonly connectAsApp: ClientConfig;
  readonly connectAsRelay: ClientConfig;
}

const startTimeoutMs = 60_000;

/**
 * Makes the database and its roles where an administrator's URL is given, migrates where the owner's is known, else waits until somebody has, and
 * connects.
 */
export async function openServiceDatabase<Config extends ServiceConfig>(
  { name, migrations, entities }: Pick<ServiceDefinition<Config>, 'name' | 'migrations' | 'entities'>,
  config: ServiceConfig['database'],
  logger: Logger,
): Promise<ServiceDatabase> {
  return waitForDatabase(async () => {
    const access = await databaseAccess(name, config);
    if (isWithOwner(access)) await migrate(access, migrations);
    else await expectMigrated(access.appUrl, migrations);
    const database = await openDatabase({ ...config, url: access.appUrl, service: name, entities });
    const limits = connectionLimits(config.statementTimeoutMs);
    return {
      database,
      connectAsApp: { connectionString: access.appUrl, application_name: name, ...limits },
      connectAsRelay: { connectionString: access.relayUrl, application_name: `${name} relay`, ...limits },
    };
  }, waiting(logger));
}

/** Only makes and migrates it: what `main.js migrate` does. Rejects with `ConfigError` where the owner is not known. */
export async function migrateServiceDatabase<Config extends ServiceConfig>(
  { name, migrations }: Pick<ServiceDefinition<Config>, 'name' | 'migrations'>,
  config: ServiceConfig['database'],
  logger: Logger,
): Promise<void> {
  await waitForDatabase(async () => {
    const access = await databaseAccess(name, config);
    if (!isWithOwner(access))
      throw new ConfigError([{ variable: 'DATABASE_OWNER_URL', detail: 'is missing: it runs migrations' }]);
    await migrate(access, migrations);
  }, waiting(logger));
}

const waiting = (logger: Logger) => ({
  forMs: startTimeoutMs,
  onWait: (reason: unknown): void => logger.warn('service.waiting-for-database', faultOf(reason)),
});

const isWithOwner = (access: DatabaseAccess): access is Required<DatabaseAccess> => access.ownerUrl !== undefined;

async function databaseAccess(
  service: string,
  { adminUrl, name, ownerUrl, appUrl, relayUrl }: ServiceConfig['database'],
): Promise<DatabaseAccess> {
  if (appUrl && relayUrl) return { ownerUrl, appUrl, relayUrl };
  invariant(adminUrl, 'serviceChecks has seen that there is one or the other.');
  return prepareDatabase({ adminUrl, service, database: name });
}
