import type { DiagnosisEntry } from '@claimstream/code-sets';
import type { CodedLine } from './coding.js';
import { type Edit, tells, warns } from './edit.js';

type Side = 'left' | 'right';

const leftModifiers = new Set(['LT', 'E1', 'E2', 'FA', 'F1', 'F2', 'F3', 'F4', 'TA', 'T1', 'T2', 'T3', 'T4']);
const rightModifiers = new Set(['RT', 'E3', 'E4', 'F5', 'F6', 'F7', 'F8', 'F9', 'T5', 'T6', 'T7', 'T8', 'T9']);

/** The sides that a line's modifiers name; 50 names both. */
function sidesOf({ modifiers }: CodedLine): ReadonlySet<Side> {
  const both = modifiers.includes('50');
  return new Set<Side>([
    ...(both || modifiers.some((modifier) => leftModifiers.has(modifier)) ? ['left' as const] : []),
    ...(both || modifiers.some((modifier) => rightModifiers.has(modifier)) ? ['right' as const] : []),
  ]);
}

/** "Left" and "right" of the heart, its bundle and a quadrant of the abdomen are no side that a modifier could name. */
const noSide = /\b(heart|ventric\w*|atri\w*|bundle|fascicular|coronary|quadrant)\b/i;

/** The sides that a diagnosis names in its words; none where it says nothing of a side. */
function sidesIn(entry: DiagnosisEntry | undefined): ReadonlySet<Side> {
  const words = entry?.description ?? '';
  if (noSide.test(words)) return new Set();
  const both = /\b(bilateral|both)\b/i.test(words);
  return new Set<Side>([
    ...(both || /\bleft\b/i.test(words) ? ['left' as const] : []),
    ...(both || /\bright\b/i.test(words) ? ['right' as const] : []),
  ]);
}

/** What was done on one side is not done for the other: the modifiers of a line against the sides of its diagnoses (guidelines I.B.13). */
export const sidesContradict: Edit = (_, { entries, coding: { lines } }) =>
  lines.flatMap((line) => {
    const done = sidesOf(line);
    const meant = new Set(line.diagnoses.flatMap((position) => [...sidesIn(entries[position])]));
    if (done.size === 0 || meant.size === 0 || [...done].every((side) => meant.has(side))) return [];
    const release = line.diagnoses.map((position) => entries[position]?.release).find((each) => each !== undefined);
    return [
      warns('LATERALITY_CONFLICT', {
        message:
          done.size === 2
            ? `Line ${line.place + 1} was done on both sides, and its diagnoses are of the ${[...meant].join()} one.`
            : `Line ${line.place + 1} was done on the ${[...done].join()} side, and its diagnoses are of the other one.`,
        path: `${line.path}/modifiers`,
        source: 'ICD-10-CM guidelines I.B.13',
        release,
        fix: 'Check the modifier, the diagnosis and what the line points to.',
        overridable: true,
      }),
    ];
  });

const unspecifiedSide =
  /\bunspecified (side|limb|eye|eyelid|ear|hand|foot|arm|forearm|leg|hip|knee|shoulder|ankle|wrist|elbow|finger|thumb|toe|breast|ovary|kidney|lung|thigh|femur|radius|ulna|humerus|tibia|fibula|clavicle|upper (limb|arm|extremity)|lower (limb|leg|extremity))\b/i;

/** An unspecified side is rarely what the record says (guidelines I.B.13), least of all where the line names the side. */
export const sideUnspecified: Edit = (_, { entries }) =>
  entries.flatMap((entry, position) =>
    entry && unspecifiedSide.test(entry.description)
      ? [
          tells('SIDE_UNSPECIFIED', {
            message: `Diagnosis ${position + 1} does not say which side.`,
            path: `/diagnoses/${position}`,
            source: 'ICD-10-CM guidelines I.B.13',
            release: entry.release,
            fix: 'Choose the code of the side where the record says it.',
          }),
        ]
      : [],
  );
