import { ClaimHeld, type ClaimAcknowledged, type ClaimSubmitted, type DataOf } from '@claimstream/contracts';
import { cancel, unmarked } from './after-billing.js';
import { type Claim, isFurther, type SubmissionStatus, summarized } from './claim.js';
import type { ClaimChange } from './open-claim.js';

/** The claim left: this submission is now the one that counts. */
export function followSubmitted(claim: Claim, { submissionId }: DataOf<typeof ClaimSubmitted>): ClaimChange {
  const { submissionId: before, earlierSubmissionIds = [], timesSent } = claim.submission;
  const submission = {
    ...claim.submission,
    status: 'sent' as const,
    submissionId,
    timesSent: timesSent + 1,
    ...(before !== undefined && { earlierSubmissionIds: [...earlierSubmissionIds, before] }),
  };
  return { claim: summarized({ ...claim, submission }), events: [] };
}

/**
 * Follows a TA1, 999 or 277CA. What is said of an earlier submission changes nothing, nor does what would move the claim back; a
 * rejection holds the claim for a person with the payer's reasons: it never reached adjudication, so it is corrected and sent again, with what
 * its encounter has come to say meanwhile, or cancelled if that is nothing. Where the payer has decided already, a rejection is late or of a
 * second copy and changes nothing.
 */
export function followAcknowledged(claim: Claim, acknowledgment: DataOf<typeof ClaimAcknowledged>): ClaimChange {
  const unchanged: ClaimChange = { claim, events: [] };
  const status = statusAfter(acknowledgment);
  const { payerClaimControlNumber, reasons } = acknowledgment;
  if (status === 'rejected' && claim.adjudication.status !== 'none') return unchanged;
  if (!isCurrent(claim, acknowledgment) || !status || !isFurther(status, claim.submission.status)) return unchanged;

  const submission = {
    ...claim.submission,
    status,
    payerClaimControlNumber: payerClaimControlNumber ?? claim.submission.payerClaimControlNumber,
  };
  if (status !== 'rejected') return { claim: summarized({ ...claim, submission }), events: [] };

  if (claim.changeAfterBilling === 'void') return cancel({ ...claim, submission });
  const findings = reasons.length > 0 ? reasons : [fileRejected];
  const { revisedContent } = claim;
  const current = revisedContent ? { ...unmarked(claim), content: revisedContent, correctedFrom: undefined } : claim;
  const { claimId, billingCaseId } = claim.content;
  return {
    claim: summarized({ ...current, submission, findings }),
    events: [ClaimHeld.of({ claimId, billingCaseId, reasons: findings })],
  };
}

/**
 * Whether it is about the sending that counts now: the last one that left, or for a claim that is to leave the one that is being made. Of
 * a claim that is held nothing is on its way.
 */
function isCurrent({ submission }: Claim, { submissionId }: DataOf<typeof ClaimAcknowledged>): boolean {
  const isLast = submission.submissionId === submissionId;
  if (submission.status === 'held') return false;
  return submission.status === 'ready' ? !isLast && !submission.earlierSubmissionIds?.includes(submissionId) : isLast;
}

const fileRejected = {
  code: 'FILE_REJECTED',
  severity: 'error' as const,
  message: 'The file with the claim was rejected and the payer did not say why.',
};

/** Where an acknowledgment takes a submission; undefined where it only says that we keep waiting. */
function statusAfter({ level, outcome }: DataOf<typeof ClaimAcknowledged>): SubmissionStatus | undefined {
  if (outcome === 'rejected') return 'rejected';
  if (level !== 'claim') return outcome === 'accepted' ? 'file_accepted' : undefined;
  if (outcome === 'accepted') return 'accepted';
  return outcome === 'received' ? 'received' : undefined;
}
