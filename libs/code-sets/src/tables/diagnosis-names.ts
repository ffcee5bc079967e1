import { type Release, tableIn } from '../releases/release.js';
import type { ReleaseShelf } from '../releases/release-shelf.js';
import { diagnosisTable } from '../sets/diagnosis-tables.js';
import { noteTable } from '../sets/tabular-tables.js';
import { diagnosisTermsOf } from '../terms/diagnosis-terms.js';
import { type TermIndex } from '../terms/term-index.js';
import type { CodeTables } from './code-tables.js';
import { remembered } from './remembered.js';

/** What the diagnoses in force on a day are called, with the inclusion terms of the tabular list where that is loaded. */
export const diagnosisNamesIn = (shelf: ReleaseShelf): Pick<CodeTables, 'diagnosisTerms'> => ({
  diagnosisTerms(date) {
    const diagnoses = shelf.inForce('icd-10-cm', date);
    return diagnoses && termsBeside(diagnoses)(shelf.inForce('icd-10-cm-tabular', date) ?? diagnoses);
  },
});

/** The index of a release of diagnoses, beside a release of the tabular list (or itself, where there is none). */
const termsBeside = remembered((diagnoses: Release) =>
  remembered((tabular: Release): TermIndex | undefined => {
    const table = tableIn(diagnoses, diagnosisTable);
    return table && diagnosisTermsOf(table, tableIn(tabular, noteTable));
  }),
);
