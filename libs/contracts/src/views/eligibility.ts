import { z } from 'zod';
import { CoverageCheck, CoverageStatus, EligibilityInquiry, Id, Instant } from '../shapes/index.js';

/** What an encounter was told of its coverage, once for each time. */
export const EligibilityCheckView = z.object({
  checkId: Id,
  tenantId: Id,
  encounterId: Id,
  revision: z.int().min(1),
  billingCaseId: Id,
  inquiryId: Id.optional().meta({ description: 'Absent where there was nobody to ask.' }),
  status: CoverageStatus,
  reused: z.boolean(),
  checkedAt: Instant,
  coverage: CoverageCheck,
});
export type EligibilityCheckView = z.output<typeof EligibilityCheckView>;

/** A question to a payer about one coverage at one date of service, and how far it has come. */
export const InquiryView = z.object({
  inquiryId: Id,
  tenantId: Id,
  status: z.enum(['pending', 'resting', 'answered', 'unanswered']).meta({
    description: 'resting: the payer could not answer and is asked again; unanswered: the deadline passed.',
  }),
  attempt: z.int().min(1),
  askedAt: Instant,
  deadlineAt: Instant.optional(),
  retryAt: Instant.optional(),
  waitingEncounterIds: z.array(Id),
  inquiry: EligibilityInquiry,
  coverage: CoverageCheck.optional(),
});
export type InquiryView = z.output<typeof InquiryView>;
