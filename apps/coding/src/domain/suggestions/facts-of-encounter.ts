import type { Encounter, Gender } from '@claimstream/contracts';
import { codingOf } from '../edits/coding.js';
import type { CodingFacts } from './coding-facts.js';

/** What an encounter has to say for codes: its note, the problems that came without a code, what was done, what is coded already. */
export function factsOfEncounter(encounter: Encounter): CodingFacts {
  const { codesOn, setting, from, lines } = codingOf(encounter);
  const { patient, clinicalNotes = '', uncodedProblems, diagnoses } = encounter;
  return {
    note: clinicalNotes,
    problems: uncodedProblems.flatMap(({ display }, place) =>
      display === undefined ? [] : [{ text: display, path: `/uncodedProblems/${place}/display` }],
    ),
    procedures: lines.map(({ procedureCode, path }) => ({ code: procedureCode, path: `${path}/procedureCode` })),
    coded: new Set(diagnoses.map(({ code }) => code)),
    setting: setting === 'inpatient' ? 'inpatient' : 'outpatient',
    date: codesOn,
    age: yearsBetween(patient.dateOfBirth, from),
    sex: sexOf[patient.gender],
  };
}

const sexOf: Readonly<Partial<Record<Gender, 'F' | 'M'>>> = { female: 'F', male: 'M' };

const yearsBetween = (birth: string, on: string): number =>
  Number(on.slice(0, 4)) - Number(birth.slice(0, 4)) - Number(on.slice(5) < birth.slice(5));
