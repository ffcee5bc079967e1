import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSpecDatabase, type SpecDatabase } from '@claimstream/testing';
import { readCommandConfig } from '../coding.config.js';
import type { CodeSetStore } from './code-set-store.js';
import { databaseStore } from './database-store.js';
import { folderStore } from './folder-store.js';
import { importCommand, wrongWith } from './import-command.js';
import { listCommand, searchCommand } from './search-command.js';

jest.setTimeout(60_000);

let folder: string;
let database: SpecDatabase;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'codes-'));
  database = await createSpecDatabase('coding');
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const places: Readonly<Record<string, () => Promise<CodeSetStore>>> = {
  folder: () => Promise.resolve(folderStore(path.join(folder, 'kept'))),
  database: () =>
    databaseStore(readCommandConfig({ DATABASE_URL: process.env.DATABASE_URL, DATABASE_NAME: database.name }).database),
};

async function fileOf(name: string, content: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}
const order = (...codes: string[]) =>
  codes
    .map((code, at) => `0000${at + 1} ${code.padEnd(7)} 1 ${'Made-up trouble'.padEnd(60)} Made-up trouble of ${code}\r\n`)
    .join('');

describe.each(Object.keys(places))('releases in a %s', (place) => {
  let store: CodeSetStore;
  beforeAll(async () => (store = await places[place]!()));
  afterAll(() => store[Symbol.asyncDispose]());

  const said: string[] = [];
  const complained: string[] = [];
  const says = { print: (line: string) => void said.push(line), complain: (line: string) => void complained.push(line) };
  beforeEach(() => [said, complained].forEach((lines) => lines.splice(0)));
  const lastSaid = () => JSON.parse(said.at(-1)!) as Record<string, unknown>;
  const load = async (set: 'icd-10-cm' | 'cpt', files: string[], terms: object = {}) =>
    importCommand({ set, files, allowSmaller: false, ...terms }, { store, says });

  it('are imported once, listed and found', async () => {
    const file = await fileOf('icd10cm_order_2026.txt', order('X001', 'X002'));
    expect(await load('icd-10-cm', [file])).toBe(true);
    expect(lastSaid()).toMatchObject({ outcome: 'loaded', version: 'FY2026', effectiveFrom: '2025-10-01', rows: 2, badRows: 0 });
    await load('icd-10-cm', [file]);
    expect(lastSaid()).toMatchObject({ outcome: 'unchanged' });

    said.splice(0);
    await listCommand({ store, says });
    expect(said.map((line) => JSON.parse(line) as object)).toEqual([expect.objectContaining({ set: 'icd-10-cm', rows: 2 })]);
    await searchCommand({ query: 'X002', date: '2026-03-02', billable: true, limit: 5 }, { store, says });
    expect(said.at(-1)).toBe('icd-10-cm\tX002\tbillable\tMade-up trouble of X002');
  });

  it('are not made of a bad file: its faults are told by file and line', async () => {
    const file = await fileOf('bad.txt', order('X001', 'X001'));
    expect(await load('icd-10-cm', [file])).toBe(false);
    expect(complained).toEqual(['bad.txt:2 DUPLICATE_ROW The same row as line 1.']);
    expect(lastSaid()).toMatchObject({ outcome: 'refused', faults: 1 });
  });
});

it('takes one of two files with the same relative values, and says which it left out', async () => {
  const row = `G0101,,Made up,A,,0.45,0.66,,0.30,,0.06,1.17,0.81,0,XXX,0.00,0.00,0.00,0,0,0,0,0,,33.4009,09,0,99,0.00,0.00,0.00`;
  const content = `HCPCS,MOD,DESCRIPTION,CODE${','.repeat(27)}\n${row}\n`;
  const files = [await fileOf('PPRRVU2026_Jan_QPP.csv', content), await fileOf('PPRRVU2026_Jan_nonQPP.csv', content)];
  const said: string[] = [];
  const complained: string[] = [];
  const says = { print: (line: string) => void said.push(line), complain: (line: string) => void complained.push(line) };
  await using store = folderStore(path.join(folder, 'relative-values'));
  expect(await importCommand({ set: 'mpfs-rvu', files, allowSmaller: false }, { store, says })).toBe(true);
  expect(JSON.parse(said[0]!)).toMatchObject({ outcome: 'loaded', version: '2026Q1', rows: 1 });
  expect(complained).toEqual([
    'PPRRVU2026_Jan_QPP.csv is left out: PPRRVU2026_Jan_nonQPP.csv has the same relative values. Give it alone to have it.',
  ]);
  expect((await store.list())[0]?.origin.files).toEqual(['PPRRVU2026_Jan_nonQPP.csv']);
});

it('says all that is wrong with its words', () => {
  expect(wrongWith({ set: 'icd', files: [], from: '2026-02-30', to: 'never', tenant: 'me', allowSmaller: false })).toHaveLength(
    5,
  );
  expect(wrongWith({ set: 'icd-10-cm', files: ['a'], from: '2026-02-01', to: '2026-01-01', allowSmaller: false })).toEqual([
    '--to is before --from.',
  ]);
});
