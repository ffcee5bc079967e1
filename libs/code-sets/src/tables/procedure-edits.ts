import type { CalendarDate } from '@claimstream/kernel';
import { dayNumber } from '../packed/number-columns.js';
import type { CodeColumn } from '../packed/column.js';
import type { ReleaseShelf, TableInForce } from '../releases/release-shelf.js';
import { addOnTable, mueTable, type PtpRow, ptpTable } from '../sets/edit-tables.js';
import type { CodeSetName, CodeTables, EditSetting, PtpEdit } from './code-tables.js';

const ptpSets: Record<EditSetting, CodeSetName | undefined> = {
  practitioner: 'ncci-ptp-practitioner',
  outpatient: 'ncci-ptp-outpatient',
  dme: undefined,
};
const mueSets: Record<EditSetting, CodeSetName> = {
  practitioner: 'mue-practitioner',
  outpatient: 'mue-outpatient',
  dme: 'mue-dme',
};

/** NCCI: pairs, unit limits and add-on codes. */
export const procedureEditsIn = (shelf: ReleaseShelf): Pick<CodeTables, 'ptp' | 'mue' | 'addOn'> => ({
  ptp(setting, one, other, date) {
    const set = ptpSets[setting];
    const found = set && shelf.table(set, ptpTable, date);
    return found && (pairInForce(found, [one, other], date) ?? pairInForce(found, [other, one], date));
  },

  mue(setting, code, date) {
    const row = shelf.row(mueSets[setting], mueTable, { code, date });
    return (
      row && {
        ...{ units: row.units, adjudication: row.adjudication as 1 | 2 | 3, release: row.release },
        ...(row.rationale === '' ? undefined : { rationale: row.rationale }),
      }
    );
  },

  addOn(code, date) {
    const found = shelf.table('ncci-add-on', addOnTable, date);
    if (!found) return undefined;
    const rows = [...found.table.rows(found.table.find(code))].filter((row) => stands(row, date));
    const [first] = rows;
    return (
      first && {
        type: first.type as 1 | 2 | 3,
        primaries: rows.map(({ primary }) => primary).filter(Boolean),
        release: found.release.version,
      }
    );
  },
});

const stands = ({ from, deletedOn }: Pick<PtpRow, 'from' | 'deletedOn'>, date: CalendarDate): boolean =>
  (from === undefined || from <= date) && (deletedOn === undefined || date < deletedOn);

/** The row of a pair that stands on that day. Compared as numbers: this is asked for every pair of lines of every encounter. */
function pairInForce(
  { table, release }: TableInForce<PtpRow>,
  [columnOne, columnTwo]: readonly [string, string],
  date: CalendarDate,
): PtpEdit | undefined {
  const { from, to } = table.find(columnOne, columnTwo);
  if (from === to) return undefined;
  const on = dayNumber(date);
  const begins = numbersOf(table.columns.from);
  const ends = numbersOf(table.columns.deletedOn);
  for (let at = from; at < to; at += 1) {
    if (begins[at]! > on || (ends[at] !== 0 && on >= ends[at]!)) continue;
    const indicator = table.columns.indicator.at(at);
    if (indicator === 9) continue;
    const rationale = table.columns.rationale.at(at);
    return {
      ...{ columnOne, columnTwo, indicator: indicator as 0 | 1, release: release.version },
      ...(rationale === '' ? undefined : { rationale }),
    };
  }
  return undefined;
}

const numbersOf = (column: object): ArrayLike<number> => (column as CodeColumn).numbers;
