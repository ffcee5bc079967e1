import { newId } from '@claimstream/kernel';
import { openExampleDatabase, type ExampleDatabase } from '../specs/example-database.js';
import { DbError } from './db-error.js';
import { seeAlso } from './see-also.js';

const ours = newId();
const theirs = newId();

let example: ExampleDatabase;
beforeAll(async () => (example = await openExampleDatabase({ poolSize: 2 })));
afterAll(() => example.drop());

const write = (tenantId: string, name = 'Ann') =>
  example.database.transaction([tenantId], (tx) =>
    tx.query('insert into note (tenant_id, id, patient_name, text) values ($1, $2, $3, $4)', [tenantId, newId(), name, 'text']),
  );
const count = (tenantIds: string[]) =>
  example.database.transaction(
    tenantIds,
    async (tx) => (await tx.query<{ notes: number }>('select count(*) as notes from note'))[0]!.notes,
  );

beforeEach(async () => {
  await example.asAdmin('delete from note');
  await write(ours);
  await write(theirs);
});

it('shows a transaction the rows of its tenants', async () => {
  expect([await count([ours]), await count([theirs]), await count([ours, theirs]), await count([newId()])]).toEqual([1, 1, 2, 0]);
});

it('shows more once it is told to see them too, until the work is taken back or ends', async () => {
  const seen = await example.database.transaction([ours], async (tx) => {
    const notes = async () => (await tx.query<{ notes: number }>('select count(*) as notes from note'))[0]!.notes;
    await tx.query('savepoint before');
    await seeAlso(tx, [theirs]);
    const all = await notes();
    await tx.query('rollback to savepoint before');
    return [all, await notes()];
  });
  expect([...seen, await count([ours])]).toEqual([2, 1, 1]);
});

it('leaves no tenant on the connection for the next borrower (pitfalls 1 and 2: pool leakage, and the setting that is empty and not null)', async () => {
  for (let round = 0; round < 6; round += 1) expect([await count([ours]), await count([])]).toEqual([1, 0]);
});

it('shows no rows where nobody set tenants, on a fresh and on a used connection', async () => {
  const pool = example.database.transaction([], (tx) =>
    tx.query("select current_setting('app.tenant_ids', true) as tenants, (select count(*) from note) as notes"),
  );
  expect(await pool).toEqual([{ tenants: '{}', notes: 0 }]);
});

it('holds the owner to the policy too, and gives the application no way around it (pitfall 3)', async () => {
  const [role] = await example.asAdmin(
    "select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = 'example_app'",
  );
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false });
  await expect(
    example.database.transaction([ours], (tx) => tx.query('alter table note no force row level security')),
  ).rejects.toMatchObject({ code: '42501' });
  await expect(example.database.transaction([ours], (tx) => tx.query('create table mine ()'))).rejects.toMatchObject({
    code: '42501',
  });
});

it('refuses to write rows of other tenants (pitfall 4)', async () => {
  const smuggle = example.database.transaction([ours], (tx) =>
    tx.query('insert into note (tenant_id, id, patient_name, text) values ($1, $2, $3, $4)', [theirs, newId(), 'Ann', 'text']),
  );
  await expect(smuggle).rejects.toMatchObject({ name: 'DbError', code: '42501' });
  await expect(
    example.database.transaction([ours], (tx) => tx.query('update note set tenant_id = $1', [theirs])),
  ).rejects.toBeInstanceOf(DbError);
  expect(await count([theirs])).toBe(1);
});

it('does not tell that another tenant has a row with the same id (pitfall 5)', async () => {
  const id = newId();
  const insert = (tenantId: string) =>
    example.database.transaction([tenantId], (tx) =>
      tx.query("insert into note (tenant_id, id, patient_name, text) values ($1, $2, 'Ann', 'text')", [tenantId, id]),
    );
  await insert(theirs);
  await expect(insert(ours)).resolves.toEqual([]);
});

it('evaluates the policy once per statement and lets indexes work (pitfall 7)', async () => {
  const plan = await example.database.transaction([ours], async (tx) => {
    await tx.query('set local enable_seqscan = off');
    return tx.query<Record<'QUERY PLAN', string>>('explain select * from note');
  });
  const text = plan.map((line) => line['QUERY PLAN']).join('\n');
  expect(text).toMatch(/InitPlan/);
  expect(text).toMatch(/Index Cond: \(tenant_id = ANY/);
});

it('refuses queries on a transaction that has ended', async () => {
  let kept: { query(sql: string): Promise<unknown> } | undefined;
  await example.database.transaction([ours], async (tx) => void (kept = tx));
  await expect(kept!.query('select 1')).rejects.toThrow('after its end');
});

it('takes nothing but UUIDs as tenants', async () => {
  await expect(count(["x}', true); drop table note; --"])).rejects.toThrow('UUID');
});
