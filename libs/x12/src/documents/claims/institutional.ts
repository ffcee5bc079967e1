import type { CalendarDate, Cents } from '@claimstream/kernel';
import type { Period, Procedure } from '../parts.js';
import type { ClaimContext } from './context.js';
import type { Attachment, ClaimFacts, CodedHealthInformation, ConditionsIndicator, Drug, LineFacts, Note } from './facts.js';
import type { InstitutionalOtherPayer } from './other-payers.js';
import type { Provider, ServiceFacility } from './providers.js';

/** 837I, 005010X223A2. */
export interface InstitutionalClaim extends ClaimContext, ClaimFacts {
  kind: 'institutional';
  /** CLM05-1, the first two digits of the type of bill; the third is `frequency`. */
  facilityType: string;
  /** `HH:MM`. */
  dischargeTime?: string;
  statementPeriod: Period;
  /** A day (`2026-03-02`) or a day and hour (`2026-03-02T14:05`). */
  admittedAt?: string;
  repricerReceivedDate?: CalendarDate;
  admissionType?: string;
  admissionSource?: string;
  patientStatus: string;
  patientEstimatedDueCents?: Cents;
  investigationalDevices?: string[];
  autoAccidentState?: string;
  peerReviewApproval?: string;
  billingNote?: string;
  epsdtReferral?: ConditionsIndicator;
  principalDiagnosis: CodedHealthInformation;
  admittingDiagnosis?: CodedHealthInformation;
  reasonsForVisit?: CodedHealthInformation[];
  externalCauses?: CodedHealthInformation[];
  drg?: CodedHealthInformation;
  otherDiagnoses?: CodedHealthInformation[];
  principalProcedure?: CodedHealthInformation;
  otherProcedures?: CodedHealthInformation[];
  occurrenceSpans?: CodedHealthInformation[];
  occurrences?: CodedHealthInformation[];
  values?: CodedHealthInformation[];
  conditionCodes?: CodedHealthInformation[];
  treatmentCodes?: CodedHealthInformation[];
  attendingProvider?: Provider;
  operatingPhysician?: Provider;
  otherOperatingPhysician?: Provider;
  renderingProvider?: Provider;
  serviceFacility?: ServiceFacility;
  referringProvider?: Provider;
  otherPayers?: InstitutionalOtherPayer[];
  lines: InstitutionalLine[];
}

export interface InstitutionalLine extends LineFacts {
  revenueCode: string;
  procedure?: Procedure;
  /** UN units or DA days. */
  unit: 'UN' | 'DA';
  quantity: number;
  nonCoveredCents?: Cents;
  attachments?: Attachment[];
  serviceTaxCents?: Cents;
  facilityTaxCents?: Cents;
  notes?: Note[];
  drug?: Drug;
  operatingPhysician?: Provider;
  otherOperatingPhysician?: Provider;
  renderingProvider?: Provider;
  referringProvider?: Provider;
}
