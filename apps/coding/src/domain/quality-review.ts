import type { CodeVerdict } from '@claimstream/contracts';

/** Why an encounter was drawn for a second look. */
export type SampledBecause = 'percent' | 'new-coder' | 'override' | 'charge' | 'coder-named';

/** A second look at a coder's codes; `pending` holds the encounter. */
export interface QualityReview {
  state: 'pending' | 'passed' | 'returned';
  because: SampledBecause;
  coder: string;
  drawnAt: string;
  reviewedBy?: string;
  reviewedAt?: string;
  verdicts?: CodeVerdict[];
}
