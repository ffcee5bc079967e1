import { Client } from 'pg';
import { createSpecDatabase } from './spec-database.js';

it('gives a spec file an empty database of its own and drops it', async () => {
  const database = await createSpecDatabase();
  const client = new Client({ connectionString: database.url });
  client.on('error', () => undefined); // Dropping ends our connection.
  await client.connect();
  expect((await client.query('select current_database() as name')).rows).toEqual([{ name: database.name }]);
  await database.drop();
  await expect(new Client({ connectionString: database.url }).connect()).rejects.toThrow('does not exist');
});
