import type { CalendarDate, Cents } from '@claimstream/kernel';
import type {
  Address,
  AdjustmentGroup,
  Contact,
  InpatientAdjudication,
  OutpatientAdjudication,
  Party,
  Period,
  Procedure,
  QualifiedId,
  WithUnmapped,
} from './parts.js';

/** What an 837 says once, before its claims (BHT, 1000A, 1000B). */
export interface ClaimSubmission837 extends WithUnmapped {
  /** BHT02: `00` original, `18` the same transmission sent again. */
  purpose: '00' | '18';
  /** BHT03, unique per transmission; the 277CA returns it in 2200B TRN02. */
  reference: string;
  createdDate: CalendarDate;
  /** `HH:MM`, `HH:MM:SS` or with hundredths. */
  createdTime: string;
  /** BHT06: `CH` claims to be paid, `RP` encounters reported, `31` subrogation demand. */
  use: 'CH' | 'RP' | '31';
  submitter: Submitter837;
  receiver: Party & WithUnmapped;
}

export interface Submitter837 extends Party, WithUnmapped {
  contacts: Contact[];
}

/** Any claim: the `kind` says which of the three guides it belongs to. */
export type Claim837 = ProfessionalClaim | InstitutionalClaim | DentalClaim;

/** Who bills, who is insured, who pays and who was treated: 2000A, 2000B and, where the patient is not the subscriber, 2000C. */
export interface ClaimContext {
  billingProvider: BillingProvider;
  subscriber: Subscriber837;
  patient?: Patient837;
}

/** 2000A with 2010AA to 2010AC. The id is the NPI (qualifier XX). */
export interface BillingProvider extends Party, WithUnmapped {
  taxonomyCode?: string;
  currency?: string;
  /** A street address with a nine-digit ZIP code; a post box belongs in `payToAddress`. */
  address: Address;
  /** REF EI (employer id) or SY (social security number). */
  taxId: QualifiedId;
  /** REF 0B (state license) and 1G (UPIN); professional only. */
  licenses?: QualifiedId[];
  contacts?: Contact[];
  payToAddress?: PayToAddress;
  payToPlan?: PayToPlan;
}

export interface PayToAddress extends WithUnmapped {
  kind: 'person' | 'organization';
  address: Address;
}

export interface PayToPlan extends Party, WithUnmapped {
  address: Address;
  reference?: QualifiedId;
  taxId: string;
}

/** SBR01: P primary, S secondary, T tertiary, A to H fourth to eleventh, U unknown. */
export type PayerSequence = 'P' | 'S' | 'T' | 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'U';

export type Gender = 'F' | 'M' | 'U';

/** 2000B with 2010BA and the payer of 2010BB. */
export interface Subscriber837 extends Party, WithUnmapped {
  payerSequence: PayerSequence;
  /** SBR02 = 18: the subscriber is the patient, so there is no `patient`. */
  isPatient?: true;
  groupNumber?: string;
  groupName?: string;
  medicareSecondaryReason?: string;
  /** SBR09, for example `CI` commercial, `MB` Medicare B, `MC` Medicaid. */
  filingIndicator?: string;
  deathDate?: CalendarDate;
  weightPounds?: number;
  pregnant?: true;
  address?: Address;
  birthDate?: CalendarDate;
  gender?: Gender;
  socialSecurityNumber?: string;
  propertyCasualtyClaimNumber?: string;
  contact?: Contact;
  payer: Payer837;
}

/** 2010BB: where the claim goes. The id has qualifier PI or XV. */
export interface Payer837 extends Party, WithUnmapped {
  address?: Address;
  /** REF 2U, EI, FY, NF. */
  references?: QualifiedId[];
  /** REF G2, LU: the billing provider's number with this payer. */
  billingProviderIds?: QualifiedId[];
}

/** 2000C with 2010CA: the patient, when that is not the subscriber. */
export interface Patient837 extends Party, WithUnmapped {
  /** PAT01: 01 spouse, 19 child, 20 employee, 21 unknown, 39, 40, 53 life partner, G8 other. */
  relationship: string;
  deathDate?: CalendarDate;
  weightPounds?: number;
  pregnant?: true;
  address: Address;
  birthDate: CalendarDate;
  gender: Gender;
  propertyCasualtyClaimNumber?: string;
  propertyCasualtyId?: QualifiedId;
  contact?: Contact;
}

/** What claims of every kind say in 2300. */
export interface ClaimFacts extends WithUnmapped {
  /** CLM01, at most 20 characters that payers keep; comes back in 835 CLP01 and 277CA 2200D TRN02. */
  patientControlNumber: string;
  /** CLM02, the sum of the lines. */
  chargeCents: Cents;
  /** CLM05-3: 1 original, 7 replacement, 8 void. */
  frequency: string;
  /** CLM07: A assigned, B for laboratory only, C not assigned. */
  assignment: 'A' | 'B' | 'C';
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
  otherPayers?: OtherPayer[];
}

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
  lines: InstitutionalLine[];
}

/** 837D, 005010X224A2. */
export interface DentalClaim extends ClaimContext, ClaimFacts {
  kind: 'dental';
  placeOfService: string;
  providerSignatureOnFile: boolean;
  patientSignatureByProvider?: true;
  relatedCauses?: RelatedCauses;
  specialProgram?: string;
  accidentDate?: CalendarDate;
  servicePeriod?: Period;
  patientPaidCents?: Cents;
  /** HI, ABK first; at most 4. */
  diagnoses?: CodedHealthInformation[];
  referringProviders?: ReferringProvider[];
  renderingProvider?: Provider;
  serviceFacility?: ServiceFacility;
  supervisingProvider?: Provider;
  lines: DentalLine[];
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

/** DTP 314 (both), 360 (begin) or 361 (end of disability). */
export interface QualifiedPeriodOfDisability extends Period {
  qualifier: '314' | '360' | '361';
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

/** A provider in a loop of 2310 or 2420. The id is the NPI. */
export interface Provider extends Party, WithUnmapped {
  taxonomyCode?: string;
  references?: QualifiedId[];
}

/** Who sent the patient: DN referring, or P3 primary care (only as the second). */
export interface ReferringProvider extends Provider {
  role: 'DN' | 'P3';
}

export interface ServiceFacility extends Party, WithUnmapped {
  address: Address;
  references?: QualifiedId[];
  contact?: Contact;
}

export interface AmbulanceStop extends WithUnmapped {
  kind: 'person' | 'organization';
  name?: string;
  address: Address;
}

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

/** What lines of every kind say in 2400; LX is numbered by the writer. */
export interface LineFacts extends WithUnmapped {
  chargeCents: Cents;
  /** DTP 472. */
  servicePeriod?: Period;
  /** REF 6R, comes back in the 835: always send one. */
  lineControlNumber?: string;
  adjudications?: LineAdjudication[];
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
  drug?: Drug;
  operatingPhysician?: Provider;
  otherOperatingPhysician?: Provider;
  renderingProvider?: Provider;
  referringProvider?: Provider;
}

export interface DentalLine extends LineFacts {
  procedure: Procedure;
  placeOfService?: string;
  oralCavities?: string[];
  prosthesis?: string;
  quantity?: number;
  diagnosisPointers?: number[];
  teeth?: Tooth[];
  renderingProvider?: Provider;
}

/** TOO. */
export interface Tooth {
  number: string;
  surfaces?: string[];
}

/** A line's REF, with the other payer it belongs to. */
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

export interface OrderingProvider extends Provider {
  address?: Address;
  contact?: Contact;
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
