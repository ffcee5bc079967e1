import type { Migration } from '@claimstream/messaging';
import { tenantTable } from '@claimstream/service-kit';

/** Versions of items are only added: what was charged in March can be looked up in March's words for ever. */
export const chargeMasterMigration: Migration = {
  name: 'coding-charges-0001-charge-master',
  sql: `
    create table charge_item (
      tenant_id uuid not null,
      charge_number text not null,
      effective_from date not null,
      version int not null,
      effective_to date,
      item jsonb not null,
      load_id uuid not null,
      loaded_at timestamptz not null,
      loaded_by text not null,
      primary key (tenant_id, charge_number, effective_from, version)
    );
    ${tenantTable('charge_item', { grant: 'select, insert' })}
  `,
};
