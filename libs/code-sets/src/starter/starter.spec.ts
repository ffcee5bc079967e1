import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { starterClaimAdjustmentReasons } from './claim-adjustment-reasons.js';
import { tablesOf } from '../tables/tables-of.js';
import { starterHcpcs } from './hcpcs.js';
import { starterDiagnoses } from './icd-10-cm/diagnoses.js';
import { starterReleases, starterVersion } from './index.js';
import { starterModifiers } from './modifiers.js';
import { starterPlacesOfService } from './places-of-service.js';
import { starterRemittanceAdviceRemarks } from './remittance-advice-remarks.js';

const diagnosisOf = new Map(starterDiagnoses.map((diagnosis) => [diagnosis.code, diagnosis]));

describe('the starter set', () => {
  it('has every code once, in order', () => {
    expect(diagnosisOf.size).toBe(starterDiagnoses.length);
    expect(starterDiagnoses.map(({ code }) => code)).toEqual([...diagnosisOf.keys()].toSorted());
  });

  it('holds a few hundred diagnoses that may be reported', () => {
    expect(starterDiagnoses.filter(({ billable }) => billable).length).toBeGreaterThan(700);
  });

  it('has a category above every code, which may not be reported', () => {
    const without = starterDiagnoses.filter(
      ({ code }) => code.length > 3 && diagnosisOf.get(code.slice(0, 3))?.billable !== false,
    );
    expect(without).toEqual([]);
  });

  it('has no CPT: no HCPCS code is five digits', () => {
    expect(Object.keys(starterHcpcs).filter((code) => !/^[A-CE-V]\d{4}$/.test(code))).toEqual([]);
  });

  it('is looked up as any release is, and is never complete', () => {
    const tables = tablesOf(starterReleases());
    const on = '2026-03-02';
    expect(tables.diagnosis('D631', on)).toMatchObject({ billable: true, manifestation: true, release: starterVersion });
    expect(tables.diagnosis('Z23', on)).toMatchObject({ billable: true, poaExempt: true });
    expect(tables.diagnosis('E11', on)).toMatchObject({ billable: false });
    expect(tables.diagnosis('Z0000', on)).toMatchObject({ ages: { from: 15, to: 124 } });
    expect(tables.diagnosis('Z01411', on)).toMatchObject({ sex: 'F' });
    expect(tables.procedure('G0442', on)).toMatchObject({ system: 'hcpcs' });
    expect(tables.modifier('25', on)?.release).toBe(starterVersion);
    expect(tables.placeOfService('11', on)).toMatchObject({ facility: false });
    expect(Object.keys(tables.releasesOn(on)).length).toBe(8);
    expect(tables.isComplete('icd-10-cm', on)).toBe(false);
  });

  it('knows at which place of service the facility amount is paid', () => {
    expect([starterPlacesOfService['11'], starterPlacesOfService['21'], starterPlacesOfService['10']]).toMatchObject([
      { facility: false },
      { facility: true },
      { facility: false },
    ]);
  });
});

const tables = path.resolve(__dirname, '../../../../../shared/data/codesets');
const describeWithTables = existsSync(tables) ? describe : describe.skip;
if (!existsSync(tables)) process.stdout.write(`Skipped: the official tables are not at ${tables}.\n`);

const rowsOf = (file: string): string[][] => {
  const bytes = readFileSync(path.join(tables, file));
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
};

describeWithTables('the starter set beside the official tables', () => {
  const official = () => new Map(rowsOf('icd10cm_fy2026.tsv.gz').map((row) => [row[1]!, row]));

  it('has the diagnoses of fiscal year 2026 with their attributes', () => {
    const rows = official();
    const wrong = starterDiagnoses.filter(({ code, billable, poaExempt, manifestation, ages, sex }) => {
      const [, , valid, , , exempt, age, officialSex, officialManifestation] = rows.get(code) ?? [];
      const officialAges = ages ? `${ages.from}-${ages.to}` : '';
      return (
        valid !== (billable ? '1' : '0') ||
        (billable && (poaExempt !== (exempt === '1') || officialAges !== age || (sex ?? '') !== officialSex)) ||
        manifestation !== (officialManifestation !== '')
      );
    });
    expect(wrong).toEqual([]);
  });

  it('has every category and subcategory above its codes', () => {
    const rows = official();
    const above = starterDiagnoses.flatMap(({ code }) => beginningsOf(code)).filter((code) => rows.has(code));
    expect(above.filter((code) => !diagnosisOf.has(code))).toEqual([]);
  });

  it('is in our own words, but for names that have no others', () => {
    const rows = official();
    const copied = starterDiagnoses.filter(
      ({ code, description }) =>
        description.split(' ').length > 3 && rows.get(code)?.[4]?.toLowerCase() === description.toLowerCase(),
    );
    expect(copied).toEqual([]);
  });

  it('has HCPCS codes that are in use', () => {
    const inUse = new Set(rowsOf('hcpcs_l2_2026q3_codes_only.tsv.gz').map(([code]) => code));
    expect(Object.keys(starterHcpcs).filter((code) => !inUse.has(code))).toEqual([]);
  });

  it('has reasons and remarks that are in use, and says so of every place of service', () => {
    const inUse = new Set(rowsOf('carc_rarc_code_numbers_2024-06.tsv').flatMap(([code, , , , stop]) => (stop ? [] : [code])));
    const ours = [...Object.keys(starterClaimAdjustmentReasons), ...Object.keys(starterRemittanceAdviceRemarks)];
    expect(ours.filter((code) => !inUse.has(code))).toEqual([]);

    const places = rowsOf('place_of_service_cms_2024.tsv').filter(([, kind]) => kind !== 'Unassigned');
    expect(places.map(([code, kind]) => [code, kind === 'Facility'])).toEqual(
      Object.entries(starterPlacesOfService)
        .map(([code, { facility }]) => [code, facility])
        .toSorted(),
    );
  });

  it('has modifiers that CMS lists, beside those of CPT', () => {
    const listed = new Set(rowsOf('hcpcs_l2_modifiers_2019.tsv').map(([code]) => code));
    const newer = new Set(['FQ', 'JZ']);
    const unlisted = Object.keys(starterModifiers).filter((code) => !/^\d\d$/.test(code) && !listed.has(code));
    expect(unlisted.filter((code) => !newer.has(code))).toEqual([]);
  });
});

const beginningsOf = (code: string): string[] =>
  Array.from({ length: Math.max(0, code.length - 3) }, (_, length) => code.slice(0, length + 3));
