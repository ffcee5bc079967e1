import { isVisit } from './visits.js';

/** Modifiers that say where on the body (NCCI policy manual, chapter I, E). */
export const anatomicModifiers: ReadonlySet<string> = new Set([
  ...['E1', 'E2', 'E3', 'E4', 'FA', 'F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9'],
  ...['TA', 'T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9', 'LT', 'RT', 'LC', 'LD', 'RC', 'LM', 'RI'],
]);

export const distinctServiceModifiers: ReadonlySet<string> = new Set(['59', 'XE', 'XP', 'XS', 'XU']);

/** Only with evaluation and management; 27 only in the outpatient hospital. */
export const visitModifiers: ReadonlySet<string> = new Set(['24', '25', '27', '57']);

const otherProcedureModifiers: ReadonlySet<string> = new Set(['58', '78', '79', '91']);

/** The modifiers of a line that may bypass an edit with indicator 1, on a line of this code: its other modifiers do not count. */
export function bypassingModifiers(
  { procedureCode, modifiers }: Line,
  setting: 'professional' | 'outpatient',
): readonly string[] {
  const visit = isVisit(procedureCode);
  return modifiers.filter((modifier) => {
    if (visitModifiers.has(modifier)) return visit && (modifier !== '27' || setting === 'outpatient');
    if (distinctServiceModifiers.has(modifier) || otherProcedureModifiers.has(modifier)) return !visit;
    return anatomicModifiers.has(modifier);
  });
}

interface Line {
  readonly procedureCode: string;
  readonly modifiers: readonly string[];
}

/**
 * Whether two lines say that an edit between them does not stand: by an associated modifier on either of them. The same place on the body
 * on both says nothing of separate ones, and only the visit's own modifier makes a visit separate from a procedure.
 */
export function bypasses(one: Line, other: Line, setting: 'professional' | 'outpatient'): boolean {
  const visits = [one, other].filter(({ procedureCode }) => isVisit(procedureCode));
  if (visits.length > 0) {
    return visits.some((visit) => bypassingModifiers(visit, setting).some((modifier) => visitModifiers.has(modifier)));
  }
  const [first, second] = [bypassingModifiers(one, setting), bypassingModifiers(other, setting)];
  if ([...first, ...second].some((modifier) => !anatomicModifiers.has(modifier))) return true;
  return first.some((modifier) => !second.includes(modifier)) || second.some((modifier) => !first.includes(modifier));
}
