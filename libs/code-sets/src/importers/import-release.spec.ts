import { tableIn } from '../releases/release.js';
import { complicationTable, drgTable } from '../sets/diagnosis-tables.js';
import { hcpcsTable, localityTable, taxonomyTable } from '../sets/procedure-tables.js';
import { ptpTable } from '../sets/edit-tables.js';
import type { CodeSetName } from '../tables/code-tables.js';
import { tablesOf } from '../tables/tables-of.js';
import type { Imported } from './import-release.js';
import { importTexts } from './import-texts.js';

const on = '2026-03-02';
const orderLine = (order: number, code: string, text: string, valid = 1) =>
  `${String(order).padStart(5, '0')} ${code.padEnd(7)} ${valid} ${text.slice(0, 60).padEnd(60)} ${text}`;
const orderFile = (...lines: string[]) => lines.map((line) => `${line}\r\n`).join('');
const goodOrderFile = orderFile(
  orderLine(1, 'X00', 'Things of a made-up kind', 0),
  orderLine(2, 'X001', 'A thing of the first made-up kind'),
  orderLine(3, 'QA001', 'A thing whose second character is a letter'),
);

const tablesFrom = (imported: Imported) => tablesOf(imported.kind === 'release' ? [imported.release] : []);
const faultsOf = ({ report }: Imported) => report.faults.map(({ line, code }) => `${line} ${code}`);

describe('an order file', () => {
  it('gives every code and category, in force from the day that its name says', async () => {
    const imported = await importTexts('icd-10-cm', { 'icd10cm_order_2026.txt': goodOrderFile });
    expect(imported).toMatchObject({
      kind: 'release',
      release: { version: 'FY2026', effectiveFrom: '2025-10-01', complete: true },
    });
    expect(imported.report).toMatchObject({ rows: 3, badRows: 0, faults: [] });
    const tables = tablesFrom(imported);
    expect(tables.diagnosis('X00', on)).toMatchObject({ billable: false, description: 'Things of a made-up kind' });
    expect(tables.diagnosis('QA001', on)).toMatchObject({ billable: true });
    expect(tables.diagnosis('X001', '2025-09-30')).toBeUndefined();
  });

  it('has the digest that sha256sum prints', async () => {
    const { digest } = await importTexts('icd-10-cm', { 'a.txt': goodOrderFile });
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect((await importTexts('icd-10-cm', { 'b.txt': goodOrderFile })).digest).toBe(digest);
  });
});

describe('a bad file is refused with the lines', () => {
  const withLine = (place: number, line: string) => goodOrderFile.split('\r\n').toSpliced(place, 0, line).join('\r\n');

  it.each<[string, string | Uint8Array, string[]]>([
    ['cut off inside a row', goodOrderFile.slice(0, -10), ['3 TRUNCATED']],
    ['cut off before the description', goodOrderFile.slice(0, -80), ['3 TRUNCATED', '3 TRUNCATED']],
    ['with mixed line ends', goodOrderFile.replace('kind\r\n', 'kind\n'), ['2 MIXED_LINE_ENDS', '3 MIXED_LINE_ENDS']],
    ['with a row twice', withLine(3, orderLine(4, 'X001', 'Again')), ['4 DUPLICATE_ROW']],
    ['in another encoding', Buffer.from(goodOrderFile.replace('made-up', 'caf\xe9'), 'latin1'), ['1 WRONG_ENCODING']],
    ['in UTF-16', Buffer.from(goodOrderFile, 'utf16le'), ['1 WRONG_ENCODING']],
    ['of another layout', 'code,text\nX001,A thing\n', ['1 WRONG_LAYOUT']],
    ['of nothing', '', ['1 EMPTY']],
  ])('%s', async (_what, content, expected) => {
    const imported = await importTexts('icd-10-cm', { 'file.txt': content });
    expect(imported.kind).toBe('refused');
    expect(faultsOf(imported)).toEqual(expected);
  });

  it('names all faults at once', async () => {
    const content = withLine(2, orderLine(9, 'X001', 'Again')).replace('Again\r\n', 'Again\n');
    const imported = await importTexts('icd-10-cm', { 'file.txt': content });
    expect(faultsOf(imported)).toEqual(['3 MIXED_LINE_ENDS', '3 DUPLICATE_ROW']);
  });

  it('lists a hundred faults and counts the others', async () => {
    const content = goodOrderFile + `${orderLine(1, 'X1', 'x')}\n`.repeat(150);
    const { report } = await importTexts('icd-10-cm', { 'file.txt': content });
    expect(report.faults).toHaveLength(100);
    expect(report.faultCount).toBe(299);
  });

  it('when the set is another', async () => {
    expect((await importTexts('icd-10-pcs', { 'file.txt': goodOrderFile })).kind).toBe('refused');
  });
});

describe('bad rows', () => {
  const many = Array.from({ length: 40 }, (_, place) => orderLine(place + 1, `X${String(place).padStart(3, '0')}`, 'A thing'));
  const withBad = (bad: number) =>
    orderFile(...many.map((line, place) => (place > 0 && place <= bad ? line.replace(' 1 A thing', ' 7 A thing') : line)));

  it('of an otherwise good file are passed over, counted and listed', async () => {
    const imported = await importTexts('icd-10-cm', { 'file.txt': withBad(2) });
    expect(imported.kind).toBe('release');
    expect(imported.report).toMatchObject({ rows: 38, badRows: 2 });
    expect(imported.report.faults[0]).toEqual({ file: 'file.txt', line: 2, code: 'BAD_ROW', detail: 'valid is none of 0, 1.' });
  });

  it('that are too many refuse the file', async () => {
    const imported = await importTexts('icd-10-cm', { 'file.txt': withBad(11) });
    expect(imported.kind).toBe('refused');
    expect(imported.report.faults.at(-1)).toMatchObject({ line: 2, code: 'TOO_MANY_BAD_ROWS' });
  });
});

describe('HCPCS', () => {
  const line = (code: string, record: number, text: string, { short = '', from = '', to = '' } = {}) =>
    `${`${code.padStart(5)}00100${record}${text.padEnd(80)}${short.padEnd(28)}`.padEnd(268)}${from.padEnd(16)}${to.padEnd(8)}`.padEnd(
      320,
    );

  it('joins continuation lines, keeps modifiers and ends terminated codes', async () => {
    const file = orderFile(
      line('ZZ', 7, 'Made-up side'),
      line('G9001', 3, 'A made-up service that is', { short: 'Made-up', from: '20200101' }),
      line('G9001', 4, 'described on'),
      line('G9001', 4, 'three lines'),
      line('G9002', 3, 'An old service', { from: '20100101', to: '20251231' }),
    );
    const imported = await importTexts('hcpcs', { 'HCPC2026_JAN_ANWEB.txt': file });
    expect(imported.report.faults).toEqual([]);
    const tables = tablesFrom(imported);
    expect(tables.procedure('G9001', on)).toEqual({
      ...{ code: 'G9001', system: 'hcpcs', release: '2026Q1' },
      description: 'A made-up service that is described on three lines',
    });
    expect(tables.procedure('G9002', on)).toBeUndefined();
    expect(tables.modifier('ZZ', on)).toEqual({ description: 'Made-up side', release: '2026Q1' });
    expect(imported.kind === 'release' && tableIn(imported.release, hcpcsTable)?.size).toBe(3);
  });

  it('joins no line of another code', async () => {
    const file = orderFile(
      line('G9001', 3, 'A made-up service'),
      line('G9003', 4, 'the end of what is not there'),
      line('G9004', 3, 'Another made-up service'),
    );
    const imported = await importTexts('hcpcs', { 'HCPC2026_JAN_ANWEB.txt': file });
    expect(faultsOf(imported)).toEqual(['2 BAD_ROW']);
    expect(tablesFrom(imported).procedure('G9001', on)).toMatchObject({ description: 'A made-up service' });
  });
});

describe('NCCI pairs', () => {
  const head =
    'Notes\n\nColumn1/Column2 Edits\nColumn 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale\n\t\tprior to 1996\tDate\tDate\t0=not allowed\n\n';

  it('of several files make one release, sorted or not', async () => {
    const imported = await importTexts('ncci-ptp-practitioner', {
      'ccipra-v321r0-f1.TXT': `${head}G0102\tG0101\t\t20200101\t*\t1\tMisuse\nG0101\tG0103\t*\t19960101\t20201231\t0\tSequence\n`,
      'ccipra-v321r0-f2.TXT': `${head}G0103\tG0104\t\t20200101\t*\t9\tMisuse\n`,
    });
    expect(imported).toMatchObject({ kind: 'release', release: { version: '2026Q2', effectiveFrom: '2026-04-01' } });
    expect(imported.kind === 'release' && tableIn(imported.release, ptpTable)?.size).toBe(3);
    const tables = tablesFrom(imported);
    expect(tables.ptp('practitioner', 'G0101', 'G0102', '2026-05-01')).toMatchObject({ columnOne: 'G0102', indicator: 1 });
    expect(tables.ptp('practitioner', 'G0103', 'G0104', '2026-05-01')).toBeUndefined();
  });

  it('may come as files put one after another', async () => {
    const files = ['G0102\tG0101\t\t20200101\t*\t1\tMisuse\n', 'G0103\tG0101\t\t20200101\t*\t1\tMisuse\n'];
    const imported = await importTexts('ncci-ptp-practitioner', { all: files.map((rows) => head + rows).join('') });
    expect(imported.report).toMatchObject({ rows: 2, badRows: 0, faults: [] });
  });

  it('that stand in two files of a release are told with file and line', async () => {
    const row = 'G0102\tG0101\t\t20200101\t*\t1\tMisuse\n';
    const imported = await importTexts('ncci-ptp-practitioner', { one: head + row, two: head + row });
    expect(imported.report.faults).toEqual([
      { file: 'two', line: 7, code: 'DUPLICATE_ROW', detail: 'The same row as line 7 of one.' },
    ]);
  });

  it('that stand twice are told also where the same pair of another day stands between', async () => {
    const rows = ['20200101\t20201231', '20220101\t*', '20200101\t20201231'].map(
      (days) => `G0102\tG0101\t\t${days}\t1\tMisuse\n`,
    );
    const imported = await importTexts('ncci-ptp-practitioner', { one: head + rows.join('') });
    expect(imported.report.faults).toEqual([{ file: 'one', line: 9, code: 'DUPLICATE_ROW', detail: 'The same row as line 7.' }]);
  });
});

it('reads quoted cells over several lines, as in the notice above the MUE table', async () => {
  const file =
    '"CPT is the AMA\'s.\nSay ""so"", always","","",""\r\nHCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\r\n' +
    'G0101,2,"3 Date of Service Edit: Clinical","Nature, of service"\r\nG0102,0,1 Line Edit,\r\n';
  const imported = await importTexts('mue-practitioner', { 'MCR_MUE_PractitionerServices_Eff_04-01-2026.csv': file });
  expect(imported.report.faults).toEqual([]);
  const tables = tablesFrom(imported);
  expect(tables.mue('practitioner', 'G0101', '2026-04-01')).toEqual({
    ...{ units: 2, adjudication: 3, rationale: 'Nature, of service', release: '2026Q2' },
  });
  expect(tables.mue('practitioner', 'G0102', '2026-04-01')).toMatchObject({ units: 0, adjudication: 1 });
});

it('reads add-on codes at their places, with days of the year', async () => {
  const file = '1G0299       G0297       2020001       made up\n2G0300       CCCCC       20200322025365\n';
  const imported = await importTexts('ncci-add-on', { 'AOC_V2026Q1-MCR.txt': file });
  expect(imported.report.faults).toEqual([]);
  const tables = tablesFrom(imported);
  expect(tables.addOn('G0299', on)).toEqual({ type: 1, primaries: ['G0297'], release: '2026Q1' });
  expect(tables.addOn('G0300', on)).toBeUndefined();
});

it('ends an add-on code on the day on which the code itself is deleted', async () => {
  const file = '1G02992026001G0297       2020001       made up\n';
  const imported = await importTexts('ncci-add-on', { 'AOC_V2026Q1-MCR.txt': file });
  expect(imported.report.faults).toEqual([]);
  const [release] = imported.kind === 'release' ? [imported.release] : [];
  const tables = tablesOf([{ ...release!, effectiveFrom: '2025-01-01' }]);
  expect(tables.addOn('G0299', '2025-12-31')).toMatchObject({ primaries: ['G0297'] });
  expect(tables.addOn('G0299', '2026-01-01')).toBeUndefined();
});

it('refuses an add-on code with a primary that it has already, also where others stand between', async () => {
  const rows = ['G0297', 'G0296', 'G0297'].map((primary) => `1G0299       ${primary}       2020001\n`);
  const imported = await importTexts('ncci-add-on', { 'AOC_V2026Q1-MCR.txt': rows.join('') });
  expect(faultsOf(imported)).toEqual(['3 DUPLICATE_ROW']);
});

describe('the tabular list', () => {
  const list = (body: string) =>
    `<?xml version="1.0" encoding="utf-8"?>\n<ICD10CM.tabular><version>2026</version><chapter><name>19</name><desc>Made-up injuries (S00-T88)</desc>
     <excludes1><note>birth trauma (P10-P15)</note></excludes1>
     <section id="S40-S49"><desc>Made-up arm (S40-S49)</desc>${body}</section></chapter></ICD10CM.tabular>\n`;
  const body = `<diag><name>S42</name><desc>Fracture</desc>
      <excludes1><note>amputation (S48.-)</note><note>something with .22 (E08-E13 with .22)</note></excludes1>
      <codeFirst><note>the cause (E85.-, M1A.0)</note></codeFirst>
      <sevenChrDef><extension char="A">initial</extension><extension char="D">subsequent</extension></sevenChrDef>
      <diag><name>S42.0</name><desc>Fracture of one kind</desc><inclusionTerm><note>Broken</note></inclusionTerm></diag></diag>
    <diag><name>S48</name><desc>Amputation</desc></diag>`;

  it('gives notes, what they name, and seventh characters', async () => {
    const imported = await importTexts('icd-10-cm-tabular', { 'icd10cm_tabular_2026.xml': list(body) });
    expect(imported.report.faults).toEqual([]);
    const tables = tablesFrom(imported);
    expect(tables.excludes1('S480', 'S4201', on)).toEqual({ at: 'S42', note: 'amputation (S48.-)', release: 'FY2026' });
    expect(tables.excludes1('S480', 'P119', on)).toMatchObject({ at: '19' });
    expect(tables.excludes1('S42', 'E0922', on)).toBeUndefined();
    expect(tables.codeFirst('S4201', on)).toMatchObject({ targets: ['E85*', 'M1A0'] });
    expect(tables.seventhCharacters('S42001', on)).toEqual(
      new Map([
        ['A', 'initial'],
        ['D', 'subsequent'],
      ]),
    );
  });

  it.each([
    ['cut off', list(body).slice(0, -60), 'TRUNCATED'],
    ['not well formed', list('<diag></section>'), 'WRONG_LAYOUT'],
    ['in another encoding', Buffer.from(list(body).replace('initial', 'h\xf4pital'), 'latin1'), 'WRONG_ENCODING'],
  ])('is refused when it is %s', async (_what, content, code) => {
    const imported = await importTexts('icd-10-cm-tabular', { 'file.xml': content });
    expect(imported.kind).toBe('refused');
    expect(imported.report.faults[0]).toMatchObject({ code, line: expect.any(Number) as number });
  });
});

it('reads coverage policies and says what is wrong with one', async () => {
  const policy = {
    policyId: 'L1',
    kind: 'LCD',
    title: 'A',
    procedures: ['G0101'],
    covered: ['I10'],
    effectiveFrom: '2025-01-01',
  };
  const lines = [policy, { ...policy, policyId: 'L2', kind: 'own' }].map((line) => `${JSON.stringify(line)}\n`).join('');
  const imported = await importTexts('coverage-policies', { 'policies.ndjson': lines + JSON.stringify(policy) + '\n' });
  expect(imported.report).toMatchObject({
    rows: 2,
    badRows: 1,
    faults: [{ line: 2, detail: 'kind is missing or not what it has to be.' }],
  });
  expect(tablesFrom(imported).coveragePolicies('G0101', on)).toHaveLength(2);
});

it('reads the tables of the IPPS rule as one release', async () => {
  const imported = await importTexts('ms-drg', {
    'table5.txt':
      'TABLE 5.\nMS-DRG\tFINAL Post-Acute DRG\tMDC\tTYPE\tMS-DRG Title\tWeights\tGeometric mean LOS\tArithmetic mean LOS\n1\tNo\tPRE\tSURG\tA made-up stay\t28.0239\t25.8\t32.1\n',
    'table6i.txt': 'TABLE 6I.-COMPLETE MCC LIST\nDiagnosis Code\tDescription\tCC Exclusion\nX00.1\tA thing\t0002\n',
    'table6j.txt': 'TABLE 6J.-COMPLETE CC LIST\nDiagnosis Code\tDescription\tCC Exclusion\nX00.2\tA thing\t0003\n',
  });
  expect(imported.report.faults).toEqual([]);
  const tables = imported.kind === 'release' ? imported.release : undefined;
  expect(tableIn(tables!, drgTable)?.get('001')).toMatchObject({ weight: 280_239, geometricMeanStay: 258, majorCategory: 'PRE' });
  const complications = tableIn(tables!, complicationTable);
  expect(['X001', 'X002'].map((code) => complications?.get(code)?.level)).toEqual(['MCC', 'CC']);
});

it('reads the taxonomy, and localities of the fee schedule', async () => {
  const taxonomy = await importTexts('taxonomy', {
    'nucc_taxonomy_251.csv':
      'Code,Grouping,Classification,Specialization,Definition,Notes,Display Name,Section\n207Q00000X,"A, group",Family Medicine,,"Of\nfamilies",,Family Medicine Physician,Individual\n',
  });
  expect(taxonomy.kind === 'release' && tableIn(taxonomy.release, taxonomyTable)?.get('207Q00000X')).toMatchObject({
    grouping: 'A, group',
    displayName: 'Family Medicine Physician',
  });
  const localities = await importTexts('mpfs-gpci', {
    'GPCI2026.csv':
      'NOTES,,,,,,\nMedicare Administrative Contractor (MAC),State,Locality Number,Locality Name,2026 PW GPCI (with 1.0 Floor),2026 PE GPCI,2026 MP GPCI\n02102,AK,01,ALASKA*,1.5,1.081,0.592\n,,,,,,\nA footnote,,,,,,\n',
  });
  expect(localities).toMatchObject({ kind: 'release', release: { version: '2026Q1' } });
  expect(localities.kind === 'release' && tableIn(localities.release, localityTable)?.get('0210201')).toMatchObject({
    ...{ state: 'AK', work: 1500, practice: 1081, malpractice: 592 },
  });
});

it('reads the small lists, each in its layout', async () => {
  const sets: CodeSetName[] = ['mce', 'modifiers', 'place-of-service', 'carc'];
  const files = [
    'code\tgroup\trule\nX00\tAge\tPediatric (0-17)\nX00\tSex\tFemale only\n',
    'modifier\tdescription\towner\n25\tSeparate visit\tcpt\n',
    'pos\tfacility_type\tname\tdescription\n21\tFacility\tInpatient\tA ward\n',
    'code\tcategory\tdescription\n45\tcontract\tAbove the contract\n',
  ];
  const imported = await Promise.all(sets.map((set, place) => importTexts(set, { file: files[place]! })));
  expect(imported.flatMap(({ report }) => report.faults)).toEqual([]);
  const tables = tablesOf(imported.flatMap((one) => (one.kind === 'release' ? [one.release] : [])));
  expect(tables.modifier('25', on)).toMatchObject({ description: 'Separate visit' });
  expect(tables.placeOfService('21', on)).toMatchObject({ facility: true });
});
