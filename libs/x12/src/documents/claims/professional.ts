import type { CalendarDate, Cents } from '@claimstream/kernel';
import type { Period, Procedure, QualifiedDate, QualifiedId, WithUnmapped } from '../parts.js';
import type { ClaimContext } from './context.js';
import type {
  AmbulanceTransport,
  Attachment,
  ClaimFacts,
  CodedHealthInformation,
  ConditionsIndicator,
  Contract,
  Drug,
  LineFacts,
  LineReference,
  Note,
  RelatedCauses,
} from './facts.js';
import type { ProfessionalOtherPayer } from './other-payers.js';
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
  spinalManipulation?: SpinalManipulation;
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
  otherPayers?: ProfessionalOtherPayer[];
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
  equipment?: EquipmentService;
  ambulance?: AmbulanceTransport;
  equipmentCertification?: EquipmentCertification;
  conditions?: ConditionsIndicator[];
  prescriptionDate?: CalendarDate;
  recertificationDate?: CalendarDate;
  beginTherapyDate?: CalendarDate;
  lastCertificationDate?: CalendarDate;
  lastSeenDate?: CalendarDate;
  /** DTP 738 hemoglobin or hematocrit, 739 serum creatine. */
  testDates?: QualifiedDate[];
  shippedDate?: CalendarDate;
  lastXrayDate?: CalendarDate;
  initialTreatmentDate?: CalendarDate;
  ambulancePatientCount?: number;
  obstetricAnesthesiaUnits?: number;
  testResults?: TestResult[];
  contract?: Contract;
  priorAuthorizations?: LineReference[];
  referralNumbers?: LineReference[];
  cliaNumber?: string;
  referringCliaNumber?: string;
  mammographyCertificationNumber?: string;
  immunizationBatchNumber?: string;
  attachments?: Attachment[];
  salesTaxCents?: Cents;
  postageCents?: Cents;
  fileInformation?: string[];
  notes?: Note[];
  purchasedService?: PurchasedService;
  drug?: Drug;
  renderingProvider?: Provider;
  purchasedServiceProvider?: Provider;
  serviceFacility?: ServiceFacility;
  supervisingProvider?: Provider;
  orderingProvider?: OrderingProvider;
  referringProviders?: ReferringProvider[];
  ambulancePickUp?: AmbulanceStop;
  ambulanceDropOff?: AmbulanceStop;
  forms?: SupportingForm[];
}

/** CR2: the condition of the patient of a spinal manipulation. */
export interface SpinalManipulation {
  condition: string;
  description?: string;
  furtherDescription?: string;
}

/** SV5: durable medical equipment, how long it is needed and what it costs to rent (1 weekly, 4 monthly, 6 daily) and to buy. */
export interface EquipmentService {
  procedureCode: string;
  neededDays: number;
  rentalCents: Cents;
  purchaseCents: Cents;
  rentalUnit: string;
}

/** CR3: I initial, R renewal, S revised. */
export interface EquipmentCertification {
  type: 'I' | 'R' | 'S';
  months: number;
}

/** MEA: OG the starting dosage or TR a test result, of what (HT height, R1 hemoglobin, R2 hematocrit, R3, R4). */
export interface TestResult {
  kind: string;
  measured: string;
  value: number;
}

/** PS1: who sold the service, by the id in 2420B, and what it cost. */
export interface PurchasedService {
  providerId: string;
  chargeCents: Cents;
}

/** 2440: a form, such as a certificate of medical necessity, as its questions and answers. List UT: a form of CMS. */
export interface SupportingForm extends WithUnmapped {
  form: QualifiedId;
  answers: FormAnswer[];
}

/** FRM. */
export interface FormAnswer {
  question: string;
  applies?: 'Y' | 'N' | 'W';
  text?: string;
  date?: CalendarDate;
  percent?: number;
}
