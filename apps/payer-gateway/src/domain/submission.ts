import { type Announcement, ClaimAcknowledged, type ClaimContent, ClaimSubmitted, type Finding } from '@claimstream/contracts';

/** How a claim travels: with others; once more with the others of a set that was rejected for another claim; in a set of its own. */
export type Attempt = 'together' | 'once_more' | 'alone';

/** What stays the same over one sending of a claim. The claim itself is kept beside, under `contentId`, and is never written again. */
export interface SubmissionFacts {
  claimId: string;
  contentId: string;
  kind: ClaimContent['kind'];
  patientControlNumber: string;
  payerId: string;
  billingNpi: string;
  billingTaxId: string;
  chargeCents: number;
  correlationId: string;
  queuedAt: string;
  attempt: Attempt;
  /** The partner rejected a whole interchange (TA1) with this claim before; that happens once. */
  interchangeSentAgain?: true;
  /** The submission that this one is sent instead of. */
  instead?: string;
}

/** Where a submission stands in what was sent: enough to find it again from any answer. */
export interface Sending {
  connectionId: string;
  partner: string;
  submitterId: string;
  interchangeId: string;
  interchangeControlNumber: string;
  groupControlNumber: string;
  transactionControlNumber: string;
}

/** One sending of a claim, from the queue to the partner's answer. */
export type Submission = SubmissionFacts &
  (
    | { status: 'queued' }
    | ({ status: 'prepared' } & { sending: Sending })
    | ({ status: 'sent'; receivedAt?: string } & Delivered)
    | ({ status: 'acknowledged'; payerClaimControlNumber?: string } & Delivered)
    | ({ status: 'rejected'; level: AcknowledgmentLevel } & Partial<Delivered>)
    | ({ status: 'sent_again'; by: string } & Delivered)
  );

interface Delivered {
  sending: Sending;
  sentAt: string;
}

export type AcknowledgmentLevel = 'interchange' | 'transaction_set' | 'claim';

/** What an answer makes of a submission: its next state, what is told, and a new submission where the claim is sent again. */
export interface SubmissionDecision {
  state?: Submission;
  events: Announcement[];
  again?: { id: string; submission: Submission };
}

export const unchanged: SubmissionDecision = { events: [] };

/** A claim waits for the next file to its payer. */
export function queueSubmission(
  claim: ClaimContent,
  { contentId, correlationId, now }: { contentId: string; correlationId: string; now: Date },
): Submission {
  return {
    status: 'queued',
    claimId: claim.claimId,
    contentId,
    kind: claim.kind,
    patientControlNumber: claim.patientControlNumber,
    payerId: claim.payer.payerId,
    billingNpi: claim.billingProvider.npi,
    billingTaxId: claim.billingProvider.taxId,
    chargeCents: claim.totalChargeCents,
    correlationId,
    queuedAt: now.toISOString(),
    attempt: 'together',
  };
}

/** The interchange with the claim is written down; it has not left yet. */
export function prepareSubmission(submission: Submission, sending: Sending): Submission {
  return { ...factsOf(submission), status: 'prepared', sending };
}

/** The file is synced and in the partner's hands. */
export function recordSent(submission: Submission, id: string, now: Date): SubmissionDecision {
  if (submission.status !== 'prepared') return unchanged;
  const { sending, claimId, patientControlNumber } = submission;
  const { connectionId: _connection, submitterId: _submitter, ...numbers } = sending;
  const sentAt = now.toISOString();
  return {
    state: { ...factsOf(submission), status: 'sent', sending, sentAt },
    events: [ClaimSubmitted.of({ claimId, submissionId: id, patientControlNumber, ...numbers, submittedAt: sentAt })],
  };
}

/** The claim cannot be written as the partner's format wants it: it never leaves, and a person has to correct it. */
export function refuseUnsendable(
  submission: Submission,
  id: string,
  { reasons, now }: { reasons: Finding[]; now: Date },
): SubmissionDecision {
  if (submission.status !== 'queued') return unchanged;
  return {
    state: { ...factsOf(submission), status: 'rejected', level: 'transaction_set' },
    events: [
      acknowledged(submission, id, { level: 'transaction_set', source: 'clearinghouse', outcome: 'rejected', reasons, now }),
    ],
  };
}

type Said = Omit<Parameters<typeof ClaimAcknowledged.of>[0], 'claimId' | 'submissionId' | 'acknowledgedAt'> & { now: Date };

export const acknowledged = ({ claimId }: SubmissionFacts, submissionId: string, { now, ...said }: Said): Announcement =>
  ClaimAcknowledged.of({ claimId, submissionId, ...said, acknowledgedAt: now.toISOString() });

/** What one sending has in common with the next state, or with the sending that replaces it. */
export function factsOf({
  claimId,
  contentId,
  kind,
  patientControlNumber,
  payerId,
  billingNpi,
  billingTaxId,
  chargeCents,
  correlationId,
  queuedAt,
  attempt,
  interchangeSentAgain,
  instead,
}: Submission): SubmissionFacts {
  return {
    claimId,
    contentId,
    kind,
    patientControlNumber,
    payerId,
    billingNpi,
    billingTaxId,
    chargeCents,
    correlationId,
    queuedAt,
    attempt,
    interchangeSentAgain,
    instead,
  };
}
