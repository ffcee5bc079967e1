import type { CalendarDate, Cents } from '@claimstream/kernel';

/** An id with the code that says what kind of id it is: `{ qualifier: 'XX', value: '1234567893' }` is an NPI. */
export interface QualifiedId {
  qualifier: string;
  value: string;
}

/** A person or an organization as NM1 names it. `name` is the last name of a person or the name of an organization. */
export interface Party {
  kind: 'person' | 'organization';
  name?: string;
  firstName?: string;
  middleName?: string;
  suffix?: string;
  id?: QualifiedId;
}

/** N3 and N4. A foreign address names its country; `state` and `postalCode` are those of the United States and Canada. */
export interface Address {
  line1: string;
  line2?: string;
  city: string;
  state?: string;
  postalCode?: string;
  country?: string;
  countrySubdivision?: string;
}

export type CommunicationKind = 'phone' | 'extension' | 'fax' | 'email' | 'url' | 'edi' | 'workPhone';

/** PER: whom to call. The numbers stand in the order of the segment; an extension follows its phone. */
export interface Contact {
  name?: string;
  numbers: { kind: CommunicationKind; value: string }[];
}

/** A day, or a range of days when `to` is there (formats D8 and RD8). */
export interface Period {
  from: CalendarDate;
  to?: CalendarDate;
}

/** A procedure as SV101, SVC01 and their like name it: qualifier (`HC` for HCPCS and CPT), code, up to four modifiers. */
export interface Procedure {
  qualifier: string;
  code: string;
  modifiers?: string[];
  description?: string;
  /** The last code of a range, in benefits only. */
  lastCode?: string;
}

/** CO contractual, OA other, PI payer initiated, PR patient owes; CR (correction) is read in old files and never written. */
export type AdjustmentGroupCode = 'CO' | 'OA' | 'PI' | 'PR' | 'CR';

/** One CAS segment: up to six reasons (CARC) of one group. A positive amount lowers the payment, a negative one raises it. */
export interface AdjustmentGroup {
  group: AdjustmentGroupCode;
  adjustments: Adjustment[];
}

export interface Adjustment {
  reason: string;
  amountCents: Cents;
  quantity?: number;
}

/** An amount, quantity or date that its qualifier names. */
export interface QualifiedAmount {
  qualifier: string;
  amountCents: Cents;
}

export interface QualifiedQuantity {
  qualifier: string;
  quantity: number;
}

export interface QualifiedDate {
  qualifier: string;
  date: CalendarDate;
}

export interface QualifiedPeriod extends Period {
  qualifier: string;
}

/** MOA: what an outpatient adjudication adds. Remarks are RARC codes. */
export interface OutpatientAdjudication {
  reimbursementRate?: number;
  hcpcsPayableCents?: Cents;
  remarks?: string[];
  esrdPaymentCents?: Cents;
  nonpayableProfessionalCents?: Cents;
}

/** MIA: what an inpatient adjudication adds. Remarks are RARC codes; element numbers in the names that the trade has no short word for. */
export interface InpatientAdjudication {
  coveredDays: number;
  operatingOutlierCents?: Cents;
  lifetimePsychiatricDays?: number;
  drgAmountCents?: Cents;
  remark?: string;
  disproportionateShareCents?: Cents;
  passThroughCents?: Cents;
  ppsCapitalCents?: Cents;
  ppsCapitalFederalDrgCents?: Cents;
  ppsCapitalHospitalDrgCents?: Cents;
  ppsCapitalDisproportionateCents?: Cents;
  oldCapitalCents?: Cents;
  ppsCapitalIndirectTeachingCents?: Cents;
  ppsOperatingHospitalDrgCents?: Cents;
  costReportDays?: number;
  ppsOperatingFederalDrgCents?: Cents;
  ppsCapitalOutlierCents?: Cents;
  indirectTeachingCents?: Cents;
  nonpayableProfessionalCents?: Cents;
  moreRemarks?: string[];
  ppsCapitalExceptionCents?: Cents;
}

/** An element's content: plain text, or its repetitions, each a list of components. */
export type ElementValue = string | string[][];

/**
 * A segment that a document's declaration does not name, kept so that nothing is lost in a round trip. `loop` is the path below the
 * loop that carries the list (empty for that loop itself). `partly`: the segment is mapped and only what could not be is kept here, with
 * the qualifiers that identify it; the rest of it is written from the document.
 */
export interface Unmapped {
  loop: string;
  segment: string;
  /** The first is element 1. */
  elements: ElementValue[];
  partly?: true;
}

/** Every loop of a document may carry what was not mapped in it. */
export interface WithUnmapped {
  unmapped?: Unmapped[];
}
