import type { Migration } from '@claimstream/messaging';

/** Reports add up charges over months of encounters: the index has what they add, so that the encounters themselves, kilobytes each, are not read. */
export const revenueIndexMigration: Migration = {
  name: 'coding-charges-0008-revenue-index',
  sql: `
    drop index encounter_by_service;
    create index encounter_by_service on encounter (tenant_id, service_to) include (charge_cents, status, stage, released_at);
  `,
};
