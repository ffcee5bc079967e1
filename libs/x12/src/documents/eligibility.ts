import type { CalendarDate, Cents } from '@claimstream/kernel';
import type {
  Address,
  Contact,
  Party,
  Period,
  Procedure,
  QualifiedAmount,
  QualifiedId,
  QualifiedPeriod,
  WithUnmapped,
} from './parts.js';

/** 270: questions about coverage. A source (payer) has receivers (who asks), a receiver subscribers, a subscriber dependents. */
export interface Inquiry270 extends WithUnmapped {
  /** BHT02: `13` request, `01` cancellation. */
  purpose: '13' | '01';
  /** BHT03, returned by the 271. */
  reference?: string;
  createdDate: CalendarDate;
  createdTime: string;
  /** BHT06 = RT: spend-down. */
  transactionType?: string;
  sources: InquirySource[];
}

export interface InquirySource extends WithUnmapped {
  /** NM101: PR payer, 2B, 36, GP, P5. */
  role: string;
  source: Party;
  receivers: InquiryReceiver[];
}

export interface InquiryReceiver extends WithUnmapped {
  /** NM101: 1P provider, FA facility, … */
  role: string;
  receiver: Party;
  references?: EligibilityReference[];
  address?: Address;
  provider?: ProviderInformation;
  subscribers: InquirySubscriber[];
}

/** The person part of a 270: the subscriber, or a dependent without an id of its own. */
export interface InquiredPerson extends WithUnmapped {
  traces?: Trace[];
  person: Party;
  references?: EligibilityReference[];
  address?: Address;
  provider?: ProviderInformation;
  birthDate?: CalendarDate;
  gender?: 'F' | 'M' | 'U';
  diagnoses?: QualifiedId[];
  dates?: QualifiedPeriod[];
}

export interface InquirySubscriber extends InquiredPerson {
  birthSequence?: number;
  inquiries?: EligibilityInquiry[];
  dependents?: InquiryDependent[];
}

export interface InquiryDependent extends InquiredPerson {
  relationship?: Relationship;
  inquiries: EligibilityInquiry[];
}

/** EQ with what belongs to it: service types (30 is the plan itself), or one procedure. */
export interface EligibilityInquiry extends WithUnmapped {
  serviceTypes?: string[];
  procedure?: Procedure;
  coverageLevel?: string;
  diagnosisPointers?: number[];
  amounts?: QualifiedAmount[];
  /** III02, the place of service. */
  placeOfService?: string;
  reference?: QualifiedId;
  dates?: QualifiedPeriod[];
}

/** TRN: type `1` is the sender's own number, `2` the one it answers. TRN03 is `1` or `9` and the company's id. */
export interface Trace {
  type: '1' | '2';
  number: string;
  companyId?: string;
  supplement?: string;
}

export interface EligibilityReference extends QualifiedId {
  description?: string;
}

/** PRV. */
export interface ProviderInformation {
  role: string;
  qualifier?: string;
  value?: string;
}

/** INS of a dependent: 01 spouse, 19 child, 34 other adult, …; the birth sequence tells multiple births apart. */
export interface Relationship {
  code: string;
  changed?: true;
  birthSequence?: number;
}

/** 271: what the payer answers, in the levels of the question. */
export interface Benefits271 extends WithUnmapped {
  /** BHT02: `11` response, `06` confirmation. */
  purpose: '11' | '06';
  reference?: string;
  createdDate: CalendarDate;
  createdTime: string;
  sources: BenefitSource[];
}

/** AAA: why the question was not answered. With one, nothing below its level comes back. */
export interface Rejection {
  /** AAA01: whether the request itself was valid. */
  valid: boolean;
  /** AAA03, for example 42 cannot respond now, 75 subscriber not found. */
  reason: string;
  /** AAA04: C correct and resubmit, N do not, R may be resubmitted, … */
  followUp: string;
}

export interface BenefitSource extends WithUnmapped {
  /** AAA of 2000A. */
  requestRejections?: Rejection[];
  role: string;
  source: Party;
  contacts?: Contact[];
  rejections?: Rejection[];
  receivers?: BenefitReceiver[];
}

export interface BenefitReceiver extends WithUnmapped {
  role: string;
  receiver: Party;
  references?: EligibilityReference[];
  address?: Address;
  rejections?: Rejection[];
  provider?: ProviderInformation;
  subscribers?: BenefitSubscriber[];
}

export interface BenefitPerson extends WithUnmapped {
  traces?: Trace[];
  person: Party;
  references?: EligibilityReference[];
  address?: Address;
  rejections?: Rejection[];
  provider?: ProviderInformation;
  birthDate?: CalendarDate;
  gender?: 'F' | 'M' | 'U';
  relationship?: Relationship;
  diagnoses?: QualifiedId[];
  dates?: QualifiedPeriod[];
  militaryService?: MilitaryService[];
  benefits?: Benefit[];
}

export interface BenefitSubscriber extends BenefitPerson {
  dependents?: BenefitPerson[];
}

/** MPI: status of the information, employment and affiliation are codes of the guide. */
export interface MilitaryService {
  informationStatus: string;
  employmentStatus: string;
  affiliation: string;
  description?: string;
  rank?: string;
  period?: Period;
}

/** EB with what belongs to it. */
export interface Benefit extends WithUnmapped {
  /** EB01: 1 active, 6 inactive, A co-insurance, B co-payment, C deductible, G out-of-pocket, I not covered, … */
  information: string;
  /** EB02: IND, FAM, … */
  coverageLevel?: string;
  /** EB03: 30 is the plan itself. */
  serviceTypes?: string[];
  insuranceType?: string;
  plan?: string;
  /** EB06: 29 is what remains, 23 the calendar year, … */
  timePeriod?: string;
  amountCents?: Cents;
  /** EB08 as a fraction: 0.2 is the patient's 20 %. */
  percent?: number;
  quantityQualifier?: string;
  quantity?: number;
  authorizationRequired?: 'Y' | 'N' | 'U';
  inNetwork?: 'Y' | 'N' | 'U' | 'W';
  procedure?: Procedure;
  diagnosisPointers?: number[];
  deliveries?: Delivery[];
  references?: EligibilityReference[];
  dates?: QualifiedPeriod[];
  rejections?: Rejection[];
  messages?: string[];
  additional?: AdditionalInformation[];
  entities?: BenefitEntities;
}

/** HSD: how much of the service in which time, and in which pattern. */
export interface Delivery {
  quantityQualifier?: string;
  quantity?: number;
  unit?: string;
  sampleSelection?: number;
  timePeriod?: string;
  periodCount?: number;
  pattern?: string;
  timeOfDay?: string;
}

/** III of 2115. */
export interface AdditionalInformation extends WithUnmapped {
  qualifier?: string;
  code?: string;
  category?: string;
  text?: string;
}

/** LS to LE: who else has to do with the benefit. */
export interface BenefitEntities extends WithUnmapped {
  entities: BenefitEntity[];
}

export interface BenefitEntity extends WithUnmapped {
  role: string;
  party: Party;
  relationship?: string;
  address?: Address;
  /** N405 and 06: RJ, a region. */
  location?: QualifiedId;
  contacts?: Contact[];
  provider?: ProviderInformation;
}
