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

/** One 270 with many questions: under each payer each asking provider, under that its subscribers, in the order in which they were asked. */
export function toInquiry270(inquiries: readonly EligibilityInquiry[], facts: InquiryFacts): Inquiry270 {
  const { reference, createdDate, createdTime, traceCompanyId } = facts;
  const byPayer = Map.groupBy(inquiries, ({ payer }) => payer.payerId);
  return {
    purpose: '13',
    reference,
    createdDate,
    createdTime,
    sources: [...byPayer.values()].map((ofPayer) => source(ofPayer, traceCompanyId)),
  };
}

function source(inquiries: readonly EligibilityInquiry[], traceCompanyId: string): InquirySource {
  const byProvider = Map.groupBy(inquiries, ({ provider }) => provider.npi);
  return {
    role: 'PR',
    source: payerParty(inquiries[0]!.payer),
    receivers: [...byProvider.values()].map((ofProvider) => receiver(ofProvider, traceCompanyId)),
  };
}

function receiver(inquiries: readonly EligibilityInquiry[], traceCompanyId: string): InquiryReceiver {
  return {
    role: '1P',
    receiver: providerParty(withoutTaxonomy(inquiries[0]!.provider)),
    subscribers: inquiries.map((inquiry) => subscriber(inquiry, traceCompanyId)),
  };
}

/** 270 guide: the question stands with the patient, who is the subscriber or a dependent below. */
function subscriber(inquiry: EligibilityInquiry, companyId: string): InquirySubscriber {
  const { subscriber: holder, patient, serviceTypeCodes, serviceDate } = inquiry;
  const question = {
    traces: [{ type: '1', number: traceOf(inquiry.inquiryId), companyId }],
    dates: [{ qualifier: '291', from: serviceDate }],
    inquiries: [{ serviceTypes: serviceTypeCodes }],
  } as const satisfies Partial<InquirySubscriber>;
  const named = { person: personParty(holder, holder.insuranceCard.memberId), ...demographics(holder) };
  if (holder.patientRelationshipToSubscriberCode === '18') return { ...named, ...question };
  return {
    ...named,
    dependents: [{ person: personParty(patient), ...demographics(patient), ...question, relationship: relationship(inquiry) }],
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

/** The inquiry's id as TRN02 carries it, at most 50 characters. */
export const traceOf = (inquiryId: string): string => inquiryId.replaceAll('-', '').toUpperCase();

const withoutTaxonomy = ({ taxonomyCode: _unused, ...provider }: Provider): Omit<Provider, 'taxonomyCode'> => provider;
