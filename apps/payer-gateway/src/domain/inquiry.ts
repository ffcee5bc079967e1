import { type Announcement, EligibilityAnswered, type EligibilityInquired, type DataOf } from '@claimstream/contracts';
import { type CoverageAnswer, type EligibilityAnswer } from './mapping/from-benefits-271.js';
import { traceOf } from './mapping/to-inquiry-270.js';

type Asked = DataOf<typeof EligibilityInquired>;

/** A question to a payer about a coverage, from the queue to the answer. The question itself is dropped once it is answered. */
export type Inquiry = InquiryFacts &
  (
    | { status: 'queued'; question: Asked['inquiry'] }
    | { status: 'prepared' | 'sent'; question: Asked['inquiry']; interchangeId: string }
    | { status: 'answered'; answeredAt: string; interchangeId?: string }
  );

interface InquiryFacts {
  encounterId: string;
  payerId: string;
  providerNpi: string;
  correlationId: string;
  queuedAt: string;
  /** Which asking of this question it is, from 1: eligibility asks again when the payer could not answer. */
  attempt: number;
}

export interface InquiryDecision {
  state?: Inquiry;
  events: Announcement[];
}

/** A question waits for the next 270. The same asking again says nothing new; a later one asks again, whatever became of the one before. */
export function queueInquiry(
  before: Inquiry | undefined,
  { encounterId, inquiry, attempt = 1 }: Asked,
  { correlationId, now }: { correlationId: string; now: Date },
): (Inquiry & { status: 'queued' }) | undefined {
  if (before && attempt <= before.attempt) return undefined;
  return {
    status: 'queued',
    encounterId,
    payerId: inquiry.payer.payerId,
    providerNpi: inquiry.provider.npi,
    correlationId,
    queuedAt: now.toISOString(),
    attempt,
    question: inquiry,
  };
}

export function prepareInquiry(inquiry: Inquiry, interchangeId: string): Inquiry {
  return inquiry.status === 'queued' ? { ...inquiry, status: 'prepared', interchangeId } : inquiry;
}

export const recordInquirySent = (inquiry: Inquiry): Inquiry =>
  inquiry.status === 'prepared' ? { ...inquiry, status: 'sent' } : inquiry;

/** The payer's first answer counts; one that comes again says nothing new. */
export function answerInquiry(
  inquiry: Inquiry,
  id: string,
  { coverage, now }: { coverage: CoverageAnswer; now: Date },
): InquiryDecision {
  if (inquiry.status === 'answered') return { events: [] };
  const { encounterId, payerId, providerNpi, correlationId, queuedAt, attempt } = inquiry;
  const answeredAt = now.toISOString();
  const interchangeId = inquiry.status === 'queued' ? undefined : inquiry.interchangeId;
  return {
    state: { encounterId, payerId, providerNpi, correlationId, queuedAt, attempt, status: 'answered', answeredAt, interchangeId },
    events: [
      EligibilityAnswered.of({ encounterId, inquiryId: id, coverage: { ...coverage, checkedAt: answeredAt, inquiryId: id } }),
    ],
  };
}

/** What the answers of a 271 say of one inquiry of the 270: by the trace of this asking, else by its provider, else by its payer. */
export function answerFor(answers: readonly EligibilityAnswer[], id: string, inquiry: Inquiry): CoverageAnswer | undefined {
  const trace = traceOf(id, inquiry.attempt);
  const found = answers.find(({ scope }) => {
    if ('trace' in scope) return scope.trace === trace;
    return (
      (scope.providerNpi ?? inquiry.providerNpi) === inquiry.providerNpi && (scope.payerId ?? inquiry.payerId) === inquiry.payerId
    );
  });
  return found?.coverage;
}

/** The partner rejected the file with the question. */
export const notUnderstood: CoverageAnswer = {
  status: 'unknown',
  benefits: [],
  errors: [{ code: '42', message: 'The payer could not answer: the file with the inquiry was rejected.' }],
};

/** The question cannot be written as the payer's format wants it. */
export const notAskable: CoverageAnswer = {
  status: 'unknown',
  benefits: [],
  errors: [{ code: '15', message: 'The payer could not be asked: the inquiry cannot be written as a 270.' }],
};
