import { openExampleDatabase, type ExampleDatabase } from '../specs/example-database.js';
import { tenancyFaults } from './tenancy-faults.js';
import { tenantTable } from './tenant-table.js';

let example: ExampleDatabase;
beforeAll(async () => (example = await openExampleDatabase()));
afterAll(() => example.drop());

it("finds none in the runtime's tables, the kit's and the example's", async () => {
  expect(await tenancyFaults(example.access)).toEqual([]);
});

const columns = '(tenant_id uuid not null, id uuid not null, primary key (tenant_id, id))';
const protectedTable = (name: string, shape = columns) =>
  `create table ${name} ${shape}; ${tenantTable(name).replaceAll('{{app}}', 'example_app')}`;

it.each([
  ['a table that nobody protected', `create table plain ${columns}`, ['plain', 'has no forced row-level security']],
  [
    'a table whose owner is not held',
    `${protectedTable('loose')}; alter table loose no force row level security`,
    ['loose', 'has no forced row-level security'],
  ],
  [
    'a table without the policy',
    `${protectedTable('bare')}; drop policy tenant_isolation on bare`,
    ['bare', 'does not have the tenant policy'],
  ],
  [
    'a policy that is wider',
    `${protectedTable('wide')}; create policy all_of_it on wide using (true)`,
    ['wide', 'has another policy, all_of_it'],
  ],
  [
    'a policy that reads but does not check',
    `${protectedTable('lax')}; alter policy tenant_isolation on lax with check (true)`,
    ['lax', 'does not have the tenant policy'],
  ],
  [
    'a table without tenants',
    'create table anybody (id int); alter table anybody enable row level security',
    ['anybody', 'has no column tenant_id uuid not null'],
  ],
  [
    'a key across tenants',
    protectedTable('keyed', '(tenant_id uuid not null, id uuid primary key)'),
    ['keyed_pkey', 'is unique across tenants'],
  ],
  [
    'a reference across tenants',
    `create table parent (tenant_id uuid not null, id uuid unique); ${protectedTable('child', '(tenant_id uuid not null, parent_id uuid references parent (id))')}`,
    ['child.child_parent_id_fkey', 'refers to rows of any tenant'],
  ],
  [
    'a view that runs as its owner',
    'create view window_to_all as select * from note',
    ['window_to_all', 'is a view that runs as its owner'],
  ],
  [
    'a materialised view',
    'create materialized view copy_of_all as select * from note',
    ['copy_of_all', 'is a materialised view, which no policy holds'],
  ],
  [
    'a function that runs as its owner',
    "create function peek() returns bigint security definer language sql as 'select count(*) from note'",
    ['peek', 'is a function that runs as its owner'],
  ],
  ['a role that no policy holds', 'alter role example_app bypassrls', ['example_app', 'is a role that no policy holds']],
])('finds %s', async (_, sql, [object, fault]) => {
  await example.asAdmin('alter role example_app nobypassrls');
  await example.asAdmin(sql!);
  const faults = await tenancyFaults(example.access);
  await example.asAdmin('alter role example_app nobypassrls');
  expect(faults).toContainEqual({ object, fault });
});

it('lets a view pass that runs as its reader, and a policy for the relay alone', async () => {
  const before = await tenancyFaults(example.access);
  await example.asAdmin('create view my_notes with (security_invoker = true) as select * from note');
  await example.asAdmin('create policy directory on note for select to example_relay using (true)');
  expect(await tenancyFaults(example.access)).toEqual(before);
});
