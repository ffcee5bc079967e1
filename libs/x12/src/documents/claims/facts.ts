import type { Cents } from '@claimstream/kernel';
import type { Period, QualifiedId, WithUnmapped } from '../parts.js';
import type { LineAdjudication, OtherPayer } from './other-payers.js';

/** What claims of every kind say in 2300. */
export interface ClaimFacts extends WithUnmapped {
  /** CLM01, at most 20 characters that payers keep; comes back in 835 CLP01 and 277CA 2200D TRN02. */
  patientControlNumber: string;
  /** CLM02, the sum of the lines. */
  chargeCents: Cents;
  /** CLM05-3: 1 original, 7 replacement, 8 void. */
  frequency: string;
  /** CLM07: A assigned, B for laboratory only, C not assigned; in dental claims P, the patient refuses to assign. */
  assignment: 'A' | 'B' | 'C' | 'P';
  /** CLM08: the patient assigns benefits to the provider. W: not applicable. */
  benefitsAssigned: 'Y' | 'N' | 'W';
  /** CLM09: I informed consent, Y signed statement. */
  releaseOfInformation: 'I' | 'Y';
  delayReason?: string;
  attachments?: Attachment[];
  contract?: Contract;
  serviceAuthorizationException?: string;
  referralNumber?: string;
  priorAuthorizationNumber?: string;
  /** REF F8, needed with frequency 7 and 8: the payer's number of 835 CLP07. */
  payerClaimControlNumber?: string;
  repricedClaimNumber?: string;
  adjustedRepricedClaimNumber?: string;
  clearinghouseTraceNumber?: string;
  medicalRecordNumber?: string;
  demonstrationProject?: string;
  fileInformation?: string[];
  notes?: Note[];
  pricing?: Pricing;
  otherPayers?: OtherPayer[];
}

/** What lines of every kind say in 2400; LX is numbered by the writer. */
export interface LineFacts extends WithUnmapped {
  chargeCents: Cents;
  /** DTP 472. */
  servicePeriod?: Period;
  /** REF 6R, comes back in the 835: always send one. */
  lineControlNumber?: string;
  repricedLineNumber?: string;
  adjustedRepricedLineNumber?: string;
  pricing?: Pricing;
  adjudications?: LineAdjudication[];
}

/** PWK: a paper that comes separately; the number links it. */
export interface Attachment {
  type: string;
  transmission: string;
  controlNumber?: string;
}

/** CN1. */
export interface Contract {
  type: string;
  amountCents?: Cents;
  percent?: number;
  code?: string;
  discountPercent?: number;
  version?: string;
}

/** HCP: what a repricer made of the charge. `repricedCents` is HCP02, the amount that it allows. */
export interface Pricing {
  methodology: string;
  repricedCents: Cents;
  savingCents?: Cents;
  organizationId?: string;
  /** HCP05: per diem or flat rate, in dollars. */
  rate?: number;
  /** HCP06 and 07: the ambulatory patient group, or DRG, that it approves. */
  patientGroup?: string;
  patientGroupCents?: Cents;
  revenueCode?: string;
  /** HCP09 and 10: the procedure that it approves. */
  procedure?: QualifiedId;
  unit?: string;
  quantity?: number;
  rejectReason?: string;
  policyCompliance?: string;
  exception?: string;
}

/** NTE. */
export interface Note {
  code: string;
  text: string;
}

/** CLM11: AA auto accident (with the state), EM employment, OA other accident. */
export interface RelatedCauses {
  cause: string;
  otherCause?: string;
  state?: string;
  country?: string;
}

/** CR1. */
export interface AmbulanceTransport {
  patientWeightPounds?: number;
  reason: string;
  miles: number;
  roundTripPurpose?: string;
  stretcherPurpose?: string;
}

/** CRC: whether the conditions named by the codes apply. */
export interface ConditionsIndicator {
  category: string;
  applies: boolean;
  codes: string[];
}

/** One composite of HI: which list (`ABK`, `BE`, …), the code and what that list adds to it. */
export interface CodedHealthInformation {
  qualifier: string;
  code: string;
  period?: Period;
  amountCents?: Cents;
  presentOnAdmission?: string;
}

/** A line's REF, with the other payer that gave it. */
export interface LineReference {
  value: string;
  otherPayerId?: string;
}

/** 2410: the National Drug Code (qualifier N4, eleven digits without hyphens), how much of it, its prescription (REF XZ, VY). */
export interface Drug extends WithUnmapped {
  qualifier: string;
  code: string;
  quantity: number;
  unit: string;
  prescription?: QualifiedId;
}
