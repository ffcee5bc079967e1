import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import type { CodeSetName } from '../tables/code-tables.js';
import { importRelease } from './import-release.js';

/** Small cuts of the official files, which are not ours to ship. */
const samples = path.join(__dirname, '../../../../../shared/data/codesets/samples');
const present = existsSync(samples) ? it : it.skip;

const files: [CodeSetName, string, { rows: number; version: string }][] = [
  ['icd-10-cm', 'icd10cm_order_2026.sample.txt', { rows: 180, version: 'FY2026' }],
  ['icd-10-pcs', 'icd10pcs_order_2026.sample.txt', { rows: 60, version: 'FY2026' }],
  ['poa-exempt', 'POAexemptCodesFY26.sample.txt', { rows: 29, version: 'FY2026' }],
  ['hcpcs', 'HCPC2019_CONTR_ANWEB.sample.txt', { rows: 10, version: '2019Q1' }],
  ['ncci-ptp-practitioner', 'ccipra_made_sample.TXT', { rows: 61, version: '' }],
  ['mue-practitioner', 'MCR_MUE_PractitionerServices_made_sample.csv', { rows: 45, version: '' }],
  ['mpfs-rvu', 'PPRRVU2025_Oct.sample.csv', { rows: 34, version: '2025Q4' }],
  ['mpfs-rvu', 'PPRRVU2025_Oct.sample.txt', { rows: 34, version: '2025Q4' }],
  ['mpfs-gpci', 'GPCI2025.sample.csv', { rows: 22, version: '2025Q1' }],
  ['mpfs-anesthesia', 'ANES2025.sample.csv', { rows: 24, version: '2025Q1' }],
  ['cpt', 'cpt_licensed_made_sample.tsv', { rows: 20, version: '' }],
];

present.each(files)('imports %s from %s without a fault', async (set, name, { rows, version }) => {
  const imported = await importRelease({ set, files: [{ name, chunks: createReadStream(path.join(samples, name)) }] });
  expect(imported.report.faults).toEqual([]);
  expect(imported.kind).toBe('release');
  expect(imported.report.rows).toBe(rows);
  if (version !== '') expect(imported).toMatchObject({ release: { version } });
});
