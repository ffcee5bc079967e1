import { suggestCodes } from '@claimstream/coding-app';
import { type Release, tablesOf } from '@claimstream/code-sets';
import { Random } from '../x12/random.js';

const date = '2026-03-02';
const seed = 20_260_302;

export interface SuggestionFigures {
  /** The 99th percentile, in milliseconds, of looking through a note of 5 KB for codes. */
  readonly suggestionP99Ms: number;
  /** How many times as long a note of 99,000 blanks takes as an ordinary one of its length. */
  readonly suggestionBlanksRatio: number;
  readonly suggestionNames: number;
}

/** How long it takes to look through notes for codes, with all names of the loaded tables. */
export function suggestionFigures(releases: readonly Release[], count = 300): SuggestionFigures {
  const tables = tablesOf(releases);
  const random = new Random(seed);
  const msOf = (note: string): number => {
    const begun = performance.now();
    suggestCodes({ ...{ note, date, setting: 'outpatient', problems: [], procedures: [] }, coded: new Set() }, tables);
    return performance.now() - begun;
  };
  const notes = Array.from({ length: count }, () => madeUpNote(random, 5_000));
  for (const note of notes.slice(0, 50)) msOf(note);

  const took = notes.map(msOf).toSorted((one, other) => one - other);
  const long = Array.from({ length: 9 }, () => ({ ordinary: msOf(madeUpNote(random, blanks.length)), blanks: msOf(blanks) }));
  const blanksRatio = median(long.map((each) => each.blanks)) / median(long.map((each) => each.ordinary));
  return {
    suggestionP99Ms: rounded(took[Math.floor(took.length * 0.99)]!),
    suggestionBlanksRatio: rounded(blanksRatio),
    suggestionNames: tables.diagnosisTerms(date)?.size ?? 0,
  };
}

/** A line that a pattern with two open ends reads once for each of its blanks: quadratic where one is. */
const blanks = `Assessment: gout\nx${' '.repeat(99_000)}y`;

const median = (figures: readonly number[]): number => figures.toSorted((one, other) => one - other)[figures.length >> 1]!;
const rounded = (figure: number): number => Math.round(figure * 100) / 100;

const sentences = [
  'Denies fever, chills, cough, shortness of breath, or chest pain.',
  'Type 2 diabetes with hyperglycemia, A1c 9.1, on insulin.',
  'Possible pneumonia versus atelectasis at the right lung base.',
  'Pain in the left knee and the right shoulder since a fall on ice.',
  'Mother had breast cancer, father died of a heart attack.',
  'History of stroke without residual weakness.',
  'Acute on chronic systolic heart failure, CKD stage 3b, hypertension.',
  'Displaced fracture of lateral malleolus of right fibula, healing.',
  'Return if the swelling of the leg gets worse or redness spreads.',
];
const headings = ['HPI:', 'PMH:', 'ROS:', 'Exam:', 'Assessment:', 'Plan:'];

function madeUpNote(random: Random, length: number): string {
  let note = '';
  while (note.length < length) note += random.chance(0.2) ? `\n${random.pick(headings)} ` : ` ${random.pick(sentences)}`;
  return note.slice(0, length);
}
