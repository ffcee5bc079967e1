import { type CoverageCheck, EligibilityInquired } from '@claimstream/contracts';
import { invariant } from '@claimstream/kernel';
import type { Decision, Facts } from '@claimstream/messaging';
import { assertAsked } from './ask.js';
import type { Inquiry, PendingInquiry, RestingInquiry } from './inquiry.js';
import type { EligibilityPolicy } from './policy.js';
import { sayCoverage, unknownCoverage } from './say-coverage.js';

type Clock = Pick<Facts, 'now' | 'newId'>;

/** The payer answered: everybody who waits is told. What comes after the deadline or a second time is kept for reuse and says nothing. */
export function takeAnswer(
  known: Inquiry | undefined,
  coverage: CoverageCheck,
  { now, newId }: Clock,
  policy: EligibilityPolicy,
): Decision<Inquiry> {
  invariant(known, 'An answer is to an inquiry that was asked.');
  assertAsked(known);
  switch (known.status) {
    case 'pending': {
      const resting = restBeforeRetry(known, coverage, now, policy);
      return resting ? { state: resting } : told(known, coverage, newId);
    }
    case 'resting':
      return isAnswer(coverage) ? told(known, coverage, newId) : {};
    case 'answered':
      return isAnswer(coverage) && coverage.checkedAt > known.coverage.checkedAt ? { state: { ...known, coverage } } : {};
    case 'unanswered': {
      const { inquiry, attempt, askedAt } = known;
      return { state: { status: 'answered', inquiry, attempt, askedAt, coverage } };
    }
  }
}

/** What is due when the clock says so: another try after a rest, or `unknown` for all who wait when the deadline has passed. */
export function passTime(known: Inquiry | undefined, { now, newId }: Clock): Decision<Inquiry> {
  if (known?.status !== 'pending' && known?.status !== 'resting') return {};
  const at = now.toISOString();
  if (known.deadlineAt <= at) return giveUp(known, { now, newId });
  if (known.status === 'pending' || known.retryAt > at) return {};

  const { inquiry, attempt, deadlineAt, triesLeft, waiting } = known;
  const state: PendingInquiry = {
    ...{ status: 'pending', inquiry, deadlineAt, triesLeft: triesLeft - 1, waiting },
    attempt: attempt + 1,
    askedAt: at,
  };
  const [asker] = waiting;
  invariant(asker, 'Somebody waits for every running inquiry.');
  return { state, events: [EligibilityInquired.of({ encounterId: asker.encounterId, inquiry, attempt: attempt + 1 })] };
}

function giveUp(known: PendingInquiry | RestingInquiry, { now, newId }: Clock): Decision<Inquiry> {
  if (known.status === 'resting') return told(known, known.coverage, newId);
  const { inquiry, attempt, askedAt, waiting } = known;
  const coverage = unknownCoverage({ inquiryId: inquiry.inquiryId, now });
  return {
    state: { status: 'unanswered', inquiry, attempt, askedAt, unansweredAt: now.toISOString() },
    ...sayCoverage({ askers: waiting, coverage, reused: false, newId }),
  };
}

function told(known: PendingInquiry | RestingInquiry, coverage: CoverageCheck, newId: Clock['newId']): Decision<Inquiry> {
  const { inquiry, attempt, askedAt, waiting } = known;
  return {
    state: { status: 'answered', inquiry, attempt, askedAt, coverage },
    ...sayCoverage({ askers: waiting, coverage, reused: false, newId }),
  };
}

/** 271 AAA03: the payer cannot respond now, or nobody answered on its behalf. All other reasons need another question, not patience. */
const passing = new Set(['42', '80']);

/** Whether to try again, and when: while there are tries left and the next one is before the deadline. */
function restBeforeRetry(
  known: PendingInquiry,
  coverage: CoverageCheck,
  now: Date,
  { retryDelaysMs }: EligibilityPolicy,
): RestingInquiry | undefined {
  if (coverage.status !== 'unknown' || !coverage.errors.some(({ code }) => passing.has(code))) return undefined;
  const delayMs = known.triesLeft > 0 ? retryDelaysMs.at(-known.triesLeft) : undefined;
  if (delayMs === undefined) return undefined;
  const retryAt = new Date(now.getTime() + delayMs).toISOString();
  return retryAt < known.deadlineAt ? { ...known, status: 'resting', retryAt, coverage } : undefined;
}

const isAnswer = ({ status }: CoverageCheck): boolean => status === 'active' || status === 'inactive';
