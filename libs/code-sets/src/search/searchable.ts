import type { CalendarDate } from '@claimstream/kernel';
import type { PackedTable, TableSchema } from '../packed/packed-table.js';
import { diagnosisTable, drgTable, inpatientProcedureTable } from '../sets/diagnosis-tables.js';
import {
  cptTable,
  hasEnded,
  hcpcsTable,
  modifierTable,
  placeOfServiceTable,
  reasonTable,
  taxonomyTable,
} from '../sets/procedure-tables.js';

/** The sets whose codes people look up. */
export const codeSystems = [
  ...(['icd-10-cm', 'icd-10-pcs', 'hcpcs', 'cpt', 'modifiers', 'place-of-service'] as const),
  ...(['taxonomy', 'ms-drg', 'carc', 'rarc'] as const),
] as const;
export type CodeSystem = (typeof codeSystems)[number];

/** How a code is shown and found. */
export interface CodeText {
  readonly code: string;
  readonly description: string;
  readonly short?: string;
  readonly billable: boolean;
}

interface Searchable {
  readonly schema: TableSchema<object>;
  /** As it is on a day: whether it may still be reported. */
  readonly textAt: (table: PackedTable<object>, row: number, date: CalendarDate) => CodeText | undefined;
}

const searchable = <Row extends { readonly code: string }>(
  schema: TableSchema<Row>,
  textOf: (row: Row, date: CalendarDate) => Omit<CodeText, 'code'>,
): Searchable => ({
  schema: schema as unknown as TableSchema<object>,
  textAt: (table, at, date) => {
    const row = (table as unknown as PackedTable<Row>).row(at);
    return { code: row.code, ...textOf(row, date) };
  },
});

export const searchables: Readonly<Record<CodeSystem, Searchable>> = {
  'icd-10-cm': searchable(diagnosisTable, ({ description, short, billable }) => ({
    description,
    short: short || description,
    billable,
  })),
  'icd-10-pcs': searchable(inpatientProcedureTable, ({ description, short, valid }) => ({
    description,
    short: short || description,
    billable: valid,
  })),
  // Modifiers stand in the same file; they are not billed by themselves.
  hcpcs: searchable(hcpcsTable, ({ code, description, short, terminatedOn }, date) => ({
    ...{ description, short },
    billable: code.length === 5 && !hasEnded({ terminatedOn }, date),
  })),
  cpt: searchable(cptTable, ({ description, short }) => ({ description, short, billable: true })),
  modifiers: searchable(modifierTable, ({ description }) => ({ description, billable: true })),
  'place-of-service': searchable(placeOfServiceTable, ({ name }) => ({ description: name, billable: true })),
  taxonomy: searchable(taxonomyTable, ({ displayName, classification, specialization }) => ({
    description: displayName || [classification, specialization].filter(Boolean).join(', '),
    billable: true,
  })),
  'ms-drg': searchable(drgTable, ({ title }) => ({ description: title, billable: true })),
  carc: searchable(reasonTable, ({ description }) => ({ description, billable: true })),
  rarc: searchable(reasonTable, ({ description }) => ({ description, billable: true })),
};
