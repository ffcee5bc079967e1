import type { Migration } from '@claimstream/messaging';
import { tenantTable } from '@claimstream/service-kit';

export const chargesMigration: Migration = {
  name: 'coding-charges-0006-charges',
  sql: `
    create table charge (
      tenant_id uuid not null,
      id uuid not null,
      version int not null,
      state jsonb not null,
      encounter_id uuid not null generated always as ((state ->> 'encounterId')::uuid) stored,
      grouping text not null generated always as (state #>> '{grouping,state}') stored,
      recorded_at text not null generated always as (state ->> 'recordedAt') stored,
      primary key (tenant_id, id)
    );
    create index charge_of_encounter on charge (tenant_id, encounter_id);
    create index charge_by_time on charge (tenant_id, grouping, recorded_at, id);
    create index charge_waiting on charge (tenant_id, encounter_id) where grouping = 'waiting';
    ${tenantTable('charge', { grant: 'select, insert, update' })}
  `,
};
