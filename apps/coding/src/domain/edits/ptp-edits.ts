import type { PtpEdit } from '@claimstream/code-sets';
import { bypasses } from './associated-modifiers.js';
import type { CodedLine } from './coding.js';
import { type Edit, type EditFinding, holds } from './edit.js';
import { earlierOfDay } from './same-provider.js';
import { isVisit } from './visits.js';

/** What stands beside a line on its day: another line, or a service of an earlier encounter. */
interface Beside {
  readonly procedureCode: string;
  readonly modifiers: readonly string[];
  /** How the finding calls it, and its path where it is a line of this encounter. */
  readonly called: string;
  readonly path?: string;
}

/**
 * NCCI procedure-to-procedure edits: the same patient, provider and day, by the table of the setting. Column two is not paid beside column
 * one; with indicator 1 an associated modifier says that the services were separate, with 0 nothing does. What is suggested is for a person
 * to decide: a modifier only to pass the edit would be wrong.
 */
export const pairsNotTogether: Edit = (_, { tables, coding, earlier }) => {
  const { setting, lines } = coding;
  if (setting === 'inpatient') return [];
  const table = setting === 'professional' ? 'practitioner' : 'outpatient';

  return lines.flatMap((line, place) =>
    besides(line, lines.slice(0, place), earlierOfDay(coding, earlier, line.date)).flatMap((beside) => {
      if (beside.procedureCode === line.procedureCode) return [];
      const edit = tables.ptp(table, line.procedureCode, beside.procedureCode, line.date);
      if (!edit || (edit.indicator === 1 && bypasses(line, beside, setting))) return [];
      return [finding(edit, line, beside, `NCCI PTP ${table}`)];
    }),
  );
};

const besides = (
  { date }: CodedLine,
  before: readonly CodedLine[],
  earlier: readonly { procedureCode: string; modifiers: readonly string[] }[],
): Beside[] => [
  ...before
    .filter((other) => other.date === date)
    .map(({ procedureCode, modifiers, place, path }) => ({ procedureCode, modifiers, called: `line ${place + 1}`, path })),
  ...earlier.map(({ procedureCode, modifiers }) => ({
    procedureCode,
    modifiers,
    called: 'a service of another encounter of the day',
  })),
];

function finding(edit: PtpEdit, line: CodedLine, beside: Beside, source: string): EditFinding {
  const lineIsSecond = edit.columnTwo === line.procedureCode;
  const called = `line ${line.place + 1}`;
  const [first, second] = lineIsSecond ? [beside.called, called] : [called, beside.called];
  const saying = {
    path: lineIsSecond ? line.path : (beside.path ?? line.path),
    ...{ source, release: edit.release },
  };
  return edit.indicator === 0
    ? holds('coder', 'PTP_NEVER_TOGETHER', {
        message: `${sentence(second)} is part of ${first} and is never paid beside it; no modifier changes that.`,
        fix: `Leave out ${edit.columnTwo}.`,
        ...saying,
      })
    : holds('coder', 'PTP_NEEDS_MODIFIER', {
        message: `${sentence(second)} is part of ${first} unless the record shows that they were separate.`,
        fix: suggestion(edit),
        overridable: true,
        ...saying,
      });
}

function suggestion({ columnOne, columnTwo }: PtpEdit): string {
  const visit = [columnOne, columnTwo].find(isVisit);
  return visit
    ? `If the visit was significant and separate, ${visit} has 25 (57 where it led to major surgery); else leave out ${columnTwo}.`
    : `If the record shows another site, session or practitioner, LT and RT or another place, XE, XS, XP, XU, or 59; else leave out ${columnTwo}.`;
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
