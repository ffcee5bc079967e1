import type { Finding } from '@claimstream/contracts';
import { derivedId } from '@claimstream/kernel';
import type { ClaimVerdict } from './mapping/from-claim-acknowledgment-277.js';
import {
  acknowledged,
  factsOf,
  type Submission,
  type SubmissionDecision,
  type SubmissionFacts,
  unchanged,
} from './submission.js';

/** A 999 (A or E) took the set with the claim. That is noted once, with the set, and told for each claim that still waits for more. */
export function acceptFile(submission: Submission, id: string, now: Date): SubmissionDecision {
  if (submission.status !== 'sent') return unchanged;
  const accepted = { level: 'transaction_set', source: 'clearinghouse', outcome: 'accepted', now } as const;
  return { events: [acknowledged(submission, id, { ...accepted, reasons: [] })] };
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
  const { sending, sentAt } = submission;
  const facts = { ...factsOf(submission), sending, sentAt };
  if (outcome === 'rejected') return { state: { ...facts, status: 'rejected', level: 'claim' }, events };
  if (outcome === 'accepted') return { state: { ...facts, status: 'acknowledged', payerClaimControlNumber }, events };
  return submission.status === 'sent' ? { state: { ...submission, receivedAt: now.toISOString() }, events } : { events };
}

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
