import type { BillingClass } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';
import { defineRows } from '@claimstream/messaging';

/** A change of what is charged after the release, summed up by what became of the lines. */
export interface ChargeChangeRow {
  encounterId: Uuid;
  revision: number;
  changedAt: string;
  billingClass: BillingClass;
  addedLines: number;
  addedCents: number;
  removedLines: number;
  /** What is charged less; not negative. */
  removedCents: number;
  changedLines: number;
  /** What changed lines come to more; negative for less. */
  changedCents: number;
}

export const chargeChanges = defineRows<ChargeChangeRow>({
  table: 'charge_change',
  columns: {
    encounterId: 'uuid',
    revision: 'int',
    changedAt: 'timestamptz',
    billingClass: 'text',
    addedLines: 'int',
    addedCents: 'bigint',
    removedLines: 'int',
    removedCents: 'bigint',
    changedLines: 'int',
    changedCents: 'bigint',
  },
});
