import type { Migration } from '@claimstream/messaging';
import { tenantTable } from '@claimstream/service-kit';

export const benchmarksMigration: Migration = {
  name: 'coding-charges-0003-benchmarks',
  sql: `
    create table benchmark (
      tenant_id uuid not null,
      id uuid not null,
      version int not null,
      state jsonb not null,
      primary key (tenant_id, id)
    );
    ${tenantTable('benchmark', { grant: 'select, insert, update' })}
  `,
};
