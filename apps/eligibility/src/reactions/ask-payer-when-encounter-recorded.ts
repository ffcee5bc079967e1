import { EncounterRecorded } from '@claimstream/contracts';
import { react } from '@claimstream/messaging';
import { ask, askNobody } from '../domain/ask.js';
import type { EligibilityPolicy } from '../domain/policy.js';
import { askerOf, questionOf } from '../domain/question.js';
import { inquiries } from '../store/inquiries.store.js';

/** Every revision of an encounter wants to know about its coverage; the same question is asked once and its answer used again. */
export const askPayerWhenEncounterRecorded = (policy: EligibilityPolicy) =>
  react({
    name: 'eligibility.ask-payer',
    to: EncounterRecorded,
    store: inquiries,
    idOf: ({ tenantId, data: { encounterId, encounter } }) => {
      const question = questionOf(tenantId, encounter);
      return question.kind === 'ask' ? question.inquiry.inquiryId : encounterId;
    },
    decide: (known, { tenantId, data }, facts) => {
      const question = questionOf(tenantId, data.encounter);
      const asker = askerOf(data);
      if (question.kind === 'nobody') return askNobody(known, { asker, because: question.because }, facts);
      const { inquiry } = question;
      return { ...ask(known, { inquiry, asker }, facts, policy), coveredBy: inquiries.at(inquiry.inquiryId) };
    },
  });
