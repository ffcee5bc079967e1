import type { CalendarDate, Cents } from '@claimstream/kernel';
import type { Period, Procedure } from '../parts.js';
import type { ClaimContext } from './context.js';
import type { ClaimFacts, CodedHealthInformation, LineFacts, RelatedCauses } from './facts.js';
import type { Provider, ReferringProvider, ServiceFacility } from './providers.js';

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
