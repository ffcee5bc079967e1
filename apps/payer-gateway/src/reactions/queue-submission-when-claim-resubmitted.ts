import { ClaimResubmitted } from '@claimstream/contracts';
import { derivedId } from '@claimstream/kernel';
import { react } from '@claimstream/messaging';
import { queueSubmission } from '../domain/submission.js';
import { submissionClaims, submissions } from '../store/stores.js';

/** The same claim, corrected, goes out as a submission of its own; the event's id tells one resubmission from the next. */
export const queueSubmissionWhenClaimResubmitted = react({
  name: 'payer-gateway.queue-resubmission',
  to: ClaimResubmitted,
  store: submissions,
  idOf: ({ id, data }) => resubmissionOf(data.claim.claimId, id),
  decide: (submission, { id, data: { claim, previousSubmissionId } }, { now, correlationId }) => {
    if (submission) return {};
    const contentId = resubmissionOf(claim.claimId, id);
    return {
      state: { ...queueSubmission(claim, { contentId, correlationId, now }), instead: previousSubmissionId },
      rows: [submissionClaims.insert({ submissionId: contentId, claim })],
    };
  },
});

const resubmissionOf = (claimId: string, eventId: string): string => derivedId(claimId, 'submission', eventId);
