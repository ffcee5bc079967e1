import type { Migration } from '@claimstream/messaging';

/** What is not billed is few beside what is: an index of its own, which a released encounter never enters. */
export const unreleasedMigration: Migration = {
  name: 'coding-charges-0007-unreleased',
  sql: `create index encounter_unreleased on encounter (tenant_id, service_to, id) where released_at is null and status = 'held';`,
};
