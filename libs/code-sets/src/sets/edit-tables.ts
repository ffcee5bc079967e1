import type { CalendarDate } from '@claimstream/kernel';
import { code, day, small, whole } from '../packed/number-columns.js';
import { defineTable } from '../packed/packed-table.js';
import { text, word } from '../packed/text-columns.js';

/** NCCI procedure-to-procedure: fourteen bytes a pair. A pair may have several rows, of different days. Indicator 9 is an edit that never was. */
export interface PtpRow {
  readonly columnOne: string;
  readonly columnTwo: string;
  readonly from: CalendarDate | undefined;
  /** The day from which it is deleted. */
  readonly deletedOn: CalendarDate | undefined;
  readonly indicator: number;
  readonly rationale: string;
}
export const ptpTable = defineTable<PtpRow>({
  name: 'ptp',
  key: ['columnOne', 'columnTwo'],
  columns: { columnOne: code(5), columnTwo: code(5), from: day, deletedOn: day, indicator: small, rationale: word },
});

export interface MueRow {
  readonly code: string;
  readonly units: number;
  readonly adjudication: number;
  readonly rationale: string;
}
export const mueTable = defineTable<MueRow>({
  name: 'mue',
  key: ['code'],
  columns: { code: code(5), units: whole, adjudication: small, rationale: word },
});

/** An add-on code beside one of its primaries; none where the payer decides. */
export interface AddOnRow {
  readonly code: string;
  readonly primary: string;
  readonly type: number;
  readonly from: CalendarDate | undefined;
  readonly deletedOn: CalendarDate | undefined;
}
export const addOnTable = defineTable<AddOnRow>({
  name: 'add-on',
  key: ['code'],
  columns: { code: code(5), primary: code(5), type: small, from: day, deletedOn: day },
});

/** A coverage policy as JSON (`CoveragePolicy` without its release), with its days. */
export interface PolicyRow {
  readonly policy: string;
  readonly from: CalendarDate | undefined;
  /** The last day. */
  readonly to: CalendarDate | undefined;
}
export const policyTable = defineTable<PolicyRow>({
  name: 'policies',
  key: [],
  columns: { policy: text, from: day, to: day },
});
