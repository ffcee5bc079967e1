import type { PackedTable } from '../packed/packed-table.js';
import type { DiagnosisRow } from '../sets/diagnosis-tables.js';
import type { NoteRow } from '../sets/tabular-tables.js';
import { termsIn } from './description-term.js';
import { everydayTerms } from './everyday-terms.js';
import { type Term, TermIndex } from './term-index.js';

/** Names that say nothing by themselves, whatever code they are of. */
const tooVague = new Set([
  'pain',
  'disease',
  'injury',
  'infection',
  'screening',
  'examination',
  'observation',
  'allergy',
  'fall',
  'activity',
]);

/** The names of the codes that may be reported: our everyday ones, those within descriptions, and inclusion terms of the tabular list. */
export function diagnosisTermsOf(diagnoses: PackedTable<DiagnosisRow>, notes?: PackedTable<NoteRow>): TermIndex {
  return new TermIndex(allTerms(diagnoses, notes));
}

function* allTerms(diagnoses: PackedTable<DiagnosisRow>, notes: PackedTable<NoteRow> | undefined): Generator<Term> {
  const billable = (code: string) => diagnoses.get(code)?.billable === true;
  for (const [code, names] of Object.entries(everydayTerms)) {
    if (billable(code)) for (const name of names.split(' | ')) yield { code, name, basis: 'everyday' };
  }
  for (const row of diagnoses.rows()) if (row.billable) yield* termsOfDescription(row);
  for (const { place, kind, text } of notes?.rows() ?? []) {
    if (kind === 'inclusionTerm' && billable(place)) yield* named({ code: place, name: termsIn(text)?.name, basis: 'inclusion' });
  }
}

function* termsOfDescription({ code, description }: DiagnosisRow): Generator<Term> {
  const terms = termsIn(description);
  yield* named({ code, name: terms?.name, basis: 'description' });
  yield* named({ code, name: terms?.shorter, basis: 'shortened' });
}

function* named({ name, ...term }: Omit<Term, 'name'> & { name: string | undefined }): Generator<Term> {
  if (name !== undefined && !tooVague.has(name)) yield { ...term, name };
}
