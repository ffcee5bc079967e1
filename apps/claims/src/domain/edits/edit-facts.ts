import type { CalendarDate } from '@claimstream/kernel';

/** What a tenant leaves to us. */
export interface BillingPolicy {
  /** Whether a claim may leave when the payer did not say that the coverage was active. */
  readonly coverageUnknown: 'submit' | 'hold';
}

/** What an edit may know besides the claim. */
export interface EditFacts {
  /** The latest day that it is anywhere: what is later than that is in the future for everybody. */
  readonly today: CalendarDate;
  readonly policy: BillingPolicy;
}
