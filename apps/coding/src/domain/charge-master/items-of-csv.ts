import { centsFromDecimal } from '@claimstream/kernel';
import { type CsvRecord, csvRecordsOf } from './csv-records.js';

export const csvColumns = [
  'chargeNumber',
  'description',
  'procedureCode',
  'modifiers',
  'revenueCode',
  'price',
  'effectiveFrom',
  'effectiveTo',
  'payerId',
  'facilityNpi',
] as const;
type Column = (typeof csvColumns)[number];
type Row = Readonly<Record<Column, string>> & { readonly line: number };

const required: readonly Column[] = ['chargeNumber', 'description', 'price', 'effectiveFrom'];

/** Something wrong with the file itself; the line is its first. */
export interface CsvLineFault {
  readonly line: number;
  readonly column?: string;
  readonly code: string;
  readonly detail: string;
}

/** An item as the file writes it, not checked yet, and the lines that it and each of its overrides stand on. */
export interface CsvItem {
  readonly item: Readonly<Record<string, unknown>>;
  readonly line: number;
  readonly overrideLines: readonly number[];
}

/**
 * Reads a charge master from comma-separated values with a first line of column names. A line with a payer or a facility is another price
 * of the item with the same number and day. Prices are dollars.
 */
export function itemsOfCsv(text: string): { items: CsvItem[]; faults: CsvLineFault[] } {
  const { records, faults } = csvRecordsOf(text);
  const [header, ...body] = records;
  const told: CsvLineFault[] = faults.map((fault) => ({ ...fault, detail: 'A quote is not where the format allows it.' }));
  if (!header) return { items: [], faults: [{ line: 1, code: 'FILE_EMPTY', detail: 'The file has no line.' }] };
  const columns = header.cells.map((name) => name.trim());
  told.push(...headerFaults(columns));
  if (told.length > 0) return { items: [], faults: told };

  told.push(...body.flatMap((record) => widthFaults(record, columns.length)));
  const rows = body.map((record) => toRow(record, columns));
  told.push(...rows.flatMap(priceFaults));
  const itemRows = rows.filter((row) => !isOverride(row));
  const overrides = Map.groupBy(rows.filter(isOverride), nameOf);
  const names = new Set(itemRows.map(nameOf));
  told.push(...[...overrides].flatMap(([name, lines]) => (names.has(name) ? [] : lines.map(withoutItem))));
  return { items: itemRows.map((row) => toItem(row, overrides.get(nameOf(row)) ?? [])), faults: told };
}

function headerFaults(columns: readonly string[]): CsvLineFault[] {
  const known: readonly string[] = csvColumns;
  const fault = (code: string, detail: string, column?: string): CsvLineFault => ({ line: 1, code, detail, column });
  return [
    ...required
      .filter((name) => !columns.includes(name))
      .map((name) => fault('COLUMN_MISSING', 'The first line does not name this column.', name)),
    ...columns.flatMap((name, place) => [
      ...(known.includes(name) ? [] : [fault('COLUMN_UNKNOWN', `Column ${place + 1} is none of: ${csvColumns.join(', ')}.`)]),
      ...(columns.indexOf(name) === place ? [] : [fault('COLUMN_REPEATED', `Column ${place + 1} is there before.`)]),
    ]),
  ];
}

const widthFaults = ({ line, cells }: CsvRecord, width: number): CsvLineFault[] =>
  cells.length === width
    ? []
    : [{ line, code: 'COLUMN_COUNT', detail: `The line has ${cells.length} cells, the first line has ${width}.` }];

const priceFaults = ({ line, price }: Row): CsvLineFault[] =>
  centsFromDecimal(price) === undefined
    ? [{ line, column: 'price', code: 'INVALID_AMOUNT', detail: 'A price is dollars with at most two decimals.' }]
    : [];

const withoutItem = ({ line }: Row): CsvLineFault => ({
  line,
  column: 'chargeNumber',
  code: 'OVERRIDE_WITHOUT_ITEM',
  detail: 'The file has no item with this number and day that this could be another price of.',
});

const toRow = ({ line, cells }: CsvRecord, columns: readonly string[]): Row => {
  const values = csvColumns.map((name) => [name, cells[columns.indexOf(name)]?.trim() ?? '']);
  return { line, ...(Object.fromEntries(values) as Record<Column, string>) };
};

const isOverride = ({ payerId, facilityNpi }: Row): boolean => payerId !== '' || facilityNpi !== '';
const nameOf = ({ chargeNumber, effectiveFrom }: Row): string => JSON.stringify([chargeNumber, effectiveFrom]);

function toItem(row: Row, overrides: readonly Row[]): CsvItem {
  const { chargeNumber, description, procedureCode, modifiers, revenueCode, price, effectiveFrom, effectiveTo } = row;
  return {
    line: row.line,
    overrideLines: overrides.map(({ line }) => line),
    item: {
      ...given({ chargeNumber, description, procedureCode, revenueCode, effectiveFrom, effectiveTo }),
      ...(modifiers !== '' && { modifiers: modifiers.split(/\s+/) }),
      priceCents: centsFromDecimal(price) ?? 0,
      overrides: overrides.map((each) => ({
        ...given({ payerId: each.payerId, facilityNpi: each.facilityNpi }),
        priceCents: centsFromDecimal(each.price) ?? 0,
      })),
    },
  };
}

/** An empty cell says nothing. */
const given = (cells: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ''));
