import { Client } from 'pg';
import { randomUUID } from 'node:crypto';

export interface SpecDatabase {
  /** Connection string of the server's own user, in the fresh database. */
  readonly url: string;
  readonly name: string;
  /** Drops it, with whoever is still connected. */
  drop(): Promise<void>;
}

/** An empty database of its own for a spec file, in the server that `DATABASE_URL` names; `afterAll` drops it. */
export async function createSpecDatabase(what = 'spec'): Promise<SpecDatabase> {
  const server = new URL(process.env.DATABASE_URL!);
  const name = `${what}_${randomUUID().replaceAll('-', '')}`;
  await runOnServer(server, `create database "${name}"`);
  return {
    url: Object.assign(new URL(server), { pathname: `/${name}` }).href,
    name,
    drop: () => runOnServer(server, `drop database if exists "${name}" with (force)`),
  };
}

async function runOnServer(server: URL, sql: string): Promise<void> {
  const client = new Client({ connectionString: server.href });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
