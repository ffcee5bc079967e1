import type { CoverageCheck, EligibilityInquiry } from '@claimstream/contracts';
import type { Asker, NotAsking } from './question.js';

interface Asked {
  inquiry: EligibilityInquiry;
  /** Counts how often the payer was asked; the first is 1. */
  attempt: number;
  askedAt: string;
}

/** Asked, and encounters wait for the answer. */
export type PendingInquiry = Asked & { status: 'pending'; waiting: Asker[]; deadlineAt: string; triesLeft: number };
/** The payer could not answer and is asked again; the encounters still wait. */
export type RestingInquiry = Omit<PendingInquiry, 'status'> & { status: 'resting'; retryAt: string; coverage: CoverageCheck };
/** The payer answered, or said why it could not. */
export type AnsweredInquiry = Asked & { status: 'answered'; coverage: CoverageCheck };
/** The deadline passed; a late answer is still taken. */
export type UnansweredInquiry = Asked & { status: 'unanswered'; unansweredAt: string };
/** Nobody to ask; stands under the id of the encounter itself. */
export type NotAsked = { status: 'not_asked'; because: NotAsking; asker: Asker };

/** What we know and want to know about one coverage at one date of service. */
export type Inquiry = PendingInquiry | RestingInquiry | AnsweredInquiry | UnansweredInquiry | NotAsked;
