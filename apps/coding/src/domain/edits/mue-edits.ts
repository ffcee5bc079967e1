import type { EditSetting, MueLimit } from '@claimstream/code-sets';
import type { Encounter } from '@claimstream/contracts';
import { addDays, type CalendarDate } from '@claimstream/kernel';
import type { EarlierService } from '../earlier-service.js';
import type { CodedLine, Coding } from './coding.js';
import { type Edit, type EditFacts, type EditFinding, holds } from './edit.js';
import { isOfProvider } from './same-provider.js';

/**
 * Medically unlikely edits: the most units of a code for one patient and provider. Indicator 1 counts each line; 2 and 3 count the day, over
 * all lines and earlier encounters. 2 stands by policy and nothing changes it; 3 may be paid with the record. What lasts several days counts on
 * each of them.
 */
export const tooManyUnits: Edit = (encounter, facts) => {
  const setting = settingOf(encounter, facts.coding);
  if (setting === undefined) return [];
  const byCode = Map.groupBy(facts.coding.lines.filter(counts), ({ procedureCode }) => procedureCode);
  return [...byCode.values()].flatMap((lines) => oneForEachPath(ofOneCode(lines, setting, facts)));
};

function ofOneCode(lines: readonly CodedLine[], setting: EditSetting, { tables, coding, earlier }: EditFacts): EditFinding[] {
  const { procedureCode } = lines[0]!;
  const before = servicesBefore(procedureCode, coding, earlier);
  const begun = Map.groupBy(lines, ({ date }) => date);
  const lasting = lines.filter(({ days }) => days > 1);
  const source = `NCCI MUE ${setting}`;

  return daysToCount(lines, before).flatMap((day) => {
    const limit = tables.mue(setting, procedureCode, day);
    if (!limit) return [];
    const ofDay = begun.get(day) ?? [];
    if (limit.units === 0) return ofDay.map((line) => neverPaid(line, limit, source));
    if (limit.adjudication === 1) return tooManyOnLines(ofDay, limit, source);
    const goingOn = lasting.filter((line) => line.date < day && isOn(line, day));
    const unitsBefore = unitsOf(before.filter((service) => isOn(service, day)));
    return tooManyOnDay([...goingOn, ...ofDay].toSorted(firstFirst), { day, unitsBefore, limit, source });
  });
}

/** What the units of a day can only grow on: the first days of lines, and of earlier services while a line goes on. */
function daysToCount(lines: readonly CodedLine[], before: readonly Span[]): CalendarDate[] {
  const lasting = lines.filter(({ days }) => days > 1);
  const meanwhile = before.filter(({ date }) => lasting.some((line) => isOn(line, date)));
  return [...new Set([...lines, ...meanwhile].map(({ date }) => date))];
}

/** Units over some days, from the first of them. */
type Span = Pick<CodedLine, 'date' | 'days' | 'units'>;

const isOn = ({ date, days }: Span, day: CalendarDate): boolean => date <= day && day <= addDays(date, days - 1);

/** The provider's services of the code on other encounters of the setting. */
const servicesBefore = (code: string, coding: Coding, earlier: readonly EarlierService[]): Span[] =>
  earlier
    .filter((service) => service.procedureCode === code && counts(service) && isOfProvider(coding, service))
    .map(({ serviceDate: date, days, units }) => ({ date, days, units }));

const firstFirst = (one: CodedLine, other: CodedLine): number => one.place - other.place;

/** Too many on several days of the same lines is one finding. */
const oneForEachPath = (findings: readonly EditFinding[]): EditFinding[] =>
  [...new Map(findings.toReversed().map((finding) => [finding.path, finding])).values()].toReversed();

/** Statutorily excluded services are billed to be refused; nobody counts them. */
const counts = ({ modifiers }: Pick<CodedLine, 'modifiers'>): boolean => !modifiers.includes('GY');

/** Suppliers of equipment and of prostheses have a table of their own; stays have none. */
function settingOf({ billingProvider }: Encounter, { setting }: Coding): EditSetting | undefined {
  if (setting === 'inpatient') return undefined;
  if (setting === 'outpatient') return 'outpatient';
  return /^(332B|335E)/.test(billingProvider.taxonomyCode ?? '') ? 'dme' : 'practitioner';
}

/** A line over several days stands for its units evenly, in whole ones; CMS' tables say no more than that a limit is of a day. */
const unitsOfDay = ({ units, days }: Span): number => (days === 1 ? units : Math.round(units / days));

const unitsOf = (spans: readonly Span[]): number => spans.reduce((sum, span) => sum + unitsOfDay(span), 0);

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

interface DayCount {
  readonly day: CalendarDate;
  /** What earlier encounters had on it. */
  readonly unitsBefore: number;
  readonly limit: MueLimit;
  readonly source: string;
}

function tooManyOnDay(lines: readonly CodedLine[], { day, unitsBefore, limit, source }: DayCount): EditFinding[] {
  const total = unitsBefore + unitsOf(lines);
  if (total <= limit.units) return [];

  const last = lines.at(-1)!;
  const saying = {
    message: `${last.procedureCode} has ${round(total)} units on ${day}${unitsBefore > 0 ? ', with earlier encounters' : ''}; likely are at most ${limit.units}.`,
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
