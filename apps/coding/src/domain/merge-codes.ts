import type { CoderCodes, Encounter } from '@claimstream/contracts';
import { canonicalJson } from '@claimstream/kernel';

/** What of an encounter belongs to the coder. */
export function codesOf(encounter: Encounter): CoderCodes {
  if (encounter.kind === 'professional') {
    const { kind, diagnoses, serviceLines } = encounter;
    return { kind, diagnoses, serviceLines };
  }
  const { kind, diagnoses, admittingDiagnosis, reasonsForVisit, externalCauses, procedures, drgCode, patientStatusCode } =
    encounter;
  const { occurrences, occurrenceSpans, values, conditions, serviceLines } = encounter;
  return {
    ...{ kind, diagnoses, reasonsForVisit, externalCauses, procedures, patientStatusCode },
    ...{ occurrences, occurrenceSpans, values, conditions, serviceLines },
    ...(admittingDiagnosis !== undefined && { admittingDiagnosis }),
    ...(drgCode !== undefined && { drgCode }),
  };
}

/** The encounter with the coder's codes in their places; problems that the codes answer are no longer open. Codes of the other kind do not fit and change nothing. */
export function withCodes(told: Encounter, codes: CoderCodes, answeredProblems: readonly number[]): Encounter {
  const uncodedProblems = told.uncodedProblems.filter((_, position) => !answeredProblems.includes(position));
  if (told.kind === 'professional') return codes.kind === 'professional' ? { ...told, ...codes, uncodedProblems } : told;
  if (codes.kind !== 'institutional') return told;
  const { admittingDiagnosis: _admitting, drgCode: _drg, ...rest } = told;
  return { ...rest, ...codes, uncodedProblems };
}

/** Where two tellings of an encounter differ in what is coded or has to be: JSON pointers, a list's entries each by itself. */
export function codeChanges(before: Encounter, after: Encounter): string[] {
  if (before.kind !== after.kind) return ['/kind'];
  const was: Record<string, unknown> = { ...codesOf(before), uncodedProblems: before.uncodedProblems };
  const is: Record<string, unknown> = { ...codesOf(after), uncodedProblems: after.uncodedProblems };
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return names.flatMap((name) => differences(`/${name}`, was[name], is[name]));
}

function differences(path: string, was: unknown, is: unknown): string[] {
  if (Array.isArray(was) && Array.isArray(is)) {
    const longest = Math.max(was.length, is.length);
    return Array.from({ length: longest }, (_, n) => n).flatMap((n) => differences(`${path}/${n}`, was[n], is[n]));
  }
  return textOf(was) === textOf(is) ? [] : [path];
}

const textOf = (value: unknown): string => (value === undefined ? '' : canonicalJson(value));
