import type { EditSetting, MueLimit } from '@claimstream/code-sets';
import type { Encounter } from '@claimstream/contracts';
import type { CodedLine, Coding } from './coding.js';
import { type Edit, type EditFacts, type EditFinding, holds } from './edit.js';
import { earlierOfDay } from './same-provider.js';

/**
 * Medically unlikely edits: the most units of a code for one patient and provider. Indicator 1 counts each line; 2 and 3 count the day, over
 * all lines and earlier encounters. 2 stands by policy and nothing changes it; 3 may be paid with the record.
 */
export const tooManyUnits: Edit = (encounter, facts) => {
  const { tables, coding } = facts;
  const setting = settingOf(encounter, coding);
  if (setting === undefined) return [];
  const byCodeAndDay = Map.groupBy(coding.lines.filter(counts), ({ procedureCode, date }) => `${procedureCode} ${date}`);

  return [...byCodeAndDay.values()].flatMap((lines) => {
    const { procedureCode, date } = lines[0]!;
    const limit = tables.mue(setting, procedureCode, date);
    if (!limit) return [];
    const source = `NCCI MUE ${setting}`;
    if (limit.units === 0) return lines.map((line) => neverPaid(line, limit, source));
    return limit.adjudication === 1 ? tooManyOnLines(lines, limit, source) : tooManyOnDay(lines, limit, source, facts);
  });
};

/** Statutorily excluded services are billed to be refused; nobody counts them. */
const counts = ({ modifiers }: CodedLine): boolean => !modifiers.includes('GY');

/** Suppliers of equipment and of prostheses have a table of their own; stays have none. */
function settingOf({ billingProvider }: Encounter, { setting }: Coding): EditSetting | undefined {
  if (setting === 'inpatient') return undefined;
  if (setting === 'outpatient') return 'outpatient';
  return /^(332B|335E)/.test(billingProvider.taxonomyCode ?? '') ? 'dme' : 'practitioner';
}

/** A line over several days stands for its units evenly. */
const unitsOfDay = ({ units, days }: CodedLine): number => units / days;

function neverPaid({ place, path }: CodedLine, { release }: MueLimit, source: string): EditFinding {
  return holds('coder', 'MUE_NEVER_PAYABLE', {
    message: `The procedure of line ${place + 1} is never paid here: its limit is 0 units.`,
    ...{ path, source, release },
    fix: 'Leave the line out, or choose the code that this setting reports.',
  });
}

const tooManyOnLines = (lines: readonly CodedLine[], { units, release }: MueLimit, source: string): EditFinding[] =>
  lines
    .filter((line) => unitsOfDay(line) > units)
    .map(({ place, path }) =>
      holds('coder', 'MUE_LINE_EXCEEDED', {
        message: `Line ${place + 1} has more than the ${units} units that are likely on a line.`,
        ...{ path: `${path}/quantity`, source: `${source}, MAI 1`, release },
        fix: 'Correct the units; or split them over lines with 76, 77, 91, 59 or the places where the record shows it.',
      }),
    );

function tooManyOnDay(
  lines: readonly CodedLine[],
  limit: MueLimit,
  source: string,
  { coding, earlier }: EditFacts,
): EditFinding[] {
  const { procedureCode, date } = lines[0]!;
  const before = earlierOfDay(coding, earlier, date)
    .filter((service) => service.procedureCode === procedureCode && !service.modifiers.includes('GY'))
    .reduce((sum, { units }) => sum + units, 0);
  const total = lines.reduce((sum, line) => sum + unitsOfDay(line), before);
  if (total <= limit.units) return [];

  const last = lines.at(-1)!;
  const saying = {
    message: `${procedureCode} has ${round(total)} units on the day${before > 0 ? ', with earlier encounters' : ''}; likely are at most ${limit.units}.`,
    path: `${last.path}/quantity`,
    source: `${source}, MAI ${limit.adjudication}`,
    release: limit.release,
  };
  return limit.adjudication === 2
    ? [
        holds('coder', 'MUE_DAY_POLICY_EXCEEDED', {
          ...saying,
          fix: 'Correct the units: the limit is policy, no modifier and no record changes it.',
        }),
      ]
    : [
        holds('coder', 'MUE_DAY_CLINICAL_EXCEEDED', {
          ...saying,
          fix: 'Correct the units; or keep the record ready that shows the need of each.',
          overridable: true,
        }),
      ];
}

const round = (units: number): number => Math.round(units * 1000) / 1000;
