import type { CodeTables, FeeScheduleEntry } from '@claimstream/code-sets';
import type { CalendarDate } from '@claimstream/kernel';
import { distinctServiceModifiers } from './associated-modifiers.js';
import type { CodedLine } from './coding.js';
import { type Edit, type EditFacts, type EditFinding, holds, tells, warns } from './edit.js';
import { isVisit } from './visits.js';

/** Modifiers of one line are different ones. */
export const modifierRepeated: Edit = ({ serviceLines }) =>
  serviceLines.flatMap(({ modifiers }, line) =>
    modifiers.flatMap((modifier, place) =>
      modifiers.indexOf(modifier) === place
        ? []
        : [
            holds('coder', 'MODIFIER_REPEATED', {
              message: `Line ${line + 1} has the same modifier twice.`,
              path: `/serviceLines/${line}/modifiers/${place}`,
            }),
          ],
    ),
  );

/**
 * Every modifier is one of the loaded lists. There is no one official list: those that begin with a letter stand in the HCPCS file, and where
 * it is loaded with them an unknown one is a fault; the others are CPT's, and however long a list of them is, it is somebody's own.
 */
export const modifierUnknown: Edit = (_, { tables, coding: { lines } }) =>
  lines.flatMap((line) =>
    line.modifiers.flatMap((modifier, place) => {
      const release = tables.releasesOn(line.date).modifiers;
      if (tables.modifier(modifier, line.date)) return [];
      const saying = {
        message: `Modifier ${modifier} of line ${line.place + 1} is in none of the loaded tables.`,
        ...{ path: `${line.path}/modifiers/${place}`, source: 'modifiers', release },
      };
      if (/^[A-Z]/.test(modifier) && allOfHcpcsLoaded(tables, line.date)) return [holds('coder', 'MODIFIER_UNKNOWN', saying)];
      if (release === undefined) return [];
      return [warns(tables.isComplete('modifiers', line.date) ? 'MODIFIER_UNKNOWN' : 'CODE_NOT_IN_LOADED_TABLES', saying)];
    }),
  );

/** Modifiers that no short list has; a HCPCS file without them is one of procedures only. */
const rareModifiers = ['CR', 'PT', 'SG'];

const allOfHcpcsLoaded = (tables: CodeTables, date: CalendarDate): boolean =>
  tables.isComplete('hcpcs', date) && rareModifiers.some((modifier) => tables.modifier(modifier, date));

/** Each modifier belongs to the procedure of its line: by what the code is, and by the indicators of the fee schedule. */
export const modifierNotForProcedure: Edit = (_, facts) =>
  facts.coding.lines.flatMap((line) =>
    line.modifiers.flatMap((modifier, place) => [
      ...byKindOfService(line, modifier, place),
      ...byFeeSchedule(line, modifier, place, facts),
    ]),
  );

const onlyOnVisits = new Set(['24', '25', '57']);

/** 24, 25 and 57 are for evaluation and management only; 59 and X{EPSU} are not for it (NCCI policy manual, chapter I, E). */
function byKindOfService(line: CodedLine, modifier: string, place: number): EditFinding[] {
  const visit = isVisit(line.procedureCode);
  if (onlyOnVisits.has(modifier) && !visit) {
    return [
      notFor(line, place, {
        message: `Modifier ${modifier} is for evaluation and management only.`,
        fix: 'Move it to the visit line.',
      }),
    ];
  }
  return distinctServiceModifiers.has(modifier) && visit
    ? [
        notFor(line, place, {
          message: `Modifier ${modifier} is not for evaluation and management.`,
          fix: 'A separate visit has 25.',
        }),
      ]
    : [];
}

/** What an indicator says of a modifier: it may be used, it asks for the record, or it has no place here. */
type Standing = 'allowed' | 'documented' | 'excluded';

/**
 * Fee schedule indicators (CMS, RVU record layout). PC/TC: 1 has both parts; 6 is a test that the laboratory fee schedule pays, of which a physician
 * bills the interpretation with 26; 0, 2 to 5 take neither; the code of 8 is an interpretation itself, 7 and 9 have no parts. Bilateral 0, 2, 9 take
 * no 50; 9 of assistants, co-surgeons and teams has no such thing.
 */
const standings: Readonly<Record<string, (fee: FeeScheduleEntry) => Standing>> = {
  26: ({ professionalTechnical }) => (professionalTechnical === '1' || professionalTechnical === '6' ? 'allowed' : 'excluded'),
  TC: ({ professionalTechnical }) => (professionalTechnical === '1' ? 'allowed' : 'excluded'),
  50: ({ bilateral }) => (bilateral === '1' || bilateral === '3' ? 'allowed' : 'excluded'),
  80: ({ assistant }) => assistantStanding(assistant),
  81: ({ assistant }) => assistantStanding(assistant),
  82: ({ assistant }) => assistantStanding(assistant),
  AS: ({ assistant }) => assistantStanding(assistant),
  62: ({ coSurgeons }) => surgeonStanding(coSurgeons),
  66: ({ teamSurgery }) => surgeonStanding(teamSurgery),
};

/** 2 may be paid, 0 with documentation, 1 and 9 never. */
const assistantStanding = (indicator: string): Standing =>
  indicator === '2' ? 'allowed' : indicator === '0' ? 'documented' : 'excluded';
/** 2 may be paid, 1 with documentation, 0 and 9 never. */
const surgeonStanding = (indicator: string): Standing =>
  indicator === '2' ? 'allowed' : indicator === '1' ? 'documented' : 'excluded';

function byFeeSchedule(line: CodedLine, modifier: string, place: number, { tables }: EditFacts): EditFinding[] {
  const standing = standings[modifier];
  const fee = standing && feeOf(line, modifier, tables);
  if (!standing || !fee) return [];
  const saying = { source: 'MPFS indicators', release: fee.release };
  switch (standing(fee)) {
    case 'allowed':
      return [];
    case 'documented':
      return [
        tells('MODIFIER_NEEDS_DOCUMENTATION', {
          message: `Modifier ${modifier} of line ${line.place + 1} is paid only with documentation of the need.`,
          path: `${line.path}/modifiers/${place}`,
          ...saying,
        }),
      ];
    case 'excluded':
      return [
        notFor(line, place, {
          message: `Modifier ${modifier} does not apply to the procedure.`,
          fix: 'Leave it out.',
          ...saying,
        }),
      ];
  }
}

/** A laboratory test stands in the schedule as excluded (9), and its interpretation (6) in a row of its own with 26. */
const feeOf = ({ procedureCode, date }: CodedLine, modifier: string, tables: CodeTables): FeeScheduleEntry | undefined =>
  (modifier === '26' || modifier === 'TC' ? tables.feeSchedule(procedureCode, date, modifier) : undefined) ??
  tables.feeSchedule(procedureCode, date);

const notFor = (
  line: CodedLine,
  place: number,
  saying: { message: string; fix: string; source?: string; release?: string },
): EditFinding =>
  holds('coder', 'MODIFIER_NOT_FOR_PROCEDURE', {
    path: `${line.path}/modifiers/${place}`,
    source: 'NCCI policy manual, chapter I, E',
    overridable: true,
    ...saying,
  });

const contradictions: readonly (readonly [readonly string[], readonly string[]])[] = [
  [['26'], ['TC']],
  [['50'], ['LT', 'RT']],
  [['59'], ['XE', 'XP', 'XS', 'XU']],
  [['58'], ['78', '79']],
  [['78'], ['79']],
  [['GA'], ['GZ']],
];

/** Modifiers that say different things of one service, such as one part of it and the other, or both sides and one. */
export const modifiersContradict: Edit = (_, { coding: { lines } }) =>
  lines.flatMap((line) =>
    contradictions.flatMap(([some, others]) => {
      const one = some.find((modifier) => line.modifiers.includes(modifier));
      const other = others.find((modifier) => line.modifiers.includes(modifier));
      return one && other
        ? [
            holds('coder', 'MODIFIERS_CONTRADICT', {
              message: `Modifiers ${one} and ${other} of line ${line.place + 1} cannot stand together.`,
              path: `${line.path}/modifiers`,
              about: `${one} ${other}`,
              fix: 'Keep the one that is right.',
              overridable: true,
            }),
          ]
        : [];
    }),
  );
