import { EligibilityAnswered } from '@claimstream/contracts';
import { react } from '@claimstream/messaging';
import { takeAnswer } from '../domain/answer.js';
import type { EligibilityPolicy } from '../domain/policy.js';
import { inquiries } from '../store/inquiries.store.js';

/** The payer's answer goes to every encounter that waits for it. */
export const tellCoverageWhenEligibilityAnswered = (policy: EligibilityPolicy) =>
  react({
    name: 'eligibility.tell-coverage',
    to: EligibilityAnswered,
    store: inquiries,
    idOf: ({ data }) => data.inquiryId,
    decide: (known, { data: { inquiryId, coverage } }, facts) => ({
      ...takeAnswer(known, coverage, facts, policy),
      coveredBy: inquiries.at(inquiryId),
    }),
  });
