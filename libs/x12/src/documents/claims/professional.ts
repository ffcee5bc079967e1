import type { CalendarDate, Cents } from '@claimstream/kernel';
import type { Period, Procedure } from '../parts.js';
import type { ClaimContext } from './context.js';
import type {
  AmbulanceTransport,
  Attachment,
  ClaimFacts,
  CodedHealthInformation,
  ConditionsIndicator,
  Drug,
  LineFacts,
  LineReference,
  Note,
  RelatedCauses,
} from './facts.js';
import type { AmbulanceStop, OrderingProvider, Provider, ReferringProvider, ServiceFacility } from './providers.js';

/** 837P, 005010X222A1. */
export interface ProfessionalClaim extends ClaimContext, ClaimFacts {
  kind: 'professional';
  placeOfService: string;
  providerSignatureOnFile: boolean;
  patientSignatureByProvider?: true;
  relatedCauses?: RelatedCauses;
  specialProgram?: string;
  onsetDate?: CalendarDate;
  initialTreatmentDate?: CalendarDate;
  lastSeenDate?: CalendarDate;
  acuteManifestationDate?: CalendarDate;
  accidentDate?: CalendarDate;
  lastMenstrualPeriodDate?: CalendarDate;
  lastXrayDate?: CalendarDate;
  hearingVisionPrescriptionDate?: CalendarDate;
  disability?: QualifiedPeriodOfDisability;
  lastWorkedDate?: CalendarDate;
  returnToWorkDate?: CalendarDate;
  admissionDate?: CalendarDate;
  dischargeDate?: CalendarDate;
  assumedCareDate?: CalendarDate;
  relinquishedCareDate?: CalendarDate;
  firstContactDate?: CalendarDate;
  repricerReceivedDate?: CalendarDate;
  patientPaidCents?: Cents;
  medicareCrossover?: string;
  mammographyCertificationNumber?: string;
  cliaNumber?: string;
  investigationalDevice?: string;
  carePlanOversight?: string;
  ambulance?: AmbulanceTransport;
  conditions?: ConditionsIndicator[];
  /** HI with ABK first and ABF after it (ICD-10); lines point to them by position, from 1. At most 12. */
  diagnoses: CodedHealthInformation[];
  anesthesiaProcedures?: CodedHealthInformation[];
  conditionCodes?: CodedHealthInformation[];
  referringProviders?: ReferringProvider[];
  renderingProvider?: Provider;
  serviceFacility?: ServiceFacility;
  supervisingProvider?: Provider;
  ambulancePickUp?: AmbulanceStop;
  ambulanceDropOff?: AmbulanceStop;
  lines: ProfessionalLine[];
}

/** DTP 314 (both), 360 (begin) or 361 (end of disability). */
export interface QualifiedPeriodOfDisability extends Period {
  qualifier: '314' | '360' | '361';
}

export interface ProfessionalLine extends LineFacts {
  procedure: Procedure;
  /** UN units or MJ minutes. */
  unit: 'UN' | 'MJ';
  quantity: number;
  placeOfService?: string;
  /** Positions in the claim's `diagnoses`, from 1; the first is the main reason. */
  diagnosisPointers: number[];
  emergency?: true;
  epsdt?: true;
  familyPlanning?: true;
  copayExempt?: true;
  prescriptionDate?: CalendarDate;
  priorAuthorizations?: LineReference[];
  referralNumbers?: LineReference[];
  cliaNumber?: string;
  mammographyCertificationNumber?: string;
  immunizationBatchNumber?: string;
  attachments?: Attachment[];
  notes?: Note[];
  drug?: Drug;
  renderingProvider?: Provider;
  purchasedServiceProvider?: Provider;
  serviceFacility?: ServiceFacility;
  supervisingProvider?: Provider;
  orderingProvider?: OrderingProvider;
  referringProviders?: ReferringProvider[];
}
