import type { ReleaseShelf } from '../releases/release-shelf.js';
import {
  anyAge,
  diagnosisLimitsTable,
  diagnosisTable,
  inpatientProcedureTable,
  poaExemptTable,
} from '../sets/diagnosis-tables.js';
import type { CodeTables } from './code-tables.js';

/** ICD-10-CM with what the POA list and the Medicare Code Editor of that day add, and ICD-10-PCS. */
export const diagnosesIn = (shelf: ReleaseShelf): Pick<CodeTables, 'diagnosis' | 'inpatientProcedure'> => ({
  diagnosis(code, date) {
    const row = shelf.row('icd-10-cm', diagnosisTable, { code, date });
    if (!row) return undefined;
    const limits = shelf.row('mce', diagnosisLimitsTable, { code, date });
    const exempt = shelf.table('poa-exempt', poaExemptTable, date)?.table.find(code);
    return {
      ...{ code, billable: row.billable, description: row.description, release: row.release },
      poaExempt: exempt !== undefined && exempt.from < exempt.to,
      manifestation: limits?.manifestation ?? false,
      ...(limits && (limits.ageFrom > anyAge.ageFrom || limits.ageTo < anyAge.ageTo)
        ? { ages: { from: limits.ageFrom, to: limits.ageTo } }
        : undefined),
      ...(limits && limits.sex !== '' ? { sex: limits.sex as 'F' | 'M' } : undefined),
    };
  },

  inpatientProcedure(code, date) {
    const row = shelf.row('icd-10-pcs', inpatientProcedureTable, { code, date });
    return row && { code, valid: row.valid, description: row.description, release: row.release };
  },
});
