import { suggestCodes } from '@claimstream/coding-app';
import { type Release, tablesOf } from '@claimstream/code-sets';
import { Random } from '../x12/random.js';

const date = '2026-03-02';
const seed = 20_260_302;

/** The 99th percentile, in milliseconds, of looking through a note of 5 KB for codes, with all names of the loaded tables. */
export function suggestionP99Ms(releases: readonly Release[], count = 300): { suggestionP99Ms: number; suggestionNames: number } {
  const tables = tablesOf(releases);
  const random = new Random(seed);
  const look = (note: string) =>
    suggestCodes({ ...{ note, date, setting: 'outpatient', problems: [], procedures: [] }, coded: new Set() }, tables);
  const notes = Array.from({ length: count }, () => madeUpNote(random));
  for (const note of notes.slice(0, 50)) look(note);

  const took = notes.map((note) => {
    const begun = performance.now();
    look(note);
    return performance.now() - begun;
  });
  took.sort((one, other) => one - other);
  return {
    suggestionP99Ms: Math.round(took[Math.floor(took.length * 0.99)]! * 100) / 100,
    suggestionNames: tables.diagnosisTerms(date)?.size ?? 0,
  };
}

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

function madeUpNote(random: Random): string {
  let note = '';
  while (note.length < 5_000) note += random.chance(0.2) ? `\n${random.pick(headings)} ` : ` ${random.pick(sentences)}`;
  return note.slice(0, 5_000);
}
