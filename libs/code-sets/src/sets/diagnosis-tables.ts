import { code, flag, small, whole } from '../packed/number-columns.js';
import { defineTable } from '../packed/packed-table.js';
import { text, word } from '../packed/text-columns.js';

/** ICD-10-CM, every line of the order file: codes that may be reported and the categories above them. */
export interface DiagnosisRow {
  readonly code: string;
  /** The place in the tabular list: what a range of codes means. */
  readonly order: number;
  readonly billable: boolean;
  readonly description: string;
  /** Empty where it is the description. */
  readonly short: string;
}
export const diagnosisTable = defineTable<DiagnosisRow>({
  name: 'diagnoses',
  key: ['code'],
  columns: { code: code(7), order: whole, billable: flag, description: text, short: text },
});

export interface PoaExemptRow {
  readonly code: string;
}
export const poaExemptTable = defineTable<PoaExemptRow>({ name: 'poa-exempt', key: ['code'], columns: { code: code(7) } });

/** Medicare Code Editor, what it says of a diagnosis. Ages 0 to 255 are any age, sex is empty where any. */
export interface DiagnosisLimitsRow {
  readonly code: string;
  readonly ageFrom: number;
  readonly ageTo: number;
  readonly sex: string;
  readonly manifestation: boolean;
}
export const anyAge = { ageFrom: 0, ageTo: 255 };
export const diagnosisLimitsTable = defineTable<DiagnosisLimitsRow>({
  name: 'diagnosis-limits',
  key: ['code'],
  columns: { code: code(7), ageFrom: small, ageTo: small, sex: word, manifestation: flag },
});

/** CC and MCC: what a secondary diagnosis does to the MS-DRG. */
export interface ComplicationRow {
  readonly code: string;
  readonly level: string;
  /** Principal diagnoses of this collection take its effect away. */
  readonly exclusionGroup: string;
}
export const complicationTable = defineTable<ComplicationRow>({
  name: 'complications',
  key: ['code'],
  columns: { code: code(7), level: word, exclusionGroup: word },
});

export interface DrgRow {
  readonly code: string;
  readonly title: string;
  readonly majorCategory: string;
  readonly type: string;
  /** Relative weight in ten-thousandths; days in tenths. */
  readonly weight: number;
  readonly geometricMeanStay: number;
  readonly arithmeticMeanStay: number;
}
export const drgTable = defineTable<DrgRow>({
  name: 'drgs',
  key: ['code'],
  columns: {
    ...{ code: code(3), title: text, majorCategory: word, type: word },
    ...{ weight: whole, geometricMeanStay: whole, arithmeticMeanStay: whole },
  },
});

export interface InpatientProcedureRow {
  readonly code: string;
  readonly order: number;
  readonly valid: boolean;
  readonly description: string;
  readonly short: string;
}
export const inpatientProcedureTable = defineTable<InpatientProcedureRow>({
  name: 'inpatient-procedures',
  key: ['code'],
  columns: { code: code(7), order: whole, valid: flag, description: text, short: text },
});
