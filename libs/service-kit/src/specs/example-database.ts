import { newId } from '@claimstream/kernel';
import { Client } from 'pg';
import { exampleApp } from '../example/example-app.js';
import { migrate } from '../database/migrate.js';
import { openDatabase } from '../database/open-database.js';
import { prepareDatabase } from '../database/prepare-database.js';
import type { DatabaseAccess } from '../database/roles.js';
import type { TenantDatabase } from '../database/tenant-database.js';

export interface ExampleDatabase {
  readonly access: Required<DatabaseAccess>;
  readonly database: TenantDatabase;
  /** Runs SQL as the server's administrator, whom no policy holds. */
  asAdmin(sql: string, parameters?: unknown[]): Promise<Record<string, unknown>[]>;
  asRelay(sql: string, parameters?: unknown[]): Promise<Record<string, unknown>[]>;
  drop(): Promise<void>;
}

/** The example service's database in the server of `DATABASE_URL`, migrated, with a name of its own. */
export async function openExampleDatabase({ poolSize = 4 } = {}): Promise<ExampleDatabase> {
  const adminUrl = process.env.DATABASE_URL!;
  const name = `example_${newId().replaceAll('-', '')}`;
  const access = await prepareDatabase({ adminUrl, service: 'example', database: name });
  await migrate(access, exampleApp.migrations);
  const database = await openDatabase({ url: access.appUrl, service: 'example', poolSize, statementTimeoutMs: 10_000 });
  const inside = Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href;
  return {
    access,
    database,
    asAdmin: (sql, parameters) => runAs(inside, sql, parameters),
    asRelay: (sql, parameters) => runAs(access.relayUrl, sql, parameters),
    drop: async () => {
      await database.close();
      await runAs(adminUrl, `drop database "${name}" with (force)`);
    },
  };
}

async function runAs(url: string, sql: string, parameters: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, parameters)).rows;
  } finally {
    await client.end();
  }
}
