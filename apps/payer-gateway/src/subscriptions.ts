import type { Reaction } from '@claimstream/messaging';
import { queueInquiryWhenEligibilityInquired } from './reactions/queue-inquiry-when-eligibility-inquired.js';
import { queueSubmissionWhenClaimCreated } from './reactions/queue-submission-when-claim-created.js';
import { queueSubmissionWhenClaimResubmitted } from './reactions/queue-submission-when-claim-resubmitted.js';

/** What the gateway listens to: all that somebody wants sent. */
export const subscriptions: readonly Reaction[] = [
  queueSubmissionWhenClaimCreated,
  queueSubmissionWhenClaimResubmitted,
  queueInquiryWhenEligibilityInquired,
];
