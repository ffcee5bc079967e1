import type { EligibilityInquiry, Provider } from '@claimstream/contracts';
import type { InquiredPerson, Inquiry270, InquiryReceiver, InquirySource, InquirySubscriber } from '@claimstream/x12';
import { genderCode, payerParty, personParty, providerParty } from './parties.js';

/** What a 270 says of itself: BHT03 is our name for it, and the trace company is `9` and nine digits that the partner knows us by. */
export interface InquiryFacts {
  reference: string;
  createdDate: string;
  createdTime: string;
  traceCompanyId: string;
}

/** One asking of an inquiry. */
export interface Asking {
  question: EligibilityInquiry;
  attempt: number;
}

/** One 270 with many questions: under each payer each asking provider, under that its subscribers, in the order in which they were asked. */
export function toInquiry270(askings: readonly Asking[], facts: InquiryFacts): Inquiry270 {
  const { reference, createdDate, createdTime, traceCompanyId } = facts;
  const byPayer = Map.groupBy(askings, ({ question }) => question.payer.payerId);
  return {
    purpose: '13',
    reference,
    createdDate,
    createdTime,
    sources: [...byPayer.values()].map((ofPayer) => source(ofPayer, traceCompanyId)),
  };
}

function source(askings: readonly Asking[], traceCompanyId: string): InquirySource {
  const byProvider = Map.groupBy(askings, ({ question }) => question.provider.npi);
  return {
    role: 'PR',
    source: payerParty(askings[0]!.question.payer),
    receivers: [...byProvider.values()].map((ofProvider) => receiver(ofProvider, traceCompanyId)),
  };
}

function receiver(askings: readonly Asking[], traceCompanyId: string): InquiryReceiver {
  return {
    role: '1P',
    receiver: providerParty(withoutTaxonomy(askings[0]!.question.provider)),
    subscribers: askings.map((asking) => subscriber(asking, traceCompanyId)),
  };
}

/**
 * 270 guide: the question stands with the patient, who is the subscriber or a dependent below. Payers look for a birth date, which of a
 * subscriber who is the patient only the patient surely has.
 */
function subscriber({ question, attempt }: Asking, companyId: string): InquirySubscriber {
  const { inquiryId, subscriber: holder, patient, serviceTypeCodes, serviceDate } = question;
  const asked = {
    traces: [{ type: '1', number: traceOf(inquiryId, attempt), companyId }],
    dates: [{ qualifier: '291', from: serviceDate }],
    inquiries: [{ serviceTypes: serviceTypeCodes }],
  } as const satisfies Partial<InquirySubscriber>;
  const person = personParty(holder, holder.insuranceCard.memberId);
  if (holder.patientRelationshipToSubscriberCode === '18') return { person, ...demographics(patient), ...asked };
  return {
    ...{ person, ...demographics(holder) },
    dependents: [{ person: personParty(patient), ...demographics(patient), ...asked, relationship: relationship(question) }],
  };
}

/** 270 guide, DMG03: only F and M can be asked with. */
function demographics({
  dateOfBirth,
  gender,
}: {
  dateOfBirth?: string;
  gender: EligibilityInquiry['patient']['gender'];
}): Pick<InquiredPerson, 'birthDate' | 'gender'> {
  const code = genderCode(gender);
  return { birthDate: dateOfBirth, gender: dateOfBirth === undefined || code === 'U' ? undefined : code };
}

/** 270 guide, INS02 knows spouse, child and other adult only. */
function relationship({ subscriber: holder }: EligibilityInquiry): { code: string } {
  const code = holder.patientRelationshipToSubscriberCode;
  return { code: code === '01' || code === '19' ? code : '34' };
}

/** The inquiry's id and which asking of it this is, as TRN02 carries them: at most 50 characters. */
export const traceOf = (inquiryId: string, attempt: number): string =>
  `${inquiryId.replaceAll('-', '').toUpperCase()}-${attempt}`;

const withoutTaxonomy = ({ taxonomyCode: _unused, ...provider }: Provider): Omit<Provider, 'taxonomyCode'> => provider;
