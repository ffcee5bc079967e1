import type { CalendarDate, Cents } from '@claimstream/kernel';
import type {
  Address,
  AdjustmentGroup,
  InpatientAdjudication,
  OutpatientAdjudication,
  Party,
  Procedure,
  QualifiedId,
  WithUnmapped,
} from '../parts.js';
import type { PayerSequence } from './context.js';

/** 2320 with 2330A and 2330B: another insurer of the patient and what it decided. */
export interface OtherPayer extends WithUnmapped {
  payerSequence: PayerSequence;
  relationship: string;
  groupNumber?: string;
  groupName?: string;
  medicareSecondaryReason?: string;
  filingIndicator?: string;
  adjustments?: AdjustmentGroup[];
  paidCents?: Cents;
  nonCoveredCents?: Cents;
  remainingLiabilityCents?: Cents;
  benefitsAssigned: 'Y' | 'N' | 'W';
  patientSignatureByProvider?: true;
  releaseOfInformation: 'I' | 'Y';
  inpatient?: InpatientAdjudication;
  outpatient?: OutpatientAdjudication;
  subscriber: OtherSubscriber;
  payer: OtherPayerName;
}

/** 837P: with 2330C to 2330G, the ids that the payer gave to the providers of the claim. */
export interface ProfessionalOtherPayer extends OtherPayer {
  referringProviders?: OtherPayerReferrer[];
  renderingProvider?: OtherPayerProvider;
  serviceFacility?: OtherPayerProvider;
  supervisingProvider?: OtherPayerProvider;
  billingProvider?: OtherPayerProvider;
}

/** 837I: with 2330C to 2330I. */
export interface InstitutionalOtherPayer extends OtherPayer {
  attendingProvider?: OtherPayerProvider;
  operatingPhysician?: OtherPayerProvider;
  otherOperatingPhysician?: OtherPayerProvider;
  serviceFacility?: OtherPayerProvider;
  renderingProvider?: OtherPayerProvider;
  referringProvider?: OtherPayerProvider;
  billingProvider?: OtherPayerProvider;
}

/** 837D: with 2330C to 2330H. */
export interface DentalOtherPayer extends OtherPayer {
  referringProviders?: OtherPayerReferrer[];
  renderingProvider?: OtherPayerProvider;
  supervisingProvider?: OtherPayerProvider;
  billingProvider?: OtherPayerProvider;
  serviceFacility?: OtherPayerProvider;
  assistantSurgeon?: OtherPayerProvider;
}

/** A provider as another payer knows it: by the ids that it gave, without a name. */
export interface OtherPayerProvider extends WithUnmapped {
  kind: 'person' | 'organization';
  references: QualifiedId[];
}

export interface OtherPayerReferrer extends OtherPayerProvider {
  role: 'DN' | 'P3';
}

export interface OtherSubscriber extends Party, WithUnmapped {
  address?: Address;
  socialSecurityNumber?: string;
}

export interface OtherPayerName extends Party, WithUnmapped {
  address?: Address;
  remittanceDate?: CalendarDate;
  references?: QualifiedId[];
  priorAuthorizationNumber?: string;
  referralNumber?: string;
  adjustmentIndicator?: string;
  claimControlNumber?: string;
  /** REF G3, dental only. */
  predeterminationNumber?: string;
}

/** 2430: what another payer decided on the line. `payerId` is the id of that payer in `otherPayers`. */
export interface LineAdjudication extends WithUnmapped {
  payerId: string;
  paidCents: Cents;
  procedure?: Procedure;
  revenueCode?: string;
  quantity: number;
  bundledInto?: number;
  adjustments?: AdjustmentGroup[];
  remittanceDate: CalendarDate;
  remainingLiabilityCents?: Cents;
}
