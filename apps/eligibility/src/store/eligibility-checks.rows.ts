import type { CoverageCheck } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';
import { defineRows } from '@claimstream/messaging';

/** What an encounter was told of its coverage, once for each time. */
export interface EligibilityCheckRow {
  id: Uuid;
  encounterId: Uuid;
  revision: number;
  billingCaseId: Uuid;
  /** Absent where there was nobody to ask. */
  inquiryId: Uuid | null;
  status: CoverageCheck['status'];
  reused: boolean;
  coverage: CoverageCheck;
  checkedAt: string;
}

export const eligibilityChecks = defineRows<EligibilityCheckRow>({
  table: 'eligibility_check',
  columns: {
    id: 'uuid',
    encounterId: 'uuid',
    revision: 'int',
    billingCaseId: 'uuid',
    inquiryId: 'uuid',
    status: 'text',
    reused: 'boolean',
    coverage: 'jsonb',
    checkedAt: 'timestamptz',
  },
});
