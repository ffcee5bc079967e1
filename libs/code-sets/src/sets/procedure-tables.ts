import type { CalendarDate } from '@claimstream/kernel';
import { code, day, flag, whole } from '../packed/number-columns.js';
import { defineTable } from '../packed/packed-table.js';
import { text, word } from '../packed/text-columns.js';

/** HCPCS Level II: procedures (five characters) and modifiers (two), as they stand in the same file. */
export interface HcpcsRow {
  readonly code: string;
  readonly description: string;
  readonly short: string;
  readonly coverage: string;
  readonly addedOn: CalendarDate | undefined;
  /** The last day. */
  readonly terminatedOn: CalendarDate | undefined;
}
export const hasEnded = ({ terminatedOn }: Pick<HcpcsRow, 'terminatedOn'>, date: CalendarDate): boolean =>
  terminatedOn !== undefined && date > terminatedOn;
export const hcpcsTable = defineTable<HcpcsRow>({
  name: 'hcpcs',
  key: ['code'],
  columns: { code: code(5), description: text, short: text, coverage: word, addedOn: day, terminatedOn: day },
});

/** CPT from the file of whoever holds the AMA's licence. */
export interface CptRow {
  readonly code: string;
  readonly description: string;
  readonly medium: string;
  readonly short: string;
}
export const cptTable = defineTable<CptRow>({
  name: 'cpt',
  key: ['code'],
  columns: { code: code(5), description: text, medium: text, short: text },
});

export interface ModifierRow {
  readonly code: string;
  readonly description: string;
  readonly owner: string;
}
export const modifierTable = defineTable<ModifierRow>({
  name: 'modifiers',
  key: ['code'],
  columns: { code: code(2), description: text, owner: word },
});

export interface PlaceOfServiceRow {
  readonly code: string;
  readonly name: string;
  readonly facility: boolean;
  readonly description: string;
}
export const placeOfServiceTable = defineTable<PlaceOfServiceRow>({
  name: 'places-of-service',
  key: ['code'],
  columns: { code: code(2), name: text, facility: flag, description: text },
});

export interface TaxonomyRow {
  readonly code: string;
  readonly grouping: string;
  readonly classification: string;
  readonly specialization: string;
  readonly displayName: string;
}
export const taxonomyTable = defineTable<TaxonomyRow>({
  name: 'taxonomy',
  key: ['code'],
  columns: { code: code(10), grouping: word, classification: word, specialization: word, displayName: text },
});

/** CARC or RARC in our own words. */
export interface ReasonRow {
  readonly code: string;
  readonly category: string;
  readonly description: string;
}
export const reasonTable = defineTable<ReasonRow>({
  name: 'reasons',
  key: ['code'],
  columns: { code: code(5), category: word, description: text },
});

/** Medicare physician fee schedule, by code and modifier (26, TC, 53 or none). RVUs and percentages in hundredths. */
export interface FeeScheduleRow {
  readonly code: string;
  readonly modifier: string;
  readonly statusCode: string;
  readonly globalDays: string;
  readonly work: number;
  readonly practiceNonFacility: number;
  readonly practiceFacility: number;
  readonly malpractice: number;
  readonly preoperative: number;
  readonly intraoperative: number;
  readonly postoperative: number;
  readonly professionalTechnical: string;
  readonly multipleProcedure: string;
  readonly bilateral: string;
  readonly assistant: string;
  readonly coSurgeons: string;
  readonly teamSurgery: string;
  readonly endoscopicBase: string;
  /** Dollars for one RVU, in ten-thousandths. */
  readonly conversionFactor: number;
}
export const feeScheduleTable = defineTable<FeeScheduleRow>({
  name: 'fee-schedule',
  key: ['code', 'modifier'],
  columns: {
    ...{ code: code(5), modifier: code(2), statusCode: word, globalDays: word },
    ...{ work: whole, practiceNonFacility: whole, practiceFacility: whole, malpractice: whole },
    ...{ preoperative: whole, intraoperative: whole, postoperative: whole },
    ...{ professionalTechnical: word, multipleProcedure: word, bilateral: word, assistant: word, coSurgeons: word },
    ...{ teamSurgery: word, endoscopicBase: code(5), conversionFactor: whole },
  },
});

/** Geographic practice cost indices of a carrier's locality (`1011200`), in thousandths. */
export interface LocalityRow {
  readonly locality: string;
  readonly state: string;
  readonly name: string;
  readonly work: number;
  readonly practice: number;
  readonly malpractice: number;
}
export const localityTable = defineTable<LocalityRow>({
  name: 'localities',
  key: ['locality'],
  columns: { locality: code(7), state: word, name: text, work: whole, practice: whole, malpractice: whole },
});

/** Dollars for one anesthesia unit in a locality, in cents. */
export interface AnesthesiaRow {
  readonly locality: string;
  readonly name: string;
  readonly factorCents: number;
}
export const anesthesiaTable = defineTable<AnesthesiaRow>({
  name: 'anesthesia',
  key: ['locality'],
  columns: { locality: code(7), name: text, factorCents: whole },
});
