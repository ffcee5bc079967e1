import type { EncounterInput } from '@claimstream/contracts';

/** One topic per event, as Nest's patterns have it. */
export const topics = {
  encounterRecorded: 'naive.encounter-recorded',
  encounterCoded: 'naive.encounter-coded',
  eligibilityInquired: 'naive.eligibility-inquired',
  eligibilityAnswered: 'naive.eligibility-answered',
  eligibilityChecked: 'naive.eligibility-checked',
  claimCreated: 'naive.claim-created',
  claimSubmitted: 'naive.claim-submitted',
  claimAcknowledged: 'naive.claim-acknowledged',
  paymentReceived: 'naive.payment-received',
  paymentPosted: 'naive.payment-posted',
} as const;

/** A visit to an office; the naive line knows no other encounters. */
export type Visit = Extract<EncounterInput, { kind: 'professional' }>;

export interface EncounterTold {
  encounterId: string;
  visit: Visit;
}
export interface InquiryTold {
  inquiryId: string;
  visit: Visit;
}
export interface AnswerTold {
  inquiryId: string;
  status: string;
}
export interface EligibilityTold {
  encounterId: string;
  status: string;
}
export interface ClaimTold {
  claimId: string;
  patientControlNumber: string;
  chargeCents: number;
  visit: Visit;
}
export interface SubmissionTold {
  claimId: string;
  level: string;
  outcome: string;
}
export interface PaymentTold {
  claimId: string;
  traceNumber: string;
  chargeCents: number;
  paidCents: number;
  patientCents: number;
}
