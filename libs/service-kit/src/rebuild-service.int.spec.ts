import { newId } from '@claimstream/kernel';
import { Client } from 'pg';
import { Registry } from 'prom-client';
import { exampleApp } from './example/example-app.js';
import { createLogger } from './logs/logger.js';
import { rebuildService } from './rebuild-service.js';
import { startService } from './start-service.js';

const server = new URL(process.env.DATABASE_URL!);
const suffix = newId().replaceAll('-', '');
const [database, lost, found] = [`example_${suffix}`, `lost_log_${suffix}`, `found_log_${suffix}`];
const urlOf = (name: string): string => Object.assign(new URL(server), { pathname: `/${name}` }).href;
const logger = createLogger({ service: 'example', level: 'silent' });

beforeAll(async () => {
  for (const name of [lost, found]) await query(server.href, `create database "${name}"`);
});
afterAll(async () => {
  for (const name of [database, lost, found]) await query(server.href, `drop database if exists "${name}" with (force)`);
});

const surroundings = (log: string, port = '0', statementTimeoutMs = 30_000) => ({
  config: exampleApp.readConfig({
    DATABASE_URL: server.href,
    DATABASE_NAME: database,
    EVENT_LOG_URL: urlOf(log),
    PORT: port,
    DATABASE_STATEMENT_TIMEOUT_MS: String(statementTimeoutMs),
    AUTH_ISSUER: 'nobody',
    AUTH_JWKS_URL: 'http://127.0.0.1:1/keys',
  }),
  registry: new Registry(),
  logger,
});

it('binds the service to the log that is there now, beside an instance that has its port', async () => {
  const service = await startService(exampleApp, surroundings(lost));
  await until(async () => (await bindings()).length === 1);
  const [before] = await bindings();

  await expect(rebuildService(exampleApp, surroundings(found, new URL(service.url).port))).resolves.toEqual({ republished: 0 });
  const [after] = await bindings();
  expect(before).toMatchObject({ service: 'example', log: expect.stringMatching(/^postgres:/) });
  expect(after).toMatchObject({ service: 'example', log: expect.stringMatching(/^postgres:/) });
  expect(after).not.toEqual(before);
  await service.stop();
});

it('takes the time that a full outbox needs, whatever statements may take elsewhere', async () => {
  await query(
    urlOf(database),
    `insert into outbox (event_id, shard, tenant_id, topic, key, type, time, correlation_id, data)
     select gen_random_uuid(), 1, gen_random_uuid(), 'nowhere', 'key', 'said.v1', now(), gen_random_uuid(), '{}' from generate_series(1, 50000)`,
  );
  await expect(rebuildService(exampleApp, surroundings(found, '0', 100))).resolves.toEqual({ republished: 50_000 });
});

const bindings = (): Promise<object[]> => query(urlOf(database), 'select service, log from log_binding');

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function query(url: string, sql: string): Promise<object[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<object>(sql)).rows;
  } finally {
    await client.end();
  }
}
