import type { CalendarDate } from '@claimstream/kernel';
import type { TermIndex } from '../terms/term-index.js';

/** Every set that a deployment, or the holder of a licence, may load. */
export const codeSetNames = [
  'icd-10-cm',
  'icd-10-cm-tabular',
  'icd-10-pcs',
  'poa-exempt',
  'mce',
  'ms-drg',
  'hcpcs',
  'cpt',
  'modifiers',
  'place-of-service',
  'taxonomy',
  'ncci-ptp-practitioner',
  'ncci-ptp-outpatient',
  'ncci-add-on',
  'mue-practitioner',
  'mue-outpatient',
  'mue-dme',
  'mpfs-rvu',
  'mpfs-gpci',
  'mpfs-anesthesia',
  'coverage-policies',
  'carc',
  'rarc',
] as const;
export type CodeSetName = (typeof codeSetNames)[number];

/** Which table says so: the name that a finding carries as its release. */
export interface FromRelease {
  readonly release: string;
}

/** ICD-10-CM on a date. A code that is not billable is a category or subcategory: it may be looked at, not reported. */
export interface DiagnosisEntry extends FromRelease {
  readonly code: string;
  readonly billable: boolean;
  readonly description: string;
  /** On inpatient claims reported without a present-on-admission indicator. */
  readonly poaExempt: boolean;
  /** Medicare Code Editor: years of age at service for which the code is plausible. */
  readonly ages?: { readonly from: number; readonly to: number };
  readonly sex?: 'F' | 'M';
  /** "In diseases classified elsewhere": never first. */
  readonly manifestation: boolean;
}

/** ICD-10-PCS, inpatient facility procedures. */
export interface InpatientProcedureEntry extends FromRelease {
  readonly code: string;
  readonly valid: boolean;
  readonly description: string;
}

export type GlobalDays = '000' | '010' | '090' | 'XXX' | 'YYY' | 'ZZZ' | 'MMM';

/** A CPT or HCPCS Level II code on a date. */
export interface ProcedureEntry extends FromRelease {
  readonly code: string;
  readonly system: 'hcpcs' | 'cpt';
  readonly description: string;
}

/** What the Medicare physician fee schedule says of a procedure, with or without modifier 26 or TC. */
export interface FeeScheduleEntry extends FromRelease {
  readonly statusCode: string;
  readonly globalDays: GlobalDays;
  /** Bilateral surgery indicator: 0 and 9 mean that modifier 50 does not apply. */
  readonly bilateral: string;
  readonly assistant: string;
  readonly coSurgeons: string;
  readonly teamSurgery: string;
  /** PC/TC indicator: only 1 may be split by 26 and TC; of 6 the interpretation is billed with 26. */
  readonly professionalTechnical: string;
  /** Relative value units as hundredths. */
  readonly rvuHundredths: {
    readonly work: number;
    readonly practiceNonFacility: number;
    readonly practiceFacility: number;
    readonly malpractice: number;
  };
}

/** NCCI procedure-to-procedure: column two is not paid beside column one, unless indicator 1 and an associated modifier. */
export interface PtpEdit extends FromRelease {
  readonly columnOne: string;
  readonly columnTwo: string;
  readonly indicator: 0 | 1;
  readonly rationale?: string;
}

/** Medically unlikely edit: most units, by the adjudication indicator (1 line, 2 day by policy, 3 day by clinical data). */
export interface MueLimit extends FromRelease {
  readonly units: number;
  readonly adjudication: 1 | 2 | 3;
  readonly rationale?: string;
}

/** An add-on code and what it needs beside it: 1 a listed primary, 2 the payer's choice, 3 a listed primary or the payer's choice. */
export interface AddOnEntry extends FromRelease {
  readonly type: 1 | 2 | 3;
  readonly primaries: readonly string[];
}

/** An Excludes1 note that stands between two reported codes. */
export interface Excludes1 extends FromRelease {
  /** The code, category or chapter under which the note stands. */
  readonly at: string;
  readonly note: string;
}

/** The claims for which an edit is published. */
export type EditSetting = 'practitioner' | 'outpatient' | 'dme';

/** LCD or NCD style rule: which diagnoses cover a procedure where and when. */
export interface CoveragePolicy extends FromRelease {
  readonly policyId: string;
  readonly kind: 'LCD' | 'NCD' | 'payer';
  readonly title: string;
  /** States (two letters), payer ids, or absent for everywhere. */
  readonly states?: readonly string[];
  readonly payerIds?: readonly string[];
  readonly procedures: readonly string[];
  /** Absent: every diagnosis that is not in `notCovered`. */
  readonly covered?: readonly string[];
  readonly notCovered?: readonly string[];
  /** All of these groups have to be met by some diagnosis of the line. */
  readonly together?: readonly (readonly string[])[];
  readonly ages?: { readonly from: number; readonly to: number };
  readonly sex?: 'F' | 'M';
  readonly frequency?: { readonly most: number; readonly perDays: number };
  readonly placesOfService?: readonly string[];
  readonly source?: string;
}

/**
 * The loaded tables, looked up in memory by the date of service (inpatient: of discharge). Nothing is looked up by a regular expression:
 * a code is what the release in force on that day says it is.
 */
export interface CodeTables {
  /** The releases in force on a date, by set; told with every review. Sets that are not loaded are absent. */
  releasesOn(date: CalendarDate): Partial<Record<CodeSetName, string>>;
  /** Whether the release in force is the whole official table; with the starter alone an unknown code is no fault. */
  isComplete(set: CodeSetName, date: CalendarDate): boolean;

  diagnosis(code: string, date: CalendarDate): DiagnosisEntry | undefined;
  /** What the diagnoses that may be reported are called, to be found in text; made when first asked for. */
  diagnosisTerms(date: CalendarDate): TermIndex | undefined;
  /** The characters that a code of this category may end with, if any (A, D, S, …), with their meanings. */
  seventhCharacters(code: string, date: CalendarDate): ReadonlyMap<string, string> | undefined;
  /** The first note by which one of two codes excludes the other, in either direction. */
  excludes1(one: string, other: string, date: CalendarDate): Excludes1 | undefined;
  /** Codes that the tabular list tells to code first (for a manifestation). */
  codeFirst(code: string, date: CalendarDate): { readonly note: string; readonly targets: readonly string[] } | undefined;
  inpatientProcedure(code: string, date: CalendarDate): InpatientProcedureEntry | undefined;
  procedure(code: string, date: CalendarDate): ProcedureEntry | undefined;
  modifier(code: string, date: CalendarDate): ({ readonly description: string } & FromRelease) | undefined;
  placeOfService(
    code: string,
    date: CalendarDate,
  ): ({ readonly name: string; readonly facility: boolean } & FromRelease) | undefined;
  feeSchedule(code: string, date: CalendarDate, modifier?: '26' | 'TC'): FeeScheduleEntry | undefined;
  /** The edit between two codes on a date, in whichever order they are listed; deleted ones (indicator 9) are none. */
  ptp(setting: EditSetting, one: string, other: string, date: CalendarDate): PtpEdit | undefined;
  mue(setting: EditSetting, code: string, date: CalendarDate): MueLimit | undefined;
  addOn(code: string, date: CalendarDate): AddOnEntry | undefined;
  coveragePolicies(procedure: string, date: CalendarDate): readonly CoveragePolicy[];
}
