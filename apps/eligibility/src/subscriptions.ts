import type { Reaction } from '@claimstream/messaging';
import type { EligibilityPolicy } from './domain/policy.js';
import { askPayerWhenEncounterRecorded } from './reactions/ask-payer-when-encounter-recorded.js';
import { tellCoverageWhenEligibilityAnswered } from './reactions/tell-coverage-when-eligibility-answered.js';

/** What eligibility listens to, in the order of the story. */
export const eligibilityReactions = (policy: EligibilityPolicy): readonly Reaction[] => [
  askPayerWhenEncounterRecorded(policy),
  tellCoverageWhenEligibilityAnswered(policy),
];
