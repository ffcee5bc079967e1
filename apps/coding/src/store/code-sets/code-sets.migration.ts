import type { Migration } from '@claimstream/messaging';
import { tenantTable } from '@claimstream/service-kit';

/**
 * Releases of code sets. A release is written whole and never changes but for its end: its rows are packed, not rows here. Those of the deployment
 * belong to a tenant of its own, and `code_set_holder`, also its, says which tenants have releases besides.
 */
export const codeSetsMigration: Migration = {
  name: 'coding-code-sets-0001-releases',
  sql: `
    create table code_set_release (
      tenant_id uuid not null,
      id uuid not null,
      code_set text not null,
      version text not null,
      status text not null check (status in ('active', 'withdrawn')),
      effective_from date not null,
      effective_to date,
      row_count int not null,
      bad_rows int not null,
      faults jsonb not null,
      digest text not null,
      files text[] not null,
      loaded_by text not null,
      loaded_at timestamptz not null,
      withdrawn jsonb,
      primary key (tenant_id, id)
    );
    create index code_set_release_by_set on code_set_release (tenant_id, code_set, loaded_at);
    ${tenantTable('code_set_release', { grant: 'select, insert, update' })}

    create table code_set_chunk (
      tenant_id uuid not null,
      release_id uuid not null,
      place int not null,
      bytes bytea not null,
      primary key (tenant_id, release_id, place)
    );
    alter table code_set_chunk alter column bytes set storage external;
    ${tenantTable('code_set_chunk', { grant: 'select, insert' })}

    create table code_set_holder (
      tenant_id uuid not null,
      holder_id uuid not null,
      primary key (tenant_id, holder_id)
    );
    ${tenantTable('code_set_holder', { grant: 'select, insert' })}
  `,
};
