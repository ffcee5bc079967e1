import { newId } from '@claimstream/kernel';
import { Client } from 'pg';
import { exampleApp } from '../example/example-app.js';
import { migrate } from './migrate.js';
import { prepareDatabase } from './prepare-database.js';

const adminUrl = process.env.DATABASE_URL!;
const database = `prepared_${newId().replaceAll('-', '')}`;
afterAll(() => run(adminUrl, `drop database "${database}" with (force)`));

const prepare = () => prepareDatabase({ adminUrl, service: 'example', database });

it('makes database and roles once, also when several services start together, and gives the same access again', async () => {
  const accesses = await Promise.all([prepare(), prepare(), prepare()]);
  expect(new Set(accesses.map((access) => JSON.stringify(access))).size).toBe(1);
  for (const url of Object.values(await prepare())) await run(url, 'select 1');
});

it("keeps rows out of the server's own log", async () => {
  expect(await run((await prepare()).appUrl, 'show log_error_verbosity')).toEqual([{ log_error_verbosity: 'terse' }]);
});

it('lets nobody but the owner make tables', async () => {
  const { appUrl, relayUrl } = await prepare();
  for (const url of [appUrl, relayUrl]) await expect(run(url, 'create table mine ()')).rejects.toThrow('permission denied');
});

it('migrates once, in the order of the lists, also when two instances start together', async () => {
  const access = await prepare();
  await Promise.all([migrate(access, exampleApp.migrations), migrate(access, exampleApp.migrations)]);
  const rows = await run(access.ownerUrl, 'select name from migration order by id');
  const names = rows.map(({ name }) => String(name).replace(/-\d+$/, ''));
  expect(names.at(-1)).toBe('example-0001-note');
  expect(names.indexOf('kit-idempotent-response')).toBeGreaterThan(names.indexOf('messaging-0001-tables'));
  expect(new Set(names).size).toBe(names.length);
});

it('adds what is new in any list, and undoes all of a migration that fails', async () => {
  const access = await prepare();
  const failing = { name: 'example-0002-half', sql: 'create table half (); select 1 / 0' };
  await expect(migrate(access, [...exampleApp.migrations, failing])).rejects.toThrow(
    'Migration example-0002-half failed: Database error 22012',
  );
  const more = { name: 'example-0002-more', sql: 'create table more (tenant_id uuid); grant select on more to {{app}}' };
  await migrate(access, [...exampleApp.migrations, more]);
  expect(await run(access.appUrl, 'select count(*)::int as rows from more')).toEqual([{ rows: 0 }]);
  expect(await run(access.ownerUrl, "select from pg_class where relname = 'half'")).toEqual([]);
});

async function run(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
