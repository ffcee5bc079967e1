import { releaseOf, rowsOf } from '../releases/release.js';
import { diagnosisTable } from '../sets/diagnosis-tables.js';
import { specReleases, specTables } from './spec-tables.js';
import { tablesOf } from './tables-of.js';

const on = '2026-03-02';

describe('a diagnosis', () => {
  it('is what the release in force on the day says, with the POA list and the code editor', () => {
    const tables = specTables({
      'icd-10-cm': [{ code: 'R54' }, { code: 'A00', billable: false, description: 'Cholera' }, { code: 'O80' }],
      'poa-exempt': [{ code: 'R54' }],
      mce: [{ code: 'O80', ageFrom: 9, ageTo: 64, sex: 'F' }],
    });
    expect(tables.diagnosis('A00', on)).toEqual({
      ...{ code: 'A00', billable: false, description: 'Cholera', poaExempt: false, manifestation: false, release: 'spec' },
    });
    expect(tables.diagnosis('R54', on)).toMatchObject({ poaExempt: true });
    expect(tables.diagnosis('O80', on)).toMatchObject({ ages: { from: 9, to: 64 }, sex: 'F' });
    expect(tables.diagnosis('A0', on)).toBeUndefined();
    expect(tables.diagnosis('A00.', on)).toBeUndefined();
  });

  it('of an older date is looked up in the older release, and without one in the starter, which is not complete', () => {
    const year = (version: string, effectiveFrom: string, code: string, complete = true) =>
      releaseOf(
        { set: 'icd-10-cm', version, effectiveFrom, complete },
        rowsOf(diagnosisTable, [{ code, order: 1, billable: true, description: code, short: '' }]),
      );
    const tables = tablesOf([
      year('FY2025', '2024-10-01', 'B00'),
      year('starter', '1900-01-01', 'A00', false),
      year('FY2026', '2025-10-01', 'C00'),
    ]);
    expect(tables.releasesOn('2025-10-01')).toEqual({ 'icd-10-cm': 'FY2026' });
    expect(tables.diagnosis('C00', '2025-09-30')).toBeUndefined();
    expect(tables.diagnosis('B00', '2025-09-30')).toMatchObject({ release: 'FY2025' });
    expect(tables.diagnosis('A00', '2020-01-01')).toMatchObject({ release: 'starter' });
    expect(['2020-01-01', on].map((date) => tables.isComplete('icd-10-cm', date))).toEqual([false, true]);
    expect(tables.isComplete('hcpcs', on)).toBe(false);
  });
});

describe('notes of the tabular list', () => {
  const tables = specTables({
    'icd-10-cm-tabular': {
      notes: [
        { place: 'A00', targets: 'B20 C10..C12' },
        { place: 'E00E07', level: 'section', targets: 'F1*', text: 'thyroid' },
        { place: 'M05', targets: 'M06..M10' },
        { place: 'H42', kind: 'codeFirst', text: 'glaucoma in amyloidosis (E85.-)', targets: 'E85*' },
      ],
      categories: [
        { code: 'E01', section: 'E00E07', chapter: '04' },
        { code: 'M06', position: 1 },
        { code: 'M1A', position: 2 },
        { code: 'M10', position: 3 },
        { code: 'M11', position: 4 },
      ],
      'seventh-characters': [
        { code: 'S42', character: 'A', meaning: 'initial encounter' },
        { code: 'S42', character: 'D', meaning: 'subsequent encounter' },
        { code: 'S425', character: 'B', meaning: 'open' },
      ],
    },
  });

  it('hold for all codes below, in both directions', () => {
    expect(tables.excludes1('A009', 'B20', on)).toEqual({ at: 'A00', note: 'a note', release: 'spec' });
    expect(tables.excludes1('B20', 'A009', on)).toMatchObject({ at: 'A00' });
    expect(tables.excludes1('E011', 'F109', on)).toMatchObject({ at: 'E00E07' });
    expect(tables.excludes1('A009', 'A009', on)).toBeUndefined();
    expect(tables.excludes1('A009', 'B21', on)).toBeUndefined();
  });

  it('name ranges in the order of the list, with all below the last', () => {
    const excluded = (code: string) => tables.excludes1('A00', code, on) !== undefined;
    expect(['C09', 'C10', 'C119', 'C129', 'C13'].map(excluded)).toEqual([false, true, true, true, false]);
    const gout = (code: string) => tables.excludes1('M05', code, on) !== undefined;
    expect(['M069', 'M1A00', 'M109', 'M110'].map(gout)).toEqual([true, true, true, false]);
  });

  it('tell what to code first', () => {
    expect(tables.codeFirst('H42', on)).toEqual({ note: 'glaucoma in amyloidosis (E85.-)', targets: ['E85*'] });
  });

  it('give the seventh characters of the nearest category', () => {
    expect([...tables.seventhCharacters('S42001', on)!.keys()]).toEqual(['A', 'D']);
    expect([...tables.seventhCharacters('S42501', on)!.keys()]).toEqual(['B']);
    expect(tables.seventhCharacters('I10', on)).toBeUndefined();
  });
});

describe('an NCCI edit', () => {
  const tables = specTables({
    'ncci-ptp-practitioner': [
      { columnOne: '11042', columnTwo: '97597', from: '2010-01-01', deletedOn: '2020-01-01', indicator: 0 },
      { columnOne: '11042', columnTwo: '97597', from: '2020-01-01', indicator: 1, rationale: 'Misuse' },
      { columnOne: '11042', columnTwo: '11043', from: '2020-01-01', deletedOn: '2020-01-01', indicator: 9 },
    ],
    'mue-practitioner': [{ code: 'A4206', units: 3, adjudication: 1 }],
    'ncci-add-on': [
      { code: '11045', primary: '11042' },
      { code: '11045', primary: '11043', deletedOn: '2021-01-01' },
      { code: '99292', type: 2 },
    ],
  });

  it('is found in whichever order the codes stand, on the days on which it stands; deletion day excluded', () => {
    expect(tables.ptp('practitioner', '97597', '11042', on)).toEqual({
      ...{ columnOne: '11042', columnTwo: '97597', indicator: 1, rationale: 'Misuse', release: 'spec' },
    });
    expect(tables.ptp('practitioner', '11042', '97597', '2019-12-31')).toMatchObject({ indicator: 0 });
    expect(tables.ptp('practitioner', '11042', '97597', '2009-12-31')).toBeUndefined();
    expect(tables.ptp('practitioner', '11042', '11043', '2020-01-01')).toBeUndefined();
    expect(tables.ptp('outpatient', '11042', '97597', on)).toBeUndefined();
  });

  it('limits units, and names the primaries that an add-on code needs', () => {
    expect(tables.mue('practitioner', 'A4206', on)).toEqual({ units: 3, adjudication: 1, release: 'spec' });
    expect(tables.addOn('11045', on)).toEqual({ type: 1, primaries: ['11042'], release: 'spec' });
    expect(tables.addOn('99292', on)).toEqual({ type: 2, primaries: [], release: 'spec' });
  });
});

describe('a procedure', () => {
  it('is of HCPCS until it ends, or of CPT; its modifiers may stand in HCPCS', () => {
    const tables = specTables({
      hcpcs: [{ code: 'G0101' }, { code: 'G0102', terminatedOn: '2025-12-31' }, { code: 'LT', description: 'Left' }],
      cpt: [{ code: '99213' }],
      modifiers: [{ code: '25' }],
      'mpfs-rvu': [
        { code: 'G0101', work: 45 },
        { code: 'G0101', modifier: '26', work: 40 },
      ],
    });
    expect(tables.procedure('G0101', on)).toMatchObject({ system: 'hcpcs' });
    expect(tables.procedure('G0102', on)).toBeUndefined();
    expect(tables.procedure('G0102', '2025-12-31')).toBeDefined();
    expect(tables.procedure('LT', on)).toBeUndefined();
    expect(tables.procedure('99213', on)).toMatchObject({ system: 'cpt' });
    expect(['25', 'LT', 'ZZ'].map((code) => tables.modifier(code, on) !== undefined)).toEqual([true, true, false]);
    expect(tables.feeSchedule('G0101', on)?.rvuHundredths.work).toBe(45);
    expect(tables.feeSchedule('G0101', on, '26')?.rvuHundredths.work).toBe(40);
    expect(tables.feeSchedule('G0101', on, 'TC')).toBeUndefined();
  });

  it('has no modifier of HCPCS that has ended', () => {
    const tables = specTables({ hcpcs: [{ code: 'ZY', terminatedOn: '2025-12-31' }] });
    expect(tables.modifier('ZY', '2025-12-31')).toBeDefined();
    expect(tables.modifier('ZY', '2026-01-01')).toBeUndefined();
  });
});

it('gives the coverage policies of a procedure that stand on the day', () => {
  const policy = JSON.stringify({ policyId: 'L1', kind: 'LCD', title: 'A', procedures: ['G0101'], covered: ['I10'] });
  const [release] = specReleases({ 'coverage-policies': [{ policy, from: '2025-01-01', to: '2025-12-31' }] });
  const tables = tablesOf([release!]);
  expect(tables.coveragePolicies('G0101', '2025-12-31')).toMatchObject([{ policyId: 'L1', covered: ['I10'], release: 'spec' }]);
  expect(tables.coveragePolicies('G0101', on)).toEqual([]);
});
