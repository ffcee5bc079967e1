import type { PackedTable } from '../packed/packed-table.js';
import type { ReleaseShelf } from '../releases/release-shelf.js';
import { type DiagnosisRow, diagnosisTable } from '../sets/diagnosis-tables.js';
import { type NoteRow, noteTable } from '../sets/tabular-tables.js';
import { diagnosisTermsOf } from '../terms/diagnosis-terms.js';
import type { CodeTables } from './code-tables.js';
import { remembered } from './remembered.js';

/** What the diagnoses in force on a day are called, with the inclusion terms of the tabular list where that is loaded. */
export const diagnosisNamesIn = (shelf: ReleaseShelf): Pick<CodeTables, 'diagnosisTerms'> => ({
  diagnosisTerms(date) {
    const diagnoses = shelf.table('icd-10-cm', diagnosisTable, date)?.table;
    const notes = shelf.table('icd-10-cm-tabular', noteTable, date)?.table;
    return diagnoses && (notes ? namesBeside(diagnoses)(notes) : namesOf(diagnoses));
  },
});

/** An index is kept with its tables, which outlive the releases that carry them. */
const namesOf = remembered((diagnoses: PackedTable<DiagnosisRow>) => diagnosisTermsOf(diagnoses));
const namesBeside = remembered((diagnoses: PackedTable<DiagnosisRow>) =>
  remembered((notes: PackedTable<NoteRow>) => diagnosisTermsOf(diagnoses, notes)),
);
