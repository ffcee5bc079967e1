import type { CalendarDate, Cents } from '@claimstream/kernel';
import type { Contact, Party, Period, Procedure, QualifiedId, WithUnmapped } from './parts.js';

/** 276: where is my claim? Levels: payer, receiver (who asks), provider, subscriber, dependent. */
export interface StatusInquiry276 extends WithUnmapped {
  reference: string;
  createdDate: CalendarDate;
  createdTime: string;
  payers: StatusInquiryPayer[];
}

export interface StatusInquiryPayer extends WithUnmapped {
  payer: Party;
  receivers: StatusInquiryReceiver[];
}

export interface StatusInquiryReceiver extends WithUnmapped {
  receiver: Party;
  providers: StatusInquiryProvider[];
}

export interface StatusInquiryProvider extends WithUnmapped {
  providers: StatusProvider[];
  subscribers: StatusInquirySubscriber[];
}

export interface StatusProvider extends Party, WithUnmapped {}

export interface StatusInquirySubscriber extends WithUnmapped {
  birthDate?: CalendarDate;
  gender?: 'F' | 'M' | 'U';
  subscriber: Party;
  claims?: ClaimInquiry[];
  dependents?: StatusInquiryDependent[];
}

export interface StatusInquiryDependent extends WithUnmapped {
  birthDate: CalendarDate;
  gender?: 'F' | 'M' | 'U';
  dependent: Party;
  claims: ClaimInquiry[];
}

/** 2200D, 2200E of a 276. The trace comes back in the 277. */
export interface ClaimInquiry extends WithUnmapped {
  trace: string;
  payerClaimControlNumber?: string;
  billType?: string;
  locationId?: string;
  groupNumber?: string;
  patientControlNumber?: string;
  prescriptionNumber?: string;
  clearinghouseTraceNumber?: string;
  chargeCents?: Cents;
  servicePeriod?: Period;
  lines?: LineInquiry[];
}

export interface LineInquiry extends WithUnmapped {
  procedure: Procedure;
  chargeCents: Cents;
  revenueCode?: string;
  units?: number;
  lineControlNumber?: string;
  servicePeriod: Period;
}

/** One status: category (list 507), code (list 508), whose matter it is. */
export interface Status {
  category: string;
  code: string;
  entity?: string;
  /** `RX`: the code is NCPDP's. */
  codeList?: string;
}

/** One STC segment of a 277: up to three statuses and what they are about. */
export interface StatusInformation {
  statuses: Status[];
  date?: CalendarDate;
  /** STC03 of a 277CA: WQ accepted, U rejected. */
  action?: 'WQ' | 'U';
  chargeCents?: Cents;
  paidCents?: Cents;
  adjudicationDate?: CalendarDate;
  paymentDate?: CalendarDate;
  paymentNumber?: string;
  /** STC12: free text. */
  message?: string;
}

/** 277 (005010X212), the answer to a 276. */
export interface StatusResponse277 extends WithUnmapped {
  reference: string;
  createdDate: CalendarDate;
  createdTime: string;
  payers: StatusResponsePayer[];
}

export interface StatusResponsePayer extends WithUnmapped {
  payer: Party;
  contact?: Contact;
  receivers: StatusResponseReceiver[];
}

export interface StatusResponseReceiver extends WithUnmapped {
  receiver: Party;
  answer?: LevelStatus;
  providers?: StatusResponseProvider[];
}

/** 2200B, 2200C: a status for the whole level. */
export interface LevelStatus extends WithUnmapped {
  trace: string;
  statuses: StatusInformation[];
}

export interface StatusResponseProvider extends WithUnmapped {
  providers: StatusProvider[];
  answer?: LevelStatus;
  subscribers?: StatusResponseSubscriber[];
}

export interface StatusResponseSubscriber extends WithUnmapped {
  subscriber: Party;
  claims?: ClaimStatus[];
  dependents?: StatusResponseDependent[];
}

export interface StatusResponseDependent extends WithUnmapped {
  dependent: Party;
  claims: ClaimStatus[];
}

export interface ClaimStatus extends WithUnmapped {
  trace: string;
  statuses: StatusInformation[];
  payerClaimControlNumber?: string;
  billType?: string;
  patientControlNumber?: string;
  prescriptionNumber?: string;
  voucher?: string;
  clearinghouseTraceNumber?: string;
  servicePeriod?: Period;
  lines?: LineStatus[];
}

export interface LineStatus extends WithUnmapped {
  procedure: Procedure;
  chargeCents: Cents;
  paidCents?: Cents;
  revenueCode?: string;
  units?: number;
  statuses: StatusInformation[];
  lineControlNumber?: string;
  prescriptionNumber?: string;
  servicePeriod?: Period;
}

/** 277CA (005010X214): which claims of an 837 were taken into adjudication. */
export interface ClaimAcknowledgment277 extends WithUnmapped {
  reference: string;
  createdDate: CalendarDate;
  createdTime: string;
  source: AcknowledgmentSource;
}

/** 2000A: the payer or clearinghouse that answers (NM101 PR or AY). */
export interface AcknowledgmentSource extends WithUnmapped {
  role: 'AY' | 'PR';
  source: Party;
  /** 2200A TRN02: the sender's own number of this file. */
  trace: string;
  receivedDate: CalendarDate;
  processedDate: CalendarDate;
  receiver?: AcknowledgmentReceiver;
}

/** 2000B: us, the submitter. `trace` is BHT03 of our 837. */
export interface AcknowledgmentReceiver extends WithUnmapped {
  receiver: Party;
  trace: string;
  statuses: StatusInformation[];
  acceptedCount?: number;
  rejectedCount?: number;
  acceptedCents?: Cents;
  rejectedCents?: Cents;
  providers?: AcknowledgmentProvider[];
}

/** 2000C. */
export interface AcknowledgmentProvider extends WithUnmapped {
  provider: Party;
  answer?: ProviderAcknowledgment;
  patients?: AcknowledgmentPatient[];
}

/** 2200C. */
export interface ProviderAcknowledgment extends WithUnmapped {
  trace?: string;
  statuses?: StatusInformation[];
  references?: QualifiedId[];
  acceptedCount?: number;
  rejectedCount?: number;
  acceptedCents?: Cents;
  rejectedCents?: Cents;
}

/** 2000D. */
export interface AcknowledgmentPatient extends WithUnmapped {
  patient: Party;
  claims: AcknowledgedClaim[];
}

/** 2200D: `trace` is our CLM01. Accepted only when a status says WQ; an unknown category is never acceptance. */
export interface AcknowledgedClaim extends WithUnmapped {
  trace: string;
  statuses: StatusInformation[];
  payerClaimControlNumber?: string;
  clearinghouseTraceNumber?: string;
  billType?: string;
  servicePeriod: Period;
  lines?: LineStatus[];
}
