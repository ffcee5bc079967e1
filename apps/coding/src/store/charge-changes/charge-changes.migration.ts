import type { Migration } from '@claimstream/messaging';
import { tenantTable } from '@claimstream/service-kit';

export const chargeChangesMigration: Migration = {
  name: 'coding-charges-0005-charge-changes',
  sql: `
    create table charge_change (
      tenant_id uuid not null,
      encounter_id uuid not null,
      revision int not null,
      changed_at timestamptz not null,
      billing_class text not null,
      added_lines int not null,
      added_cents bigint not null,
      removed_lines int not null,
      removed_cents bigint not null,
      changed_lines int not null,
      changed_cents bigint not null,
      primary key (tenant_id, encounter_id, revision)
    );
    create index charge_change_by_time on charge_change (tenant_id, changed_at);
    ${tenantTable('charge_change', { grant: 'select, insert' })}
  `,
};
