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
}

export interface InquiryDecision {
  state?: Inquiry;
  events: Announcement[];
}

export function queueInquiry(
  { encounterId, inquiry }: Asked,
  { correlationId, now }: { correlationId: string; now: Date },
): Inquiry {
  return {
    status: 'queued',
    encounterId,
    payerId: inquiry.payer.payerId,
    providerNpi: inquiry.provider.npi,
    correlationId,
    queuedAt: now.toISOString(),
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
  const { encounterId, payerId, providerNpi, correlationId, queuedAt } = inquiry;
  const answeredAt = now.toISOString();
  const interchangeId = inquiry.status === 'queued' ? undefined : inquiry.interchangeId;
  return {
    state: { encounterId, payerId, providerNpi, correlationId, queuedAt, status: 'answered', answeredAt, interchangeId },
    events: [
      EligibilityAnswered.of({ encounterId, inquiryId: id, coverage: { ...coverage, checkedAt: answeredAt, inquiryId: id } }),
    ],
  };
}

/** What the answers of a 271 say of one inquiry of the 270: by its own trace, else by its provider, else by its payer. */
export function answerFor(answers: readonly EligibilityAnswer[], id: string, inquiry: Inquiry): CoverageAnswer | undefined {
  const trace = traceOf(id);
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
