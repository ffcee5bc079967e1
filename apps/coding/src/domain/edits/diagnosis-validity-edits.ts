import { addDays } from '@claimstream/kernel';
import { diagnosesOf, type PlacedDiagnosis } from './diagnosis-codes.js';
import { type Edit, type EditFacts, type EditFinding, holds, warns } from './edit.js';

const source = 'ICD-10-CM';

/** Every diagnosis is a code of the release in force on the date of service (of a stay: of discharge), with all the characters that it needs. */
export const diagnosisNotValid: Edit = (encounter, facts) => {
  const { tables, coding } = facts;
  if (tables.releasesOn(coding.codesOn)['icd-10-cm'] === undefined) return notLoaded(diagnosesOf(encounter));
  return diagnosesOf(encounter).flatMap((diagnosis) => {
    const entry = tables.diagnosis(diagnosis.code, coding.codesOn);
    if (entry?.billable) return [];
    return [entry ? incomplete(diagnosis, facts) : unknown(diagnosis, facts)];
  });
};

function notLoaded(diagnoses: readonly PlacedDiagnosis[]): EditFinding[] {
  return diagnoses.length === 0
    ? []
    : [
        warns('CODE_SET_NOT_LOADED', {
          message: 'No ICD-10-CM release is loaded for this date: diagnoses were not checked.',
          path: '/diagnoses',
          source,
        }),
      ];
}

/** A category or subcategory, which may not be reported itself (guidelines I.A.2 and 3). */
function incomplete({ code, path }: PlacedDiagnosis, facts: EditFacts): EditFinding {
  const { tables, coding } = facts;
  const release = tables.diagnosis(code, coding.codesOn)?.release;
  const choices = choicesAfter(code, facts);
  return choices.length > 0
    ? holds('coder', 'SEVENTH_CHARACTER_MISSING', {
        message: 'The diagnosis needs a 7th character.',
        ...{ path, release, source: 'ICD-10-CM guidelines I.A.4 and 5' },
        fix: `Put one of ${choices.join(', ')} in the 7th place and fill empty places before it with X.`,
      })
    : holds('coder', 'DIAGNOSIS_NOT_BILLABLE', {
        message: 'The diagnosis is a category: a code below it has to be chosen.',
        ...{ path, release, source: 'ICD-10-CM guidelines I.A.3' },
        fix: 'Choose the code below it with the most detail that is documented.',
      });
}

function unknown({ code, path }: PlacedDiagnosis, facts: EditFacts): EditFinding {
  const { tables, coding } = facts;
  const release = tables.releasesOn(coding.codesOn)['icd-10-cm'];
  if (!tables.isComplete('icd-10-cm', coding.codesOn)) {
    return warns('CODE_NOT_IN_LOADED_TABLES', {
      message: 'The diagnosis is not in the loaded tables, which are not the whole list.',
      ...{ path, source, release },
    });
  }
  const why = aboutSeventhCharacter(code, facts) ??
    aboutDate(code, facts) ?? { code: 'DIAGNOSIS_UNKNOWN', message: 'There is no such code.' };
  return holds('coder', why.code, {
    message: why.message,
    ...{ path, source, release },
    fix: why.fix ?? 'Look the condition up in the release for this date.',
  });
}

interface Why {
  readonly code: string;
  readonly message: string;
  readonly fix?: string;
}

/** Whether the code fails by its last character: one too many, a wrong one, or not in the seventh place (guidelines I.A.4 and 5). */
function aboutSeventhCharacter(code: string, facts: EditFacts): Why | undefined {
  const last = code.at(-1)!;
  const stem = code.slice(0, -1).replace(/X+$/, '');
  const entry = stem.length < 3 ? undefined : facts.tables.diagnosis(stem, facts.coding.codesOn);
  if (!entry) return undefined;
  if (entry.billable) {
    return code.length === 7
      ? {
          code: 'SEVENTH_CHARACTER_NOT_APPLICABLE',
          message: 'The diagnosis takes no 7th character.',
          fix: 'Leave the 7th character out.',
        }
      : undefined;
  }
  const choices = choicesAfter(stem, facts);
  if (code.length < 7 && choices.includes(last)) {
    return {
      code: 'PLACEHOLDER_MISSING',
      message: 'The 7th character does not stand in the 7th place.',
      fix: 'Fill the empty places before it with X.',
    };
  }
  return code.length === 7 && choices.length > 0
    ? {
        code: 'SEVENTH_CHARACTER_INVALID',
        message: 'The diagnosis does not take this 7th character.',
        fix: `One of ${choices.join(', ')}.`,
      }
    : undefined;
}

/** The characters that make a code whole in the seventh place, with X in the empty places before it; none where more detail comes first. */
function choicesAfter(stem: string, { tables, coding: { codesOn } }: EditFacts): string[] {
  if (stem.length > 6) return [];
  const filled = stem.padEnd(6, 'X');
  return seventhCharacters.filter((character) => tables.diagnosis(`${filled}${character}`, codesOn)?.billable);
}

const seventhCharacters = [...'ABCDEFGHJKLMNPQRS0123456789'];

/** Whether the code is one of another year: retired, or not in force yet. */
function aboutDate(code: string, { tables, coding: { codesOn } }: EditFacts): Why | undefined {
  const isKnown = (days: number) => tables.diagnosis(code, addDays(codesOn, days)) !== undefined;
  if ([-183, -366].some(isKnown)) {
    return {
      code: 'DIAGNOSIS_NOT_IN_FORCE',
      message: 'The code was retired before this date.',
      fix: 'Use the code that took its place.',
    };
  }
  return [183, 366].some(isKnown)
    ? {
        code: 'DIAGNOSIS_NOT_IN_FORCE',
        message: 'The code is not in force yet on this date.',
        fix: 'Use the code of that year.',
      }
    : undefined;
}
