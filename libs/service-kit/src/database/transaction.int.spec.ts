import { newId } from '@claimstream/kernel';
import { openExampleDatabase, type ExampleDatabase } from '../specs/example-database.js';
import { DbError } from './db-error.js';
import { startTunnel } from '../specs/tunnel.js';
import { openDatabase } from './open-database.js';
import type { Transaction } from './transaction.js';

const tenant = newId();

let example: ExampleDatabase;
beforeAll(async () => (example = await openExampleDatabase()));
afterAll(() => example.drop());

const insert = (tx: Transaction, id: string, name = 'JANE DOE') =>
  tx.query('insert into note (tenant_id, id, patient_name, text) values ($1, $2, $3, $4)', [tenant, id, name, 'text']);

const names = () =>
  example.database.transaction([tenant], async (tx) =>
    (await tx.query<{ name: string }>('select patient_name as name from note order by id')).map(({ name }) => name),
  );

beforeEach(() => example.asAdmin('delete from note'));

it('commits what the work did, or nothing of it', async () => {
  await example.database.transaction([tenant], (tx) => insert(tx, newId()));
  const failing = example.database.transaction([tenant], async (tx) => {
    await insert(tx, newId());
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await names()).toEqual(['JANE DOE']);
});

it('runs TypeORM in the same transaction, with savepoints inside', async () => {
  const id = newId();
  await example.database.transaction([tenant], async (tx) => {
    await insert(tx, id);
    await tx.manager.transaction(async (inner) => {
      await inner.query("update note set patient_name = 'ANN ROE' where id = $1", [id]);
    });
    const undone = tx.manager.transaction(async (inner) => {
      await inner.query('delete from note');
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
  });
  expect(await names()).toEqual(['ANN ROE']);
});

it('does what waits for the commit after it, and forgets it on a rollback', async () => {
  const seen: string[] = [];
  await example.database.transaction([tenant], async (tx) => {
    tx.afterCommit(() => seen.push('committed'));
    await insert(tx, newId());
    seen.push('working');
  });
  const failing = example.database.transaction([tenant], (tx) => {
    tx.afterCommit(() => seen.push('never'));
    return Promise.reject(new Error('no'));
  });
  await expect(failing).rejects.toThrow();
  expect(seen).toEqual(['working', 'committed']);
});

it('runs the work again after a deadlock', async () => {
  const [one, two] = [newId(), newId()];
  await example.database.transaction([tenant], async (tx) => {
    await insert(tx, one);
    await insert(tx, two);
  });
  let runs = 0;
  let inside = 0;
  let open = (): void => undefined;
  const bothInside = new Promise<void>((resolve) => (open = resolve));
  const lockBoth = (first: string, second: string) =>
    example.database.transaction([tenant], async (tx) => {
      runs += 1;
      await tx.query('update note set times_closed = times_closed + 1 where id = $1', [first]);
      if ((inside += 1) === 2) open();
      await bothInside;
      await tx.query('update note set times_closed = times_closed + 1 where id = $1', [second]);
    });
  await Promise.all([lockBoth(one, two), lockBoth(two, one)]);
  expect(runs).toBe(3);
  expect(await example.asAdmin('select times_closed from note')).toEqual([{ times_closed: 2 }, { times_closed: 2 }]);
});

it('does not take a transaction for committed whose failure was swallowed', async () => {
  const swallowed = example.database.transaction([tenant], async (tx) => {
    await insert(tx, newId());
    await tx.query('select 1 / 0').catch(() => undefined);
  });
  await expect(swallowed).rejects.toMatchObject({ name: 'DbError', code: '25P02' });
  expect(await names()).toEqual([]);
});

it('reduces a driver error to code and constraint, without parameters and detail', async () => {
  const id = newId();
  const failures = [
    (tx: Transaction) => insert(tx, id).then(() => insert(tx, id)),
    (tx: Transaction) =>
      tx.manager.query('insert into note (tenant_id, id, patient_name) values ($1, $2, $3)', [tenant, id, 'JANE DOE']),
    (tx: Transaction) => tx.query('select $1::uuid', ['JANE DOE']),
  ];
  for (const fail of failures) {
    const error: unknown = await example.database.transaction([tenant], fail).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DbError);
    expect(everythingIn(error)).not.toMatch(/JANE|DOE|Failing row|Key \(/);
  }
  await expect(example.database.transaction([tenant], failures[0]!)).rejects.toMatchObject({
    code: '23505',
    constraint: 'note_pkey',
  });
});

it('says that the database is unavailable when a connection is cut, and works again after', async () => {
  const cut = example.database.transaction([tenant], async (tx) => {
    const [row] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
    await example.asAdmin('select pg_terminate_backend($1)', [row!.pid]);
    await tx.query('select pg_sleep(1)');
  });
  await expect(cut).rejects.toMatchObject({ name: 'DbError', unavailable: true });
  expect(await names()).toEqual([]);
});

it('gives up a connection whose other end is gone without a word, and works again on another', async () => {
  const { hostname, port } = new URL(example.access.appUrl);
  const tunnel = await startTunnel({ host: hostname, port: Number(port) });
  const url = Object.assign(new URL(example.access.appUrl), { host: `127.0.0.1:${tunnel.port}` }).href;
  const database = await openDatabase({ url, service: 'example', poolSize: 2, statementTimeoutMs: 500 });
  await database.ping();
  tunnel.freeze();
  await expect(database.ping()).rejects.toMatchObject({ name: 'DbError', unavailable: true });
  await database.ping();
  await database.close();
  tunnel.stop();
}, 10_000);

it('gives cents as numbers, days as they are and instants in UTC', async () => {
  const [row] = await example.database.transaction([tenant], (tx) =>
    tx.query("select 12500::bigint as cents, '2026-03-02'::date as day, timestamptz '2026-03-02 01:00+02' as at"),
  );
  expect(row).toEqual({ cents: 12_500, day: '2026-03-02', at: '2026-03-01T23:00:00.000Z' });
  await expect(example.database.transaction([], (tx) => tx.query('select 9007199254740993::bigint'))).rejects.toThrow(
    'more than a number can',
  );
});

/** All texts of an error, its own and inherited, with those that JSON would hide. */
function everythingIn(error: unknown): string {
  const texts: string[] = [];
  for (let part: unknown = error; part && part !== Object.prototype; part = Object.getPrototypeOf(part)) {
    texts.push(...Object.getOwnPropertyNames(part).map((name) => String(Reflect.get(error as object, name))));
  }
  return `${texts.join('\n')}\n${JSON.stringify(error)}`;
}
