import type { ClaimContent, Finding } from '@claimstream/contracts';
import type { Cents } from '@claimstream/kernel';

/** How far the sending of a claim has come; a later step never goes back because of a late message. */
export type SubmissionStatus = 'held' | 'ready' | 'sent' | 'file_accepted' | 'received' | 'accepted' | 'rejected' | 'cancelled';

/** What the payer decided, as the last posting tells. */
export type AdjudicationStatus = 'none' | 'paid' | 'partially_paid' | 'zero_paid' | 'denied' | 'reversed';

/** The one word that lists show. */
export type ClaimStatus = SubmissionStatus | Exclude<AdjudicationStatus, 'none'>;

/** One claim to one payer. Submission, adjudication and who owes the rest are three axes; `status` is their summary for lists. */
export interface Claim {
  readonly content: ClaimContent;
  /** What its encounters say, where a person has corrected it. */
  readonly correctedFrom?: ClaimContent;
  readonly status: ClaimStatus;
  readonly submission: {
    readonly status: SubmissionStatus;
    /** The sending that is now on its way; acknowledgments of earlier ones touch the timeline only. */
    readonly submissionId?: string;
    /** The sendings before it. */
    readonly earlierSubmissionIds?: readonly string[];
    readonly timesSent: number;
    /** Whether claim-created was said: said once, however often the claim is sent. */
    readonly announced: boolean;
    readonly payerClaimControlNumber?: string;
  };
  /** Why it is held, or was rejected; and what edits warned of. */
  readonly findings: readonly Finding[];
  /** Codes of edits that a person released in spite of. */
  readonly overrides: readonly string[];
  readonly adjudication: {
    readonly status: AdjudicationStatus;
    readonly paidCents: Cents;
    readonly patientResponsibilityCents: Cents;
    /** Open of the charge after the last posting; all of it before the first. */
    readonly openCents: Cents;
  };
  /** The posting that the adjudication is of. */
  readonly decidedBy?: string;
  /** What an encounter's later revision wants of a claim that has left: a person has to replace or void it. */
  readonly changeAfterBilling?: 'replace' | 'void';
  /** What it is to say then, where it is to be replaced. */
  readonly revisedContent?: ClaimContent;
}

/** The claim with its summary made anew. Until something is posted all that it charges is open, and of a cancelled one nothing. */
export function summarized(claim: Omit<Claim, 'status'>): Claim {
  const { content, submission, adjudication } = claim;
  if (adjudication.status !== 'none') return { ...claim, status: adjudication.status };
  const openCents = submission.status === 'cancelled' ? 0 : content.totalChargeCents;
  return { ...claim, status: submission.status, adjudication: { ...adjudication, openCents } };
}

/** How far along a submission is, to see that a late message does not move it back. */
const order: Record<SubmissionStatus, number> = {
  held: 0,
  ready: 1,
  sent: 2,
  file_accepted: 3,
  received: 4,
  rejected: 5,
  accepted: 6,
  cancelled: 7,
};

export const isFurther = (next: SubmissionStatus, now: SubmissionStatus): boolean => order[next] > order[now];
