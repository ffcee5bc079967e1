import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { newId } from '@claimstream/kernel';
import { createSpecDatabase, type SpecDatabase } from '@claimstream/local-parts';
import { Pool } from 'pg';
import { batchSettings, Connection } from './connection.js';
import { pgDatabase } from './pg-database.js';

let specDatabase: SpecDatabase;
let pool: Pool;

beforeAll(async () => {
  specDatabase = await createSpecDatabase('messaging');
  pool = new Pool({ connectionString: specDatabase.url, max: 2 });
  await pool.query('create table claim (tenant_id uuid, id uuid, n int not null, primary key (tenant_id, id))');
});
afterAll(async () => {
  await pool.end();
  await specDatabase.drop();
});

it('names its tenants to the transaction and forgets them with it', async () => {
  const tenants = [newId(), newId()];
  const setting = `select current_setting('app.tenant_ids', true) as tenants`;
  expect(await pgDatabase(pool).transaction(tenants, (tx) => tx.query(setting))).toEqual([{ tenants: `{${tenants.join(',')}}` }]);
  expect((await pool.query(setting)).rows).toEqual([{ tenants: '' }]);
});

it('refuses a tenant that is no id', async () => {
  await expect(pgDatabase(pool).transaction([`{}', true); drop table claim; --`], () => Promise.resolve())).rejects.toThrow(
    'not a UUID',
  );
});

it('commits all of the work and then does what waits for it, or nothing', async () => {
  const done: string[] = [];
  const database = pgDatabase(pool);
  await database.transaction([], async (tx) => {
    tx.afterCommit(() => done.push('kept'));
    await tx.query('insert into claim values ($1, $1, 1)', [newId()]);
  });
  await expect(
    database.transaction([], async (tx) => {
      tx.afterCommit(() => done.push('lost'));
      await tx.query('insert into claim values ($1, $1, 2)', [newId()]);
      throw new Error('refused');
    }),
  ).rejects.toThrow('refused');
  expect(done).toEqual(['kept']);
  expect((await pool.query('select n from claim')).rows).toEqual([{ n: 1 }]);
});

it('rejects when its connection breaks between two statements, and works on with another', async () => {
  const breaking = new Pool({ connectionString: specDatabase.url, max: 1 });
  const database = pgDatabase(breaking);
  const work = database.transaction([], async (tx) => {
    const [row] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
    await pool.query('select pg_terminate_backend($1, 10000)', [row!.pid]);
    await sleep(50);
    await tx.query('select 1');
  });

  await expect(work).rejects.toThrow();
  expect(await database.transaction([], (tx) => tx.query('select 1 as n'))).toEqual([{ n: 1 }]);
  await breaking.end();
});

it('does not take a transaction for committed whose failure was swallowed', async () => {
  const done: string[] = [];
  const swallowed = pgDatabase(pool).transaction([], async (tx) => {
    tx.afterCommit(() => done.push('lost'));
    await tx.query('select 1 / 0').catch(() => undefined);
  });
  await expect(swallowed).rejects.toThrow('rolled back');
  expect(done).toEqual([]);
});

it('runs the work again after a deadlock', async () => {
  const [a, b] = [newId(), newId()];
  await pool.query('insert into claim values ($1, $1, 0), ($2, $2, 0)', [a, b]);
  let runs = 0;
  const eachHoldsOne = meeting(2);
  const touch = async (first: string, second: string) =>
    pgDatabase(pool).transaction([], async (tx) => {
      runs += 1;
      await tx.query('update claim set n = n + 1 where id = $1', [first]);
      await eachHoldsOne();
      await tx.query('update claim set n = n + 1 where id = $1', [second]);
    });
  await Promise.all([touch(a, b), touch(b, a)]);
  expect((await pool.query('select n from claim where id = any($1)', [[a, b]])).rows).toEqual([{ n: 2 }, { n: 2 }]);
  expect(runs).toBeGreaterThan(2);
});

/** Lets those who come pass when so many have come, and everybody after them. */
function meeting(size: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let come = 0;
  return () => {
    come += 1;
    if (come === size) resolve();
    return promise;
  };
}

it('looks rows up by key, seconds after their table was so small that its plans read all of it', async () => {
  const connectionString = specDatabase.url;
  const client = new Pool({ connectionString, max: 1 });
  const batches = new Connection({ config: { connectionString }, name: 'batches', settings: batchSettings });
  const look = `select c.n from unnest($1::uuid[], $2::uuid[]) w(tenant_id, id) join claim c using (tenant_id, id)`;
  const sides = [
    {
      run: (text: string, name?: string) =>
        pgDatabase(client).transaction([], async (tx) => {
          await tx.query('set local plan_cache_mode = force_generic_plan');
          return tx.query(text, name === undefined ? [] : [[], []], name);
        }),
    },
    { run: (text: string, name = '') => batches.query({ text, name, parameters: name === '' ? [] : [[], []] }) },
  ];
  const plans = () => Promise.all(sides.map(async ({ run }) => JSON.stringify(await run('explain execute look(null, null)'))));
  const byKey = 'Index Cond: ((tenant_id = w.tenant_id) AND (id = w.id))';

  await pool.query('truncate claim');
  await pool.query('insert into claim select gen_random_uuid(), gen_random_uuid(), 0 from generate_series(1, 3)');
  await pool.query('analyze claim');
  for (const { run } of sides) await run(look, 'look');
  for (const plan of await plans()) expect(plan).not.toContain(byKey);

  await pool.query('insert into claim select gen_random_uuid(), gen_random_uuid(), 0 from generate_series(1, 5000)');
  const later = performance.now() + 6_000;
  const clock = jest.spyOn(performance, 'now').mockImplementation(() => later);
  for (const plan of await plans()) expect(plan).toContain(byKey);

  clock.mockRestore();
  await batches.close();
  await client.end();
});
