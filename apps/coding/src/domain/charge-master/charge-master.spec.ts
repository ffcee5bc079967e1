import { ChargeItem, exampleEncounter } from '@claimstream/contracts';
import { csvRecordsOf } from './csv-records.js';
import { repeatsIn } from './item-repeats.js';
import { itemsOfCsv } from './items-of-csv.js';
import { planLoad } from './plan-load.js';
import { chargeFor, type PriceBook, priceOf } from './price-book.js';
import { priceFindings } from './price-findings.js';
import { chargeNumbersIn, withPrices } from './price-lines.js';

const item = (change: Partial<ChargeItem> = {}): ChargeItem =>
  ChargeItem.parse({
    chargeNumber: 'LAB-1',
    description: 'Blood count',
    procedureCode: '85025',
    revenueCode: '0305',
    priceCents: 3_500,
    effectiveFrom: '2026-01-01',
    ...change,
  });
const book = (...items: ChargeItem[]): PriceBook =>
  new Map([['LAB-1', items.map((each, place) => ({ item: each, version: place + 1 }))]]);
const question = { chargeNumber: 'LAB-1', date: '2026-03-02' };

describe('a price', () => {
  it('is that of the version that began last, on its first day already', () => {
    const versions = book(item(), item({ effectiveFrom: '2026-03-02', priceCents: 4_000 }));
    expect(priceOf(versions, { ...question, date: '2026-03-01' })?.priceCents).toBe(3_500);
    expect(priceOf(versions, question)?.priceCents).toBe(4_000);
    expect(priceOf(versions, { ...question, date: '2025-12-31' })).toBeUndefined();
    expect(priceOf(versions, { ...question, chargeNumber: 'LAB-2' })).toBeUndefined();
  });

  it('is none after the last day of its version, also when an earlier one had no end', () => {
    const ended = book(item(), item({ effectiveFrom: '2026-02-01', effectiveTo: '2026-02-28' }));
    expect(priceOf(ended, { ...question, date: '2026-02-28' })).toBeDefined();
    expect(priceOf(ended, { ...question, date: '2026-03-01' })).toBeUndefined();
  });

  it('is that of the correction where a day was loaded twice', () => {
    expect(priceOf(book(item(), item({ priceCents: 3_600 })), question)?.priceCents).toBe(3_600);
  });

  it('is the closest override: payer at facility, payer, facility, item', () => {
    const facilityNpi = '1234567893';
    const overrides = [
      { facilityNpi, priceCents: 3 },
      { payerId: 'P1', priceCents: 2 },
      { payerId: 'P1', facilityNpi, priceCents: 1 },
    ];
    const with3 = book(item({ overrides }));
    const asked = (who: object) => priceOf(with3, { ...question, ...who });
    expect(asked({ payerId: 'P1', facilityNpi })).toMatchObject({ priceCents: 1, priceFrom: 'payer-and-facility' });
    expect(asked({ payerId: 'P1', facilityNpi: '1993999998' })).toMatchObject({ priceCents: 2, priceFrom: 'payer' });
    expect(asked({ payerId: 'P2', facilityNpi })).toMatchObject({ priceCents: 3, priceFrom: 'facility' });
    expect(asked({ payerId: 'P2' })).toMatchObject({ priceCents: 3_500, priceFrom: 'item' });
  });

  it('is taken by quantity, three decimals exact, half a cent up', () => {
    expect(chargeFor({ priceCents: 3_500 }, 2)).toBe(7_000);
    expect(chargeFor({ priceCents: 101 }, 0.5)).toBe(51);
    expect(chargeFor({ priceCents: 1_000 }, 1.005)).toBe(1_005);
  });
});

describe('lines with a charge number', () => {
  const body = (line: object, change: object = {}) => ({ ...exampleEncounter, ...change, serviceLines: [line] });
  const lineOf = (priced: unknown) => (priced as typeof exampleEncounter).serviceLines[0];

  it('are filled in where they say nothing, and keep what they say', () => {
    expect(lineOf(withPrices(body({ chargeNumber: 'LAB-1', quantity: 2 }), book(item({ modifiers: ['90'] }))))).toEqual({
      ...{ chargeNumber: 'LAB-1', quantity: 2, chargeAmountCents: 7_000, procedureCode: '85025', modifiers: ['90'] },
    });
    const own = { chargeNumber: 'LAB-1', quantity: 2, chargeAmountCents: 1, procedureCode: '85027', modifiers: [] };
    expect(lineOf(withPrices(body(own), book(item())))).toEqual(own);
  });

  it('get their revenue code on institutional encounters only', () => {
    const stay = body({ chargeNumber: 'LAB-1', quantity: 1 }, { kind: 'institutional', statementFromDate: '2026-03-02' });
    expect(lineOf(withPrices(stay, book(item())))).toMatchObject({ revenueCode: '0305' });
  });

  it("are priced for their own day, the encounter's payer and its facility", () => {
    const npi = exampleEncounter.billingProvider.npi;
    const versions = book(
      item(),
      item({ effectiveFrom: '2026-03-03', overrides: [{ payerId: 'DEMO1', facilityNpi: npi, priceCents: 9 }] }),
    );
    const line = { chargeNumber: 'LAB-1', quantity: 1 };
    expect(lineOf(withPrices(body(line), versions))).toMatchObject({ chargeAmountCents: 3_500 });
    expect(lineOf(withPrices(body({ ...line, serviceDate: '2026-03-03' }), versions))).toMatchObject({ chargeAmountCents: 9 });
  });

  it('are left alone when the body has no shape to speak of, or the number is unknown', () => {
    for (const strange of [
      undefined,
      null,
      'x',
      [],
      { serviceLines: {} },
      { serviceLines: [null, 1] },
      body({ chargeNumber: 7 }),
    ]) {
      expect(withPrices(strange, book(item()))).toEqual(strange);
    }
    expect(chargeNumbersIn([undefined, { serviceLines: [null, { chargeNumber: 7 }] }, body({ chargeNumber: 'LAB-1' })])).toEqual([
      'LAB-1',
    ]);
    expect(lineOf(withPrices(body({ chargeNumber: 'LAB-9', quantity: 1 }), book(item())))).toEqual({
      chargeNumber: 'LAB-9',
      quantity: 1,
    });
  });

  it('give findings that hold nothing: another amount, another procedure, an unknown number', () => {
    const line = { ...exampleEncounter.serviceLines[1]!, chargeNumber: 'LAB-1' };
    const visit = (change: object) =>
      ({ ...exampleEncounter, serviceLines: [{ ...line, ...change }] }) as typeof exampleEncounter;
    expect(priceFindings(visit({}), book(item()))).toEqual([]);
    expect(priceFindings(visit({ chargeAmountCents: 3_499, procedureCode: '85027' }), book(item()))).toMatchObject([
      { code: 'CHARGE_DIFFERS_FROM_MASTER', severity: 'warning', path: '/serviceLines/0/chargeAmountCents' },
      { code: 'PROCEDURE_DIFFERS_FROM_MASTER', severity: 'warning', path: '/serviceLines/0/procedureCode' },
    ]);
    expect(priceFindings(visit({ chargeNumber: 'LAB-9' }), book(item()))).toMatchObject([
      { code: 'CHARGE_NUMBER_UNKNOWN', severity: 'information', path: '/serviceLines/0/chargeNumber' },
    ]);
    expect(priceFindings(exampleEncounter, book(item()))).toEqual([]);
  });
});

describe('a load', () => {
  it('adds new days, keeps what it corrects, and leaves alone what is there', () => {
    const items = [item(), item({ effectiveFrom: '2026-06-01' }), item({ chargeNumber: 'LAB-2' })];
    const known = book(item(), item({ effectiveFrom: '2026-06-01', priceCents: 1 }));
    expect(planLoad(items, known)).toEqual({
      versions: [
        { item: items[1], version: 3 },
        { item: items[2], version: 1 },
      ],
      ...{ added: 1, corrected: 1, unchanged: 1 },
    });
  });

  it('says what it has twice', () => {
    const overrides = [
      { payerId: 'P1', priceCents: 1 },
      { payerId: 'P1', priceCents: 2 },
    ];
    expect(repeatsIn([item(), item({ effectiveFrom: '2026-06-01', overrides }), item()])).toEqual([
      { item: 1, override: 1 },
      { item: 2 },
    ]);
  });
});

describe('a file of comma-separated values', () => {
  const header =
    'chargeNumber,description,procedureCode,modifiers,revenueCode,price,effectiveFrom,effectiveTo,payerId,facilityNpi';

  it('is read with its quotes, line ends and blank lines', () => {
    expect(csvRecordsOf('\ufeffa,"b, ""c""\nd"\r\n\r\ne,\n')).toEqual({
      records: [
        { line: 1, cells: ['a', 'b, "c"\nd'] },
        { line: 4, cells: ['e', ''] },
      ],
      faults: [],
    });
    expect(csvRecordsOf('a\nb"c"\n"d').faults).toEqual([
      { line: 2, code: 'QUOTE_MISPLACED' },
      { line: 3, code: 'QUOTE_NOT_CLOSED' },
    ]);
  });

  it('gives items with the other prices of their number and day', () => {
    const { items, faults } = itemsOfCsv(
      [header, 'LAB-1,Blood count,85025,90 59,0305,35.00,2026-01-01,,,', 'LAB-1,Blood count,,,,30,2026-01-01,,P1,'].join('\n'),
    );
    expect(faults).toEqual([]);
    expect(items.map(({ line, overrideLines }) => [line, overrideLines])).toEqual([[2, [3]]]);
    expect(ChargeItem.parse(items[0]!.item)).toMatchObject({
      ...{ modifiers: ['90', '59'], priceCents: 3_500, overrides: [{ payerId: 'P1', priceCents: 3_000 }] },
    });
  });

  it('is refused with every line that is wrong', () => {
    const wrong = [header, 'LAB-1,Blood count,,,,35.001,2026-01-01,,,', 'short,row', 'LAB-9,Nothing,,,,1,2026-01-01,,P1,'].join(
      '\n',
    );
    expect(itemsOfCsv(wrong).faults.map(({ line, code }) => `${line} ${code}`)).toEqual([
      ...['3 COLUMN_COUNT', '2 INVALID_AMOUNT', '3 INVALID_AMOUNT', '4 OVERRIDE_WITHOUT_ITEM'],
    ]);
    expect(itemsOfCsv('chargeNumber,color,color').faults.map(({ code }) => code)).toEqual([
      ...['COLUMN_MISSING', 'COLUMN_MISSING', 'COLUMN_MISSING', 'COLUMN_UNKNOWN', 'COLUMN_UNKNOWN', 'COLUMN_REPEATED'],
    ]);
    expect(itemsOfCsv('').faults).toMatchObject([{ code: 'FILE_EMPTY' }]);
  });
});
