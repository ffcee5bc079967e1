import type { CalendarDate } from '@claimstream/kernel';

/** What a tenant leaves to us. */
export interface BillingPolicy {
  /** Whether a claim may leave when the payer did not say that the coverage was active. */
  readonly coverageUnknown: 'submit' | 'hold';
}

/** What an edit may know besides the claim. */
export interface EditFacts {
  readonly today: CalendarDate;
  readonly policy: BillingPolicy;
}
