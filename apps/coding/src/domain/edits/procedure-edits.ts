import type { CodeSetName } from '@claimstream/code-sets';
import { addDays } from '@claimstream/kernel';
import type { CodedLine } from './coding.js';
import { type Edit, type EditFacts, type EditFinding, holds, type ProfessionalEdit, warns } from './edit.js';

type ProcedureSet = Extract<CodeSetName, 'cpt' | 'hcpcs'>;

/** Level II begins with a letter; all else is CPT. */
const setOf = (code: string): ProcedureSet => (/^[A-Z]/.test(code) ? 'hcpcs' : 'cpt');
const nameOf = { cpt: 'CPT', hcpcs: 'HCPCS Level II' } as const;

/** Every procedure is a code in force on the day of its line. Which of two codes with the same form is meant is the line's to say, not the form's. */
export const procedureNotValid: Edit = (_, facts) => {
  const { lines } = facts.coding;
  const isLoaded = (line: CodedLine) => facts.tables.releasesOn(line.date)[setOf(line.procedureCode)] !== undefined;
  const unloaded = lines.filter((line) => !isLoaded(line) && !facts.tables.procedure(line.procedureCode, line.date));
  return [
    ...(['cpt', 'hcpcs'] as const).flatMap((set) => notLoaded(set, unloaded)),
    ...lines.filter(isLoaded).flatMap((line) => checked(line, facts)),
  ];
};

function notLoaded(set: ProcedureSet, lines: readonly CodedLine[]): EditFinding[] {
  const first = lines.find(({ procedureCode }) => setOf(procedureCode) === set);
  return first
    ? [
        warns('CODE_SET_NOT_LOADED', {
          message: `No ${nameOf[set]} release is loaded for this date: its codes were not checked.`,
          path: `${first.path}/procedureCode`,
          source: nameOf[set],
        }),
      ]
    : [];
}

function checked(line: CodedLine, { tables }: EditFacts): EditFinding[] {
  const { procedureCode, date, place, path } = line;
  if (tables.procedure(procedureCode, date)) return [];
  const set = setOf(procedureCode);
  const saying = { path: `${path}/procedureCode`, source: nameOf[set], release: tables.releasesOn(date)[set] };
  if (!tables.isComplete(set, date)) {
    return [
      warns('CODE_NOT_IN_LOADED_TABLES', {
        message: `The procedure of line ${place + 1} is not in the loaded tables, which are not the whole list.`,
        ...saying,
      }),
    ];
  }
  const ofAnotherYear = [-366, -183, 183, 366].some((days) => tables.procedure(procedureCode, addDays(date, days)) !== undefined);
  return [
    ofAnotherYear
      ? holds('coder', 'PROCEDURE_NOT_IN_FORCE', {
          message: `The procedure of line ${place + 1} is not in force on its day.`,
          fix: 'Use the code that is in force on the day of service.',
          ...saying,
        })
      : holds('coder', 'PROCEDURE_UNKNOWN', {
          message: `There is no such procedure as that of line ${place + 1}.`,
          fix: 'Look the service up in the release for this date.',
          ...saying,
        }),
  ];
}

/** Where it was done, by the list of CMS. */
export const placeOfServiceUnknown: ProfessionalEdit = (encounter, { tables, coding }) => {
  const release = tables.releasesOn(coding.from)['place-of-service'];
  if (release === undefined) return [];
  const places = [
    { code: encounter.placeOfServiceCode, path: '/placeOfServiceCode' },
    ...encounter.serviceLines.flatMap(({ placeOfServiceCode: code }, line) =>
      code === undefined ? [] : [{ code, path: `/serviceLines/${line}/placeOfServiceCode` }],
    ),
  ];
  return places.flatMap(({ code, path }) => {
    if (tables.placeOfService(code, coding.from)) return [];
    const saying = { message: 'There is no such place of service.', path, source: 'CMS place of service codes', release };
    return [
      tables.isComplete('place-of-service', coding.from)
        ? holds('coder', 'PLACE_OF_SERVICE_UNKNOWN', saying)
        : warns('CODE_NOT_IN_LOADED_TABLES', { ...saying, message: 'The place of service is not in the loaded tables.' }),
    ];
  });
};
