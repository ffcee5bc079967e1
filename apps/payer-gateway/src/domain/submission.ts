import { type Announcement, ClaimAcknowledged, type ClaimContent, ClaimSubmitted, type Finding } from '@claimstream/contracts';
import { derivedId } from '@claimstream/kernel';
import type { ClaimVerdict } from './mapping/from-claim-acknowledgment-277.js';

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
    | ({ status: 'sent'; fileAcceptedAt?: string; receivedAt?: string } & Delivered)
    | ({ status: 'acknowledged'; fileAcceptedAt?: string; payerClaimControlNumber?: string } & Delivered)
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

const unchanged: SubmissionDecision = { events: [] };

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

/** A 999 (A or E) took the set with the claim. */
export function acceptFile(submission: Submission, id: string, now: Date): SubmissionDecision {
  if (submission.status !== 'sent' || submission.fileAcceptedAt !== undefined) return unchanged;
  return {
    state: { ...submission, fileAcceptedAt: now.toISOString() },
    events: [
      acknowledged(submission, id, { level: 'transaction_set', source: 'clearinghouse', outcome: 'accepted', reasons: [], now }),
    ],
  };
}

export interface FileRejection {
  level: 'interchange' | 'transaction_set';
  /** The claim itself is what the answer points to. */
  named: boolean;
  /** Somebody is named in this set; when nobody is, each claim goes alone to find out. */
  someoneNamed: boolean;
  reasons: Finding[];
  now: Date;
}

/**
 * A TA1 or 999 rejected the file with the claim (rcm-domain 5.2). The claim that it names is rejected; the others go once more without it, and
 * alone if that happens again; a whole interchange goes again once. A claim that is rejected alone stays rejected, so this ends.
 */
export function rejectFile(submission: Submission, id: string, rejection: FileRejection): SubmissionDecision {
  if (submission.status !== 'sent') return unchanged;
  const { level, reasons, now } = rejection;
  const next = nextTravel(submission, rejection);
  if (!next) {
    return {
      state: { ...factsOf(submission), status: 'rejected', level, sending: submission.sending, sentAt: submission.sentAt },
      events: [
        acknowledged(submission, id, {
          level,
          source: 'clearinghouse',
          outcome: 'rejected',
          reasons: orFileRejected(reasons),
          now,
        }),
      ],
    };
  }
  const by = derivedId(id, 'sent-again');
  return {
    state: { ...factsOf(submission), status: 'sent_again', by, sending: submission.sending, sentAt: submission.sentAt },
    events: [acknowledged(submission, id, { level, source: 'clearinghouse', outcome: 'sent_again', reasons: [], now })],
    again: {
      id: by,
      submission: { ...factsOf(submission), ...next, status: 'queued', instead: id, queuedAt: now.toISOString() },
    },
  };
}

/** How the claim travels after its file was rejected; undefined when it does not any more. */
function nextTravel(
  { attempt, interchangeSentAgain }: SubmissionFacts,
  { level, named, someoneNamed }: FileRejection,
): Pick<SubmissionFacts, 'attempt' | 'interchangeSentAgain'> | undefined {
  if (level === 'interchange') return interchangeSentAgain ? undefined : { attempt, interchangeSentAgain: true };
  if (named || attempt === 'alone') return undefined;
  return { attempt: attempt === 'together' && someoneNamed ? 'once_more' : 'alone', interchangeSentAgain };
}

/** A 277CA says whether the payer (or a clearinghouse before it) took the claim. Whatever it says after a rejection is told but changes nothing. */
export function acknowledgeClaim(
  submission: Submission,
  id: string,
  { verdict, source, now }: { verdict: ClaimVerdict; source: 'payer' | 'clearinghouse'; now: Date },
): SubmissionDecision {
  const { outcome, reasons, payerClaimControlNumber } = verdict;
  const events = [acknowledged(submission, id, { level: 'claim', source, outcome, reasons, payerClaimControlNumber, now })];
  if (submission.status !== 'sent' && submission.status !== 'acknowledged') return { events };
  const { sending, sentAt, fileAcceptedAt } = submission;
  const facts = { ...factsOf(submission), sending, sentAt };
  if (outcome === 'rejected') return { state: { ...facts, status: 'rejected', level: 'claim' }, events };
  if (outcome === 'accepted')
    return { state: { ...facts, status: 'acknowledged', fileAcceptedAt, payerClaimControlNumber }, events };
  return submission.status === 'sent' ? { state: { ...submission, receivedAt: now.toISOString() }, events } : { events };
}

type Said = Omit<Parameters<typeof ClaimAcknowledged.of>[0], 'claimId' | 'submissionId' | 'acknowledgedAt'> & { now: Date };

const acknowledged = ({ claimId }: SubmissionFacts, submissionId: string, { now, ...said }: Said): Announcement =>
  ClaimAcknowledged.of({ claimId, submissionId, ...said, acknowledgedAt: now.toISOString() });

const orFileRejected = (reasons: Finding[]): Finding[] =>
  reasons.length > 0
    ? reasons
    : [
        {
          code: 'FILE_REJECTED',
          severity: 'error',
          message: 'The partner rejected the file with this claim and did not say why.',
        },
      ];

function factsOf({
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
