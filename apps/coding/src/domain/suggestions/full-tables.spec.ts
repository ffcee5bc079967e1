import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type CodeTables, diagnosisTable, releaseOf, rowsOf, tablesOf } from '@claimstream/code-sets';
import type { CodingFacts } from './coding-facts.js';
import { labelledNotes } from './labelled-notes.js';
import { suggestCodes } from './suggest-codes.js';

/** The official tables are not part of the repository (../shared/data/codesets/INDEX.md says where they come from). */
const file = path.resolve(__dirname, '../../../../../../shared/data/codesets/icd10cm_fy2026.tsv.gz');
const describeWithTables = existsSync(file) ? describe : describe.skip;
if (!existsSync(file)) process.stdout.write(`Skipped: the official tables are not at ${file}.\n`);

const rows = () =>
  gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split('\t'))
    .map(([order, code, billable, short, long]) => ({
      ...{ order: Number(order), code: code!, billable: billable === '1', short: short!, description: long! },
    }));

const factsOf = (note: string): CodingFacts => ({
  ...{ note, setting: 'outpatient', date: '2026-03-02', problems: [], procedures: [], coded: new Set() },
});

describeWithTables('suggestions over all of ICD-10-CM', () => {
  let tables: CodeTables;
  beforeAll(() => {
    tables = tablesOf([releaseOf({ set: 'icd-10-cm', version: 'FY2026' }, rowsOf(diagnosisTable, rows()))]);
    suggestCodes(factsOf('gout'), tables);
  });
  const codesOf = (note: string) => suggestCodes(factsOf(note), tables).suggestions.map(({ code }) => code);

  it.each([
    ['Assessment: Sarcoidosis of lung', ['D860']],
    ['Assessment: Diverticulitis of large intestine with perforation and abscess, no bleeding', ['K5720']],
    ['Impression: Displaced fracture of lateral malleolus of right fibula', ['S8261XA']],
    ['Follow up of displaced fracture of lateral malleolus of right fibula, healing', ['S8261XD']],
    ['Assessment: Lyme disease', ['A6920']],
    ['A: psoriatic arthropathy', ['L4050']],
    ['Assessment: cluster headache', ['G44009']],
    ['Assessment: Myasthenia gravis', ['G7000']],
    ['Bitten by dog. Laceration of left forearm.', ['S51812A', 'W540XXA']],
    ['Family history of malignant neoplasm of ovary', ['Z8041']],
    ['History of malignant neoplasm of ovary', ['Z8543']],
    ['Assessment: Type 1 diabetes mellitus with ketoacidosis', ['E1010']],
  ])('%s', (note, expected) => {
    expect(codesOf(note)).toEqual(expected);
  });

  it('make none of the mistakes of the labelled notes', () => {
    const mistaken = labelledNotes.flatMap(({ about, note, mistakes = '', setting, age, sex }) => {
      const { suggestions } = suggestCodes({ ...factsOf(note), setting: setting ?? 'outpatient', age, sex }, tables);
      const found = suggestions.filter(({ code }) => mistakes.split(' ').some((mistake) => mistake && code.startsWith(mistake)));
      return found.map(({ code }) => `${about}: ${code}`);
    });
    expect(mistaken).toEqual(['another sex: N400']); // only the code editor's table knows of the sex
  });

  it('find what the labelled notes expect', () => {
    const missed = labelledNotes.flatMap(({ about, note, expected, setting, age, sex }) => {
      const { suggestions } = suggestCodes({ ...factsOf(note), setting: setting ?? 'outpatient', age, sex }, tables);
      const codes = new Set(suggestions.map(({ code }) => code));
      return expected
        .split(' ')
        .filter((code) => code && !codes.has(code))
        .map((code) => `${about}: ${code}, not ${[...codes].join()}`);
    });
    expect(missed).toEqual([]);
  });

  it('of a note of 5 KB take less than 20 ms', () => {
    const all = labelledNotes.map(({ note }) => note).join('\n');
    const note = all.repeat(2).slice(0, 5_000);
    expect(note.length).toBe(5_000);
    for (let warm = 0; warm < 20; warm += 1) suggestCodes(factsOf(note), tables);
    // The fastest of several: others may be at work on the machine.
    const runs = Array.from({ length: 20 }, () => {
      const began = performance.now();
      suggestCodes(factsOf(note), tables);
      return performance.now() - began;
    });
    const each = Math.min(...runs);
    process.stdout.write(
      `suggestions: ${each.toFixed(2)} ms for a note of 5 KB, ${tables.diagnosisTerms('2026-03-02')!.size} names\n`,
    );
    expect(each).toBeLessThan(20);
  });
});
