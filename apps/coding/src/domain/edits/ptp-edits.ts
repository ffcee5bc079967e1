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

  return [...Map.groupBy(lines, ({ date }) => date)]
    .flatMap(([date, ofDay]) => {
      const others = earlierOfDay(coding, earlier, date);
      return besides(ofDay, others, (one, other) => tables.ptp(table, one, other, date));
    })
    .toSorted((one, other) => one.line.place - other.line.place)
    .flatMap(({ line, beside, edit }) =>
      edit.indicator === 1 && bypasses(line, beside, setting) ? [] : [finding(edit, line, beside, `NCCI PTP ${table}`)],
    );
};

interface Pair {
  readonly line: CodedLine;
  readonly beside: Beside;
  readonly edit: PtpEdit;
}

/** The pairs of a day of which there is an edit. A pair of codes is looked up once for each line, however many others have the code. */
function besides(
  lines: readonly CodedLine[],
  earlier: readonly { procedureCode: string; modifiers: readonly string[] }[],
  editOf: (one: string, other: string) => PtpEdit | undefined,
): Pair[] {
  const ofEarlier = earlier.map(({ procedureCode, modifiers }) => ({
    ...{ procedureCode, modifiers, called: 'a service of another encounter of the day' },
  }));
  const before = new Map<string, Beside[]>();
  const others = Map.groupBy(ofEarlier, ({ procedureCode }) => procedureCode);
  return lines.flatMap((line) => {
    const pairs = [before, others].flatMap((group) =>
      [...group].flatMap(([code, all]) => {
        const edit = code === line.procedureCode ? undefined : editOf(line.procedureCode, code);
        return edit ? all.map((beside) => ({ line, beside, edit })) : [];
      }),
    );
    const { procedureCode, modifiers, place, path } = line;
    const same = before.get(procedureCode);
    const own = { procedureCode, modifiers, called: `line ${place + 1}`, path };
    if (same) same.push(own);
    else before.set(procedureCode, [own]);
    return pairs;
  });
}

function finding(edit: PtpEdit, line: CodedLine, beside: Beside, source: string): EditFinding {
  const lineIsSecond = edit.columnTwo === line.procedureCode;
  const called = `line ${line.place + 1}`;
  const [first, second] = lineIsSecond ? [beside.called, called] : [called, beside.called];
  const saying = {
    path: lineIsSecond ? line.path : (beside.path ?? line.path),
    about: `${edit.columnOne} ${edit.columnTwo}`,
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
