import type { Migration } from '@claimstream/messaging';

/** Reports ask for the encounters of a time; the day of service or discharge is the last that the encounter names. */
export const encounterDatesMigration: Migration = {
  name: 'coding-charges-0002-encounter-dates',
  sql: `
    alter table encounter add column service_to text generated always as (
      coalesce(state #>> '{encounter,statementToDate}', state #>> '{encounter,endDateOfService}', state #>> '{encounter,dateOfService}')
    ) stored;
    create index encounter_by_service on encounter (tenant_id, service_to);
  `,
};
