import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { specReleases } from '../tables/spec-tables.js';
import { tablesOf } from '../tables/tables-of.js';
import { readReleaseFile, readReleaseHead, releaseFilesOf, writeReleaseFile } from './release-file.js';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'releases-'))));
afterEach(() => rm(folder, { recursive: true }));

const origin = { digest: 'ab'.repeat(32), rows: 1, badRows: 0, faults: [], files: ['one.txt'] };

it('keeps a release in a file of its own, once for the same content', async () => {
  const [release] = specReleases({ 'icd-10-cm': [{ code: 'I10' }] }, { version: 'FY2026', effectiveFrom: '2025-10-01' });
  const file = await writeReleaseFile(folder, { release: release!, origin });
  expect(await writeReleaseFile(folder, { release: release!, origin })).toBe(file);
  await writeFile(path.join(folder, 'notes.txt'), 'of somebody else');
  expect(await releaseFilesOf(folder)).toEqual([file]);

  expect(await readReleaseHead(file)).toMatchObject({ terms: { version: 'FY2026' }, origin });
  const { release: again } = await readReleaseFile(file);
  expect(tablesOf([again]).diagnosis('I10', '2025-10-01')).toMatchObject({ release: 'FY2026', billable: true });
});

it('finds nothing in a folder that is not there', async () => {
  expect(await releaseFilesOf(path.join(folder, 'none'))).toEqual([]);
});
