import { ClaimCreated } from '@claimstream/contracts';
import { derivedId } from '@claimstream/kernel';
import { react } from '@claimstream/messaging';
import { queueSubmission } from '../domain/submission.js';
import { submissionClaims, submissions } from '../store/stores.js';

/** Said once per claim: a second telling finds the submission that the first one queued. */
export const queueSubmissionWhenClaimCreated = react({
  name: 'payer-gateway.queue-submission',
  to: ClaimCreated,
  store: submissions,
  idOf: ({ data }) => firstSubmissionOf(data.claim.claimId),
  decide: (submission, { data: { claim } }, { now, correlationId }) => {
    if (submission) return {};
    const contentId = firstSubmissionOf(claim.claimId);
    return {
      state: queueSubmission(claim, { contentId, correlationId, now }),
      rows: [submissionClaims.insert({ submissionId: contentId, claim })],
    };
  },
});

export const firstSubmissionOf = (claimId: string): string => derivedId(claimId, 'submission', 'original');
