import type { CalendarDate, Cents } from '@claimstream/kernel';
import type {
  Address,
  AdjustmentGroup,
  Contact,
  InpatientAdjudication,
  OutpatientAdjudication,
  Party,
  Procedure,
  QualifiedAmount,
  QualifiedDate,
  QualifiedId,
  QualifiedQuantity,
  WithUnmapped,
} from './parts.js';

/** One 835 transaction: one payment (or notice) to one payee. */
export interface Remittance835 extends RemittanceAdvice {
  groups: PaymentGroup[];
  /** PLB: money that moves without a claim. */
  providerAdjustments: ProviderAdjustment[];
}

/** What an 835 says before its payments (BPR to 1000B). */
export interface RemittanceAdvice extends WithUnmapped {
  /** BPR01: I information only, C payment with remittance, D payment only, H notification, P prenote, U split, X. */
  handling: 'C' | 'D' | 'H' | 'I' | 'P' | 'U' | 'X';
  /** BPR02 = sum of the claim payments less the provider adjustments; never negative. */
  amountCents: Cents;
  creditOrDebit: 'C' | 'D';
  method: 'ACH' | 'BOP' | 'CHK' | 'FWT' | 'NON';
  format?: 'CCP' | 'CTX';
  from?: BankAccount;
  originatingCompanyId?: string;
  originatingCompanyCode?: string;
  to?: BankAccount;
  effectiveDate: CalendarDate;
  /** TRN02: the check or EFT number, the key to the bank deposit. */
  traceNumber: string;
  /** TRN03: `1` and the payer's tax id. */
  tracePayerId: string;
  traceSupplement?: string;
  currency?: string;
  receiverId?: string;
  versionId?: string;
  productionDate?: CalendarDate;
  payer: RemittancePayer;
  payee: Payee;
}

/** BPR06 to 09 and 12 to 15. */
export interface BankAccount {
  routingQualifier: string;
  routingNumber: string;
  accountQualifier?: string;
  accountNumber: string;
}

export interface RemittancePayer extends WithUnmapped {
  name: string;
  id?: QualifiedId;
  address: Address;
  references?: QualifiedId[];
  businessContact?: Contact;
  technicalContacts: Contact[];
  website?: string;
}

export interface Payee extends WithUnmapped {
  name: string;
  /** XX is the NPI, FI the tax id. */
  id: QualifiedId;
  address?: Address;
  references?: QualifiedId[];
  delivery?: RemittanceDelivery;
}

/** RDM. */
export interface RemittanceDelivery {
  method: string;
  name?: string;
  number?: string;
}

/** Loop 2000: payments under one LX number. */
export interface PaymentGroup extends WithUnmapped {
  /** LX01, which some payers give a meaning. */
  number: number;
  summary?: ProviderSummary;
  inpatientSummary?: InpatientSummary;
  payments: ClaimPayment[];
}

/** TS3: totals of a provider in a facility type and fiscal period. MSP: Medicare is the secondary payer; PIP: periodic interim payment. */
export interface ProviderSummary {
  providerId: string;
  facilityType: string;
  fiscalPeriodEnd: CalendarDate;
  claimCount: number;
  chargeCents: Cents;
  mspPayerCents?: Cents;
  nonLaboratoryChargeCents?: Cents;
  hcpcsReportedCents?: Cents;
  hcpcsPayableCents?: Cents;
  professionalComponentCents?: Cents;
  mspPatientLiabilityCents?: Cents;
  patientReimbursementCents?: Cents;
  pipClaimCount?: number;
  pipAdjustmentCents?: Cents;
}

/** TS2: the same for inpatients of Medicare, by the parts of prospective payment (PPS). */
export interface InpatientSummary {
  drgCents?: Cents;
  federalCents?: Cents;
  hospitalCents?: Cents;
  disproportionateShareCents?: Cents;
  capitalCents?: Cents;
  indirectTeachingCents?: Cents;
  outlierDays?: number;
  dayOutlierCents?: Cents;
  costOutlierCents?: Cents;
  averageStayDays?: number;
  dischargeCount?: number;
  costReportDays?: number;
  coveredDays?: number;
  nonCoveredDays?: number;
  mspPassThroughCents?: Cents;
  averageDrgWeight?: number;
  ppsCapitalFederalDrgCents?: Cents;
  ppsCapitalHospitalDrgCents?: Cents;
  ppsDisproportionateShareCents?: Cents;
}

/** Loop 2100: what the payer decided on one claim. */
export interface ClaimPayment extends WithUnmapped {
  /** CLP01, our CLM01. */
  patientControlNumber: string;
  /** CLP02: 1, 2, 3 processed as primary, secondary, tertiary; 4 denied; 19 to 21 and forwarded; 22 reversal; 23, 25. */
  status: '1' | '2' | '3' | '4' | '19' | '20' | '21' | '22' | '23' | '25';
  chargeCents: Cents;
  paidCents: Cents;
  patientResponsibilityCents?: Cents;
  filingIndicator: string;
  /** CLP07: the number that a replacement or void must name in REF F8. */
  payerClaimControlNumber: string;
  facilityType?: string;
  frequency?: string;
  drg?: string;
  drgWeight?: number;
  dischargeFraction?: number;
  adjustments?: AdjustmentGroup[];
  patient: Party;
  insured?: Party;
  correctedPatient?: Party;
  serviceProvider?: Party;
  crossoverCarrier?: Party;
  correctedPriorityPayer?: Party;
  otherSubscriber?: Party;
  inpatient?: InpatientAdjudication;
  outpatient?: OutpatientAdjudication;
  references?: QualifiedId[];
  /** DTM 232 and 233. */
  statementFrom?: CalendarDate;
  statementTo?: CalendarDate;
  coverageExpiration?: CalendarDate;
  receivedDate?: CalendarDate;
  contacts?: Contact[];
  amounts?: QualifiedAmount[];
  quantities?: QualifiedQuantity[];
  services: ServicePayment[];
}

/** Loop 2110: what the payer decided on one line. */
export interface ServicePayment extends WithUnmapped {
  procedure: Procedure;
  chargeCents: Cents;
  paidCents: Cents;
  revenueCode?: string;
  /** Paid units; absent means 1. */
  units?: number;
  /** As billed, when the payer changed it. */
  submittedProcedure?: Procedure;
  submittedUnits?: number;
  /** DTM 472 the day of service, or 150 and 151 from and to. */
  serviceDates?: QualifiedDate[];
  adjustments?: AdjustmentGroup[];
  references?: QualifiedId[];
  /** REF 6R, as we sent it. */
  lineControlNumber?: string;
  amounts?: QualifiedAmount[];
  quantities?: QualifiedQuantity[];
  /** LQ: qualifier HE with a RARC, RX with an NCPDP code. */
  remarks?: QualifiedId[];
}

/** PLB: up to six amounts for one provider and fiscal period. A positive amount lowers the payment, a negative one raises it. */
export interface ProviderAdjustment {
  providerId: string;
  fiscalPeriodEnd: CalendarDate;
  adjustments: { reason: string; reference?: string; amountCents: Cents }[];
}
