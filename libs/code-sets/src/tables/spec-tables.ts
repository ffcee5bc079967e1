import type { TableSchema } from '../packed/packed-table.js';
import { type Release, releaseOf, type ReleaseTerms, rowsOf, type SomeTable } from '../releases/release.js';
import {
  anyAge,
  diagnosisLimitsTable,
  diagnosisTable,
  inpatientProcedureTable,
  poaExemptTable,
} from '../sets/diagnosis-tables.js';
import { addOnTable, mueTable, policyTable, ptpTable } from '../sets/edit-tables.js';
import { cptTable, feeScheduleTable, hcpcsTable, modifierTable, placeOfServiceTable } from '../sets/procedure-tables.js';
import { categoryTable, noteTable, seventhCharacterTable } from '../sets/tabular-tables.js';
import type { CodeSetName, CodeTables } from './code-tables.js';
import { tablesOf } from './tables-of.js';

/** The tables of a set, and what a row has that a spec does not care about. */
const parts = {
  'icd-10-cm': part(diagnosisTable, { order: 0, billable: true, description: 'A diagnosis', short: '' }),
  'icd-10-cm-tabular': {
    notes: part(noteTable, { level: 'code', kind: 'excludes1', text: 'a note', targets: '' }),
    'seventh-characters': part(seventhCharacterTable, { meaning: 'a meaning' }),
    categories: part(categoryTable, { position: 0, section: '', chapter: '' }),
  },
  'icd-10-pcs': part(inpatientProcedureTable, { order: 0, valid: true, description: 'A procedure', short: '' }),
  'poa-exempt': part(poaExemptTable, {}),
  mce: part(diagnosisLimitsTable, { ...anyAge, sex: '', manifestation: false }),
  hcpcs: part(hcpcsTable, { description: 'A supply', short: '', coverage: '', addedOn: undefined, terminatedOn: undefined }),
  cpt: part(cptTable, { description: 'A service', medium: '', short: '' }),
  modifiers: part(modifierTable, { description: 'A modifier', owner: '' }),
  'place-of-service': part(placeOfServiceTable, { name: 'A place', facility: false, description: '' }),
  'ncci-ptp-practitioner': part(ptpTable, { from: undefined, deletedOn: undefined, indicator: 1, rationale: '' }),
  'ncci-ptp-outpatient': part(ptpTable, { from: undefined, deletedOn: undefined, indicator: 1, rationale: '' }),
  'ncci-add-on': part(addOnTable, { primary: '', type: 1, from: undefined, deletedOn: undefined }),
  'mue-practitioner': part(mueTable, { units: 1, adjudication: 2, rationale: '' }),
  'mue-outpatient': part(mueTable, { units: 1, adjudication: 2, rationale: '' }),
  'mue-dme': part(mueTable, { units: 1, adjudication: 2, rationale: '' }),
  'mpfs-rvu': part(feeScheduleTable, {
    ...{ modifier: '', statusCode: 'A', globalDays: 'XXX', work: 0, practiceNonFacility: 0, practiceFacility: 0 },
    ...{ malpractice: 0, preoperative: 0, intraoperative: 0, postoperative: 0, professionalTechnical: '0' },
    ...{ multipleProcedure: '0', bilateral: '0', assistant: '0', coSurgeons: '0', teamSurgery: '0' },
    ...{ endoscopicBase: '', conversionFactor: 323_465 },
  }),
  'coverage-policies': part(policyTable, { from: undefined, to: undefined }),
} satisfies Partial<Record<CodeSetName, unknown>>;

interface Part<Row> {
  pack(rows: readonly Partial<Row>[]): SomeTable;
}

function part<Row extends object>(schema: TableSchema<Row>, usual: Partial<Row>): Part<Row> {
  return {
    pack: (rows) =>
      rowsOf(
        schema,
        rows.map((row) => ({ ...usual, ...row }) as Row),
      ),
  };
}

type RowsFor<Parts> =
  Parts extends Part<infer Row> ? readonly Partial<Row>[] : { readonly [Table in keyof Parts]?: RowsFor<Parts[Table]> };

/** Rows of a spec by set, and in the tabular list by table; what a row leaves out is usual. */
export type SpecRows = { readonly [Set in keyof typeof parts]?: RowsFor<(typeof parts)[Set]> };

/** Tables of a few plain rows, for specs: `specTables({ 'icd-10-cm': [{ code: 'I10' }] })`. All sets that are named are complete and always in force. */
export const specTables = (rows: SpecRows, terms: Partial<ReleaseTerms> = {}): CodeTables => tablesOf(specReleases(rows, terms));

export const specReleases = (rows: SpecRows, terms: Partial<ReleaseTerms> = {}): Release[] =>
  Object.entries(rows).map(([name, given]) => {
    const set = name as keyof SpecRows;
    const tables = Array.isArray(given)
      ? [packedBy(parts[set], given)]
      : Object.entries(given).map(([table, some]) => packedBy(parts[set][table as never], some));
    return releaseOf({ set, ...terms }, ...tables);
  });

const packedBy = (by: unknown, rows: unknown): SomeTable => (by as Part<object>).pack(rows as readonly object[]);
