import { addDays, type CalendarDate } from '@claimstream/kernel';
import { addOnTable, mueTable, ptpTable } from '../../sets/edit-tables.js';
import type { Fields } from '../fields.js';
import { targetTable } from '../import-target.js';
import { delimited } from '../layouts/delimited.js';
import { fixedWidth } from '../layouts/fixed-width.js';

/** The four files of a quarter make one release. Titles take three lines: what is no pair of codes after the first of them is one of the others. */
export const ptpFile = delimited({
  name: 'NCCI procedure-to-procedure edits (ccipra-vNNNrN-fN.TXT, ccioph-…)',
  separator: '\t',
  latin: true,
  table: targetTable(ptpTable, ['columnOne', 'columnTwo', 'from']),
  isHeader: ([one, two]) => /^"?column 1/i.test(one ?? '') && /column 2/i.test(two ?? ''),
  columns: { columnOne: 0, columnTwo: 1, from: 3, deletedOn: 4, indicator: 5, rationale: 6 },
  skip: isPreamble,
  row: (fields) => ({
    ...{
      columnOne: fields.code('columnOne', { length: 5, exactly: true }),
      columnTwo: fields.code('columnTwo', { length: 5, exactly: true }),
    },
    ...{ from: fields.day('from'), deletedOn: fields.day('deletedOn') },
    ...{ indicator: Number(fields.oneOf('indicator', ['0', '1', '9'])), rationale: fields.text('rationale') },
  }),
});

/** What stands above the pairs: also further down, where the files of a quarter were put one after another. */
function isPreamble(cells: readonly string[]): boolean {
  const [one = '', two = ''] = cells;
  const isCode = (cell: string): boolean => /^[0-9A-Z]{5}$/.test(cell);
  return /^"?column ?1/i.test(one) || (!isCode(one) && (one === '' || cells.length < 3) && !isCode(two));
}

/** Practitioner, outpatient hospital and DME supplier files differ in the title of their second column. */
export const mueFile = (services: RegExp, name: string) =>
  delimited({
    name: `Medically unlikely edits, ${name} (MCR_MUE_….csv)`,
    separator: ',',
    latin: true,
    table: targetTable(mueTable, ['code']),
    isHeader: ([code, units]) => /^HCPCS\s*\/\s*CPT Code/i.test(code ?? '') && services.test(units ?? ''),
    columns: { code: 0, units: 1, adjudication: 2, rationale: 3 },
    row: (fields) => ({
      ...{ code: fields.code('code', { length: 5, exactly: true }), units: fields.whole('units') },
      ...{ adjudication: adjudicationOf(fields), rationale: fields.text('rationale') },
    }),
  });

/** `3 Date of Service Edit: Clinical`: its first character says it. */
function adjudicationOf(fields: Fields): number {
  const adjudication = Number(fields.text('adjudication')[0]);
  if (![1, 2, 3].includes(adjudication)) fields.faults.push('adjudication is none of 1, 2, 3.');
  return adjudication;
}

/**
 * CMS' add-on file since 2022: 39 characters and a comment; `CCCCC` where the contractor defines the primaries; days as `2025001`. The code, its
 * primary and the edit end each on a day of its own.
 */
export const addOnFile = fixedWidth({
  name: 'NCCI add-on codes (AOC_VyyyyQn-MCR.txt, fixed width)',
  recognises: (head) => /^[123][0-9A-Z]{5}[0-9 ]{7}[0-9A-Z]{5}/m.test(head),
  latin: true,
  table: targetTable(addOnTable, ['code', 'primary', 'from']),
  fields: {
    ...{ type: [1, 1], code: [2, 6], codeEnds: [7, 13], primary: [14, 18], primaryEnds: [19, 25] },
    ...{ begins: [26, 32], ends: [33, 39] },
  },
  shortest: 32,
  skip: (line) => !/^[123][0-9A-Z]{5}/.test(line),
  row: (fields) => {
    const primary = fields.code('primary', { length: 5, exactly: true });
    const days = ['ends', 'codeEnds', 'primaryEnds'].map((name) => ordinalDay(fields, name)).filter((day) => day !== undefined);
    return {
      ...{ type: fields.whole('type'), code: fields.code('code', { length: 5, exactly: true }) },
      ...{ primary: primary === 'CCCCC' ? '' : primary, from: ordinalDay(fields, 'begins'), deletedOn: days.toSorted()[0] },
    };
  },
});

/** A day as year and day of the year. */
function ordinalDay(fields: Fields, name: string): CalendarDate | undefined {
  const text = fields.text(name);
  if (text === '' || /^[09]+$/.test(text)) return undefined;
  const [year, number] = [text.slice(0, 4), Number(text.slice(4))];
  if (!/^\d{7}$/.test(text) || number < 1 || number > 366) {
    fields.faults.push(`${name} is not a day of a year.`);
    return undefined;
  }
  return addDays(`${year}-01-01`, number - 1);
}
