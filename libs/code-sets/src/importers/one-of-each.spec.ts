import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { tableIn } from '../releases/release.js';
import { feeScheduleTable } from '../sets/procedure-tables.js';
import { importTexts } from './import-texts.js';
import { loadTables } from './load-tables.js';
import { oneOfEach } from './one-of-each.js';

const line = (conversionFactor: string) =>
  `G0101,,Made up,A,,0.45,0.66,,0.30,,0.06,1.17,0.81,0,XXX,0.00,0.00,0.00,0,0,0,0,0,,${conversionFactor},09,0,99,0.00,0.00,0.00\n`;
const fileWith = (conversionFactor: string) => `HCPCS,MOD,DESCRIPTION,CODE${','.repeat(27)}\n${line(conversionFactor)}`;

describe('relative values with two conversion factors', () => {
  it.each([
    [['PPRRVU2026_Jan_QPP.csv', 'PPRRVU2026_Jan_nonQPP.csv'], 'PPRRVU2026_Jan_nonQPP.csv'],
    [['PPRRVU2026_Jan_nonQPP.txt', 'PPRRVU2026_Jan_QPP.csv', 'PPRRVU2026_Jan_nonQPP.csv'], 'PPRRVU2026_Jan_nonQPP.csv'],
    [['PPRRVU2025_Oct.txt', 'PPRRVU2025_Oct.csv'], 'PPRRVU2025_Oct.csv'],
    [['PPRRVU2026_Jan_QPP.txt'], 'PPRRVU2026_Jan_QPP.txt'],
  ])('of %j is read %s', (files, taken) => {
    expect(oneOfEach(files)).toEqual({ taken: [taken], leftOut: files.filter((file) => file !== taken) });
  });

  it('are read for each quarter, and other files all', () => {
    const files = ['a/PPRRVU2026_Jan_nonQPP.csv', 'a/PPRRVU2026_Apr_nonQPP.csv', 'ccipra-v321r0-f1.TXT', 'ccipra-v321r0-f2.TXT'];
    expect(oneOfEach(files)).toEqual({ taken: files, leftOut: [] });
  });

  it('lie in one folder and are one release, with the factor of most', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'relative-values-'));
    await writeFile(path.join(folder, 'PPRRVU2026_Jan_QPP.csv'), fileWith('33.5675'));
    await writeFile(path.join(folder, 'PPRRVU2026_Jan_nonQPP.csv'), fileWith('33.4009'));
    const { releases, reports } = await loadTables(folder);
    await rm(folder, { recursive: true });
    expect(reports.flatMap(({ report }) => report.faults)).toEqual([]);
    expect(releases).toMatchObject([{ set: 'mpfs-rvu', version: '2026Q1' }]);
    expect(tableIn(releases[0]!, feeScheduleTable)?.get('G0101', '')).toMatchObject({ conversionFactor: 334_009 });
  });

  it('under names that say nothing are refused, with both names and what to do', async () => {
    const imported = await importTexts('mpfs-rvu', { 'one.csv': fileWith('33.4009'), 'two.csv': fileWith('33.5675') });
    expect(imported.report.faults).toEqual([
      {
        ...{ file: 'two.csv', line: 2, code: 'DUPLICATE_ROW' },
        detail:
          'The same row as line 2 of one.csv. CMS publishes relative values once for each conversion factor: give one of the two files.',
      },
    ]);
  });
});
