import type { Reaction } from '@claimstream/messaging';
import type { PolicyOf } from './reactions/bill-case.js';
import { dropEncounterWhenEncounterCancelled } from './reactions/drop-encounter-when-encounter-cancelled.js';
import { followAcknowledgmentWhenClaimAcknowledged } from './reactions/follow-acknowledgment-when-claim-acknowledged.js';
import { followPaymentWhenPaymentPosted } from './reactions/follow-payment-when-payment-posted.js';
import { followReversalWhenPaymentReversed } from './reactions/follow-reversal-when-payment-reversed.js';
import { followSubmissionWhenClaimSubmitted } from './reactions/follow-submission-when-claim-submitted.js';
import { recordCodesWhenEncounterCoded } from './reactions/record-codes-when-encounter-coded.js';
import { recordCoverageWhenEligibilityChecked } from './reactions/record-coverage-when-eligibility-checked.js';
import { reviseClaimWhenClaimRevised } from './reactions/revise-claim-when-claim-revised.js';

/** What claims listens to, in the order of the story. */
export const claimsReactions = (policyOf: PolicyOf): readonly Reaction[] => [
  recordCodesWhenEncounterCoded(policyOf),
  recordCoverageWhenEligibilityChecked(policyOf),
  dropEncounterWhenEncounterCancelled(policyOf),
  reviseClaimWhenClaimRevised(policyOf),
  followSubmissionWhenClaimSubmitted,
  followAcknowledgmentWhenClaimAcknowledged,
  followPaymentWhenPaymentPosted,
  followReversalWhenPaymentReversed,
];
