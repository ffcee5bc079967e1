import { runtimeTables } from '@claimstream/messaging';
import type { Client } from 'pg';
import { roleIn, type DatabaseAccess } from './roles.js';
import { tenantPolicy } from './tenant-table.js';
import { withClient } from './with-client.js';

/** Something in a database that could show a tenant's rows to another: where, and what. */
export interface TenancyFault {
  readonly object: string;
  readonly fault: string;
}

/** Tables without tenants: messaging's own, across which the relay's role works, and TypeORM's list of migrations. */
const withoutTenants: readonly string[] = [...runtimeTables, 'migration'];

/**
 * Looks through a service's whole database for ways around row-level security: tables without the forced policy or with a wider one, views that
 * run as their owner, functions that do, materialised views, keys and references that leave out the tenant, and roles that no policy holds.
 * Connects as the owner and changes nothing. Empty means that there is none.
 */
export const tenancyFaults = ({ ownerUrl, appUrl, relayUrl }: Required<DatabaseAccess>): Promise<TenancyFault[]> =>
  withClient({ connectionString: ownerUrl }, async (client) => {
    await client.query('begin');
    const parameters = [
      withoutTenants,
      unquoted(relayUrl),
      await policyAsStored(client),
      [unquoted(ownerUrl), unquoted(appUrl), unquoted(relayUrl)],
    ];
    const { rows } = await client.query<TenancyFault>(faultsQuery, parameters);
    return rows;
  });

const unquoted = (url: string): string => roleIn(url).replaceAll(/^"|"$/g, '').replaceAll('""', '"');

/** PostgreSQL stores a policy's expression in its own words; a table that is never committed tells what they are for ours. */
async function policyAsStored(client: Client): Promise<string> {
  await client.query(`create table policy_probe (tenant_id uuid); create policy probe on policy_probe using (${tenantPolicy})`);
  const { rows } = await client.query<{ qual: string }>(`select qual from pg_policies where tablename = 'policy_probe'`);
  await client.query('drop table policy_probe');
  return rows[0]!.qual;
}

/** $1 tables without tenants, $2 the relay's role, $3 the policy as PostgreSQL writes it, $4 the roles of the service. */
const faultsQuery = `
  with tenant_table as (
    select oid, relname, relkind, relrowsecurity, relforcerowsecurity from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> all ($1::text[])
  ),
  tenant_column as (
    select attrelid, attnum from pg_attribute join tenant_table on oid = attrelid
    where attname = 'tenant_id' and attnotnull and atttypid = 'uuid'::regtype
  ),
  policy as (
    select *, roles = array[$2]::name[] as for_relay, qual = $3 and coalesce(with_check, qual) = $3 and cmd = 'ALL' as is_ours
    from pg_policies where schemaname = 'public'
  )
  select relname as object, 'has no column tenant_id uuid not null' as fault from tenant_table
    where oid not in (select attrelid from tenant_column)
  union all
  select relname, 'has no forced row-level security' from tenant_table where not (relrowsecurity and relforcerowsecurity)
  union all
  select relname, 'does not have the tenant policy' from tenant_table
    where not exists (select from policy where tablename = relname and is_ours and roles = '{public}' and permissive = 'PERMISSIVE')
  union all
  select tablename, 'has another policy, ' || policyname from policy where permissive = 'PERMISSIVE' and not is_ours and not for_relay
  union all
  select i.indexrelid::regclass::text, 'is unique across tenants' from pg_index i join tenant_column c on c.attrelid = i.indrelid
    where i.indisunique and not c.attnum = any (i.indkey::int2[])
  union all
  select conrelid::regclass || '.' || conname, 'refers to rows of any tenant' from pg_constraint join tenant_column c on c.attrelid = conrelid
    where contype = 'f' and not c.attnum = any (conkey)
  union all
  select relname, 'is a view that runs as its owner' from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'v' and not coalesce(reloptions && array['security_invoker=true', 'security_invoker=on'], false)
  union all
  select relname, 'is a materialised view, which no policy holds' from pg_class where relnamespace = 'public'::regnamespace and relkind = 'm'
  union all
  select proname, 'is a function that runs as its owner' from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
  union all
  select rolname, 'is a role that no policy holds' from pg_roles where rolname = any ($4::text[]) and (rolsuper or rolbypassrls)
  order by 1, 2
`;
