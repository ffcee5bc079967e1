import type { Migration } from '@claimstream/messaging';
import { tenantTable } from '@claimstream/service-kit';

/** Codes that coders often need together; those without an owner are the department's. */
export const quickPicksMigration: Migration = {
  name: 'coding-quick-picks',
  sql: `
    create table quick_pick (
      tenant_id uuid not null,
      id uuid not null,
      owner text not null,
      pick jsonb not null,
      changed_at timestamptz not null,
      primary key (tenant_id, id)
    );
    create index quick_pick_of_owner on quick_pick (tenant_id, owner);
    ${tenantTable('quick_pick')}
  `,
};
