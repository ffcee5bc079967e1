import { ClaimClosed } from '@claimstream/contracts';
import { type Claim, summarized } from './claim.js';
import type { ClaimChange } from './open-claim.js';

/** The claim without a mark that it is to be replaced or voided. */
export function unmarked(claim: Claim): Claim {
  const { changeAfterBilling, revisedContent: _, ...rest } = claim;
  return changeAfterBilling ? rest : claim;
}

/** Nothing is to be billed any more, and the payer never took the claim. */
export function cancel(claim: Claim): ClaimChange {
  const { claimId, billingCaseId } = claim.content;
  return {
    claim: summarized({ ...unmarked(claim), submission: { ...claim.submission, status: 'cancelled' }, findings: [] }),
    events: [ClaimClosed.of({ claimId, billingCaseId, outcome: 'cancelled' })],
  };
}
