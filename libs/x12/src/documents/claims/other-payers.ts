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
