import { newId } from '@claimstream/kernel';
import { exampleApp } from '../example/example-app.js';
import { createLogger } from '../logs/logger.js';
import { expectMigrated } from './migrate.js';
import { migrateServiceDatabase, openServiceDatabase } from './open-service-database.js';
import { prepareDatabase } from './prepare-database.js';
import type { DatabaseAccess } from './roles.js';
import { withClient } from './with-client.js';

const adminUrl = process.env.DATABASE_URL!;
const database = `example_${newId().replaceAll('-', '')}`;
let access: Required<DatabaseAccess>;

beforeAll(async () => (access = await prepareDatabase({ adminUrl, service: 'example', database })));
afterAll(() => withClient({ connectionString: adminUrl }, (client) => client.query(`drop database "${database}" with (force)`)));

const configWith = (variables: Record<string, string>) =>
  exampleApp.readConfig({
    AUTH_ISSUER: 'https://issuer.example',
    AUTH_JWKS_URL: 'https://issuer.example/keys',
    EVENT_LOG: 'kafka',
    KAFKA_BROKERS: 'kafka:9092',
    DATABASE_APP_URL: access.appUrl,
    DATABASE_RELAY_URL: access.relayUrl,
    ...variables,
  }).database;

it('waits, where it does not know the owner, until somebody who does has migrated', async () => {
  const { promise: waits, resolve } = Promise.withResolvers<string>();
  const logger = createLogger({ service: 'example', level: 'info', destination: { write: resolve } });
  const opening = openServiceDatabase(exampleApp, configWith({}), logger);
  expect(JSON.parse(await waits)).toMatchObject({ event: 'service.waiting-for-database', fault: 'MigrationsMissing' });

  await migrateServiceDatabase(exampleApp, configWith({ DATABASE_OWNER_URL: access.ownerUrl }), logger);
  const opened = await opening;
  expect(await opened.database.transaction([], (tx) => tx.query('select count(*) from note'))).toEqual([{ count: 0 }]);
  await opened.database.close();
});

it('names what is missing', async () => {
  const ahead = [...exampleApp.migrations, { name: 'notes-9999-later', sql: 'select 1' }];
  await expect(expectMigrated(access.appUrl, ahead)).rejects.toThrow('lacks notes-9999-later; main.js migrate');
});
