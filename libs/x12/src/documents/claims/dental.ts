import type { CalendarDate, Cents } from '@claimstream/kernel';
import type { Period, Procedure, QualifiedDate } from '../parts.js';
import type { ClaimContext } from './context.js';
import type { ClaimFacts, CodedHealthInformation, Contract, LineFacts, LineReference, RelatedCauses } from './facts.js';
import type { DentalOtherPayer } from './other-payers.js';
import type { Provider, ReferringProvider, ServiceFacility } from './providers.js';

/** 837D, 005010X224A2. */
export interface DentalClaim extends ClaimContext, ClaimFacts {
  kind: 'dental';
  placeOfService: string;
  providerSignatureOnFile: boolean;
  patientSignatureByProvider?: true;
  relatedCauses?: RelatedCauses;
  specialProgram?: string;
  /** CLM19 = PB: what would be paid is asked, nothing is billed yet. */
  predetermination?: true;
  accidentDate?: CalendarDate;
  appliancePlacementDates?: CalendarDate[];
  servicePeriod?: Period;
  repricerReceivedDate?: CalendarDate;
  orthodontics?: Orthodontics;
  toothStatuses?: ToothStatus[];
  predeterminationNumber?: string;
  patientPaidCents?: Cents;
  /** HI, ABK first; at most 4. */
  diagnoses?: CodedHealthInformation[];
  referringProviders?: ReferringProvider[];
  renderingProvider?: Provider;
  serviceFacility?: ServiceFacility;
  assistantSurgeon?: Provider;
  supervisingProvider?: Provider;
  otherPayers?: DentalOtherPayer[];
  lines: DentalLine[];
}

export interface DentalLine extends LineFacts {
  procedure: Procedure;
  placeOfService?: string;
  oralCavities?: string[];
  prosthesis?: string;
  quantity?: number;
  diagnosisPointers?: number[];
  teeth?: Tooth[];
  /** DTP 441 the day of the placement before, or 139 an estimate of it. */
  priorPlacement?: QualifiedDate;
  appliancePlacementDate?: CalendarDate;
  replacementDate?: CalendarDate;
  treatmentStartDate?: CalendarDate;
  treatmentCompletionDate?: CalendarDate;
  contract?: Contract;
  predeterminationNumbers?: LineReference[];
  priorAuthorizations?: LineReference[];
  referralNumbers?: LineReference[];
  salesTaxCents?: Cents;
  fileInformation?: string[];
  renderingProvider?: Provider;
  assistantSurgeon?: Provider;
  supervisingProvider?: Provider;
  serviceFacility?: ServiceFacility;
}

/** DN1: how many months the treatment takes and how many are left. */
export interface Orthodontics {
  months?: number;
  remainingMonths?: number;
  /** DN104 = Y where the months cannot be told. */
  indicator?: string;
}

/** DN2: E to be extracted, M missing. */
export interface ToothStatus {
  number: string;
  status: 'E' | 'M';
}

/** TOO. */
export interface Tooth {
  number: string;
  surfaces?: string[];
}
