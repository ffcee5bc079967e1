/** The tenants of the transaction as SQL. The scalar subquery makes PostgreSQL evaluate it once per statement; '' is what a pooled connection is left with. */
export const currentTenants = `(select nullif(current_setting('app.tenant_ids', true), '')::uuid[])::uuid[]`;

/** The one policy of every table that has tenants. */
export const tenantPolicy = `tenant_id = any (${currentTenants})`;

export interface TenantTableOptions {
  /** What the application role may do; a ledger is `select, insert`. Default: all but TRUNCATE. */
  readonly grant?: string;
}

/**
 * The second line of a migration that makes a table with tenants: row-level security, forced on the owner too, its policy for reading and
 * writing, and the application role's rights. `{{app}}` is replaced when migrations run.
 */
export const tenantTable = (table: string, { grant = 'select, insert, update, delete' }: TenantTableOptions = {}): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy tenant_isolation on ${table} using (${tenantPolicy}) with check (${tenantPolicy});
  grant ${grant} on ${table} to {{app}};
`;
