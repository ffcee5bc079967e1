import type { Migration } from '@claimstream/messaging';
import { tenantTable } from '@claimstream/service-kit';

/**
 * What each encounter did, by patient and day: the edits over several visits read it, and every decision about an encounter replaces its part.
 * Statements stay prepared from a time when the table was empty and all plans looked alike: only one index begins with the tenant, so that none
 * of them goes through all of a tenant's services (410 ms for a batch of 500 instead of 17).
 */
export const serviceHistoryMigration: Migration = {
  name: 'coding-history-0001-services',
  sql: `
    create table service_history (
      tenant_id uuid not null,
      encounter_id uuid not null,
      patient_id uuid not null,
      setting text not null,
      service_date date not null,
      procedure_code text not null,
      modifiers text not null,
      units_thousandths bigint not null,
      provider_npi text not null,
      billing_tax_id text not null,
      taxonomy_code text,
      diagnoses text not null
    );
    create index service_history_of_encounter on service_history (encounter_id, tenant_id);
    create index service_history_of_patient on service_history (tenant_id, patient_id, service_date);
    ${tenantTable('service_history', { grant: 'select, insert, delete' })}
  `,
};

/** How many days a service lasts: its units count on each of them. What was kept before counts on its first day, as it did. */
export const serviceDaysMigration: Migration = {
  name: 'coding-history-0002-days',
  sql: `alter table service_history add column days int not null default 1;`,
};
