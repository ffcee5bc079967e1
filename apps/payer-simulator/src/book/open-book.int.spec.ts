import { setTimeout as sleep } from 'node:timers/promises';
import { createSpecDatabase, type SpecDatabase } from '@claimstream/testing';
import { Client } from 'pg';
import { type Book, openBook } from './open-book.js';

let database: SpecDatabase;
let book: Book;

beforeAll(async () => {
  database = await createSpecDatabase('book');
  book = await openBook({ databaseUrl: database.url, databaseName: database.name });
});

afterAll(async () => {
  await book.close();
  await database.drop();
});

it('survives a connection that ends between two queries of a transaction', async () => {
  const work = book.write(async (client) => {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    await terminate(rows[0]!.pid);
    await sleep(100); // The server says goodbye while nothing is asked of it.
    await client.query('select 1');
  });

  await expect(work).rejects.toThrow();
  await book.ping();
});

async function terminate(pid: number): Promise<void> {
  const administrator = new Client({ connectionString: database.url });
  await administrator.connect();
  await administrator.query('select pg_terminate_backend($1)', [pid]);
  await administrator.end();
}
