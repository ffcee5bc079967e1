import type { Migration } from '@claimstream/messaging';
import { tenantTable } from '@claimstream/service-kit';
import { billHoldMigration } from './bill-hold/bill-hold.migration.js';
import { chargeChangesMigration } from './charge-changes/charge-changes.migration.js';
import { codeSetsMigration } from './code-sets/code-sets.migration.js';
import { chargesMigration } from './charges/charges.migration.js';
import { chargeMasterMigration } from './charge-master/charge-master.migration.js';
import { encounterStagesMigration } from './encounter-stages.migration.js';
import { revenueIndexMigration } from './reports/revenue-index.migration.js';
import { unreleasedMigration } from './reports/unreleased.migration.js';
import { benchmarksMigration } from './reports/benchmarks.migration.js';
import { encounterDatesMigration } from './reports/encounter-dates.migration.js';
import { quickPicksMigration } from './work/quick-picks.migration.js';
import { releasedMigration } from './work/released.migration.js';
import { workMigration } from './work/work.migration.js';
import { serviceDaysMigration, serviceHistoryMigration } from './service-history.migration.js';

/**
 * In order, each run once; a released one is never edited. Most encounters have two to six kilobytes: the target keeps them in the row,
 * since compressing each and moving it out of line cost more than all else of intake.
 */
export const codingMigrations: readonly Migration[] = [
  {
    name: 'coding-0001-encounters',
    sql: `
      create table encounter (
        tenant_id uuid not null,
        id uuid not null,
        version int not null,
        state jsonb not null,
        status text not null generated always as (state ->> 'status') stored,
        recorded_at text not null generated always as (state ->> 'recordedAt') stored,
        primary key (tenant_id, id)
      ) with (toast_tuple_target = 8160);
      create index encounter_by_time on encounter (tenant_id, recorded_at, id);
      create index encounter_waiting on encounter (tenant_id, recorded_at, id) where status = 'held';
      ${tenantTable('encounter', { grant: 'select, insert, update' })}
    `,
  },
  chargeMasterMigration,
  encounterStagesMigration,
  encounterDatesMigration,
  benchmarksMigration,
  billHoldMigration,
  workMigration,
  quickPicksMigration,
  serviceHistoryMigration,
  chargeChangesMigration,
  codeSetsMigration,
  chargesMigration,
  unreleasedMigration,
  revenueIndexMigration,
  serviceDaysMigration,
  releasedMigration,
];
