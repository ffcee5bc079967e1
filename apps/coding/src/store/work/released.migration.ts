import type { Migration } from '@claimstream/messaging';

/** Audits draw from what was released in some days: of years of released encounters only those of the days are read. */
export const releasedMigration: Migration = {
  name: 'coding-work-0003-released',
  sql: `create index encounter_released_at on encounter (tenant_id, released_at) where stage = 'released';`,
};
