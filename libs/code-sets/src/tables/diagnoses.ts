import type { CalendarDate } from '@claimstream/kernel';
import type { ReleaseShelf } from '../releases/release-shelf.js';
import {
  anyAge,
  diagnosisLimitsTable,
  diagnosisTable,
  inpatientProcedureTable,
  poaExemptTable,
} from '../sets/diagnosis-tables.js';
import type { CodeTables, DiagnosisEntry } from './code-tables.js';

/** ICD-10-CM with what the POA list and the Medicare Code Editor of that day add, and ICD-10-PCS. */
export const diagnosesIn = (shelf: ReleaseShelf): Pick<CodeTables, 'diagnosis' | 'inpatientProcedure'> => ({
  diagnosis(code, date) {
    const row = shelf.row('icd-10-cm', diagnosisTable, { code, date });
    if (!row) return undefined;
    const limits = limitsOf(shelf, code, date);
    const exempt = shelf.table('poa-exempt', poaExemptTable, date)?.table.find(code);
    return {
      ...{ code, billable: row.billable, description: row.description, release: row.release },
      poaExempt: exempt !== undefined && exempt.from < exempt.to,
      ...limits,
    };
  },

  inpatientProcedure(code, date) {
    const row = shelf.row('icd-10-pcs', inpatientProcedureTable, { code, date });
    return row && { code, valid: row.valid, description: row.description, release: row.release };
  },
});

/** The Medicare Code Editor has a row for each kind of limit: a diagnosis of newborn girls has two. */
function limitsOf(shelf: ReleaseShelf, code: string, date: CalendarDate): Pick<DiagnosisEntry, 'ages' | 'sex' | 'manifestation'> {
  const table = shelf.table('mce', diagnosisLimitsTable, date)?.table;
  const rows = table ? [...table.rows(table.find(code))] : [];
  const aged = rows.find(({ ageFrom, ageTo }) => ageFrom > anyAge.ageFrom || ageTo < anyAge.ageTo);
  const sexed = rows.find(({ sex }) => sex !== '');
  return {
    manifestation: rows.some(({ manifestation }) => manifestation),
    ...(aged && { ages: { from: aged.ageFrom, to: aged.ageTo } }),
    ...(sexed && { sex: sexed.sex as 'F' | 'M' }),
  };
}
