import { escapeIdentifier, Client, Pool, type PoolClient } from 'pg';
import { schema } from './schema.js';

/** The simulator's database. */
export interface Book {
  /** Runs the work in one transaction. */
  write<Answer>(work: (client: PoolClient) => Promise<Answer>): Promise<Answer>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the book, making its database and tables where they are missing. Rejects when the server does not answer. */
export async function openBook({ databaseUrl, databaseName }: { databaseUrl: string; databaseName: string }): Promise<Book> {
  await makeDatabase(databaseUrl, databaseName);
  const connectionString = Object.assign(new URL(databaseUrl), { pathname: `/${databaseName}` }).href;
  const pool = new Pool({ connectionString, max: 4, application_name: 'payer-simulator' });
  pool.on('error', () => undefined); // A connection that breaks while nobody uses it.
  pool.on('connect', (client) => client.on('error', () => undefined)); // One that breaks at work: its next query says so.
  await pool.query(schema);
  return {
    write: (work) => inTransaction(pool, work),
    ping: async () => void (await pool.query('select 1')),
    close: () => pool.end(),
  };
}

async function inTransaction<Answer>(pool: Pool, work: (client: PoolClient) => Promise<Answer>): Promise<Answer> {
  const client = await pool.connect();
  let broken = true;
  try {
    await client.query('begin');
    const answer = await work(client);
    await client.query('commit');
    broken = false;
    return answer;
  } catch (error) {
    broken = await client.query('rollback').then(
      () => false,
      () => true,
    );
    throw error;
  } finally {
    client.release(broken);
  }
}

async function makeDatabase(databaseUrl: string, name: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`create database ${escapeIdentifier(name)}`);
  } catch (error) {
    if (!isThere(error)) throw error;
  } finally {
    await client.end();
  }
}

/** 42P04 says that it exists, 23505 that somebody makes it at this moment. */
const isThere = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '42P04' || error.code === '23505');
