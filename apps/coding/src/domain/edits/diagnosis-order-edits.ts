import { isNamedBy } from './diagnosis-codes.js';
import { type Edit, holds, warns } from './edit.js';

/** A cause of injury (V00 to Y99) stands after the injury, never first. */
export const externalCauseFirst: Edit = ({ diagnoses: [first] }) =>
  first && /^[V-Y]/.test(first.code)
    ? [
        holds('coder', 'EXTERNAL_CAUSE_FIRST', {
          message: 'An external cause cannot be the first diagnosis.',
          path: '/diagnoses/0',
          source: 'ICD-10-CM guidelines I.C.20',
          fix: 'Put the condition first and the cause after it.',
        }),
      ]
    : [];

/** What a disease elsewhere brings about is never the first diagnosis (guidelines I.A.13; Medicare Code Editor). */
export const manifestationFirst: Edit = (_, { entries: [first] }) =>
  first?.manifestation
    ? [
        holds('coder', 'MANIFESTATION_FIRST', {
          message: 'A manifestation cannot be the first diagnosis.',
          path: '/diagnoses/0',
          source: 'ICD-10-CM guidelines I.A.13, MCE',
          release: first.release,
          fix: 'Put the underlying disease before it.',
        }),
      ]
    : [];

/**
 * The disease stands before its manifestation. Where the list names diseases to code first and one is reported, it has to stand before; where
 * none is reported something may be missing, but the lists say "such as" and are not complete.
 */
export const etiologyNotBefore: Edit = ({ diagnoses }, { tables, coding, entries }) =>
  entries.flatMap((entry, position) => {
    if (!entry?.manifestation) return [];
    const note = tables.codeFirst(entry.code, coding.codesOn);
    if (!note || note.targets.length === 0) return [];
    const places = diagnoses.flatMap(({ code }, place) =>
      place !== position && note.targets.some((target) => isNamedBy(target, code)) ? [place] : [],
    );
    // A manifestation before everything else is told by manifestationFirst.
    if (places.some((place) => place < position) || (places.length > 0 && position === 0)) return [];
    const where = { path: `/diagnoses/${position}`, source: 'ICD-10-CM guidelines I.A.13', release: entry.release };
    return places.length > 0
      ? [
          holds('coder', 'ETIOLOGY_AFTER_MANIFESTATION', {
            message: `Diagnosis ${places[0]! + 1} is the disease of which diagnosis ${position + 1} is a manifestation, and stands after it.`,
            fix: 'Put the disease before its manifestation.',
            ...where,
          }),
        ]
      : [
          warns('ETIOLOGY_MISSING', {
            message: `Diagnosis ${position + 1} is a manifestation, and none of the diseases to code first is reported.`,
            fix: 'Report the underlying disease before it.',
            overridable: true,
            ...where,
          }),
        ];
  });

/** Categories and codes that are reported first or not at all (ICD-10-CM guidelines of FY2026, I.C.21.c.15). */
const firstOnly = [
  ...['Z00', 'Z01', 'Z02', 'Z04', 'Z332', 'Z3181', 'Z3183', 'Z3184', 'Z34', 'Z39', 'Z38', 'Z40', 'Z42'],
  ...['Z510', 'Z511', 'Z52', 'Z761', 'Z762', 'Z9912'],
];
const firstOnlyExcept = ['Z006', 'Z529'];

/** A reason for a visit that can only be its first one. Several records of one day that were put together may have two. */
export const firstOnlyNotFirst: Edit = ({ diagnoses }) =>
  diagnoses.flatMap(({ code }, position) => {
    const isFirstOnly = firstOnly.some((stem) => code.startsWith(stem)) && !firstOnlyExcept.some((stem) => code.startsWith(stem));
    if (!isFirstOnly || position === 0) return [];
    const first = diagnoses[0]!.code;
    if (firstOnly.some((stem) => first.startsWith(stem))) return [];
    return [
      warns('FIRST_ONLY_DIAGNOSIS_NOT_FIRST', {
        message: `Diagnosis ${position + 1} may only be the first one.`,
        path: `/diagnoses/${position}`,
        source: 'ICD-10-CM guidelines I.C.21.c.15',
        fix: 'Put it first, or leave it out.',
        overridable: true,
      }),
    ];
  });
