import type { CodeTables } from '@claimstream/code-sets';
import { reviewCodes } from '../../review-codes.js';
import { allLabelled } from './all-labelled.js';
import { earlierOf, encounterOf, type Labelled } from './labelled-encounter.js';
import { littleTables } from './little-tables.js';

const found = (labelled: Labelled): string[] => {
  const facts = { today: '2026-09-01', tables: littleTables, earlier: earlierOf(labelled) };
  return reviewCodes(encounterOf(labelled), facts)
    .findings.map(({ code, severity, path }) => `${code} ${severity} ${path ?? ''}`.trim())
    .toSorted();
};
const labelsOf = ({ finds }: Labelled): string[] =>
  finds
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .toSorted();

describe.each(Object.entries(allLabelled))('the labelled encounters: %s', (_, labelled) => {
  it.each(labelled.map((each) => [each.says, each] as const))('%s', (__, each) => expect(found(each)).toEqual(labelsOf(each)));
});

describe('the labelled set', () => {
  const all = Object.values(allLabelled).flat();

  it('has three hundred encounters, no two alike', () => {
    expect(all.length).toBeGreaterThanOrEqual(300);
    expect(
      new Set(
        all.map(({ says: _, finds: __, ...given }) =>
          JSON.stringify(given, (_, value: unknown) => (value === undefined ? 'left out' : value)),
        ),
      ).size,
    ).toBe(all.length);
  });

  it('has findings to make and findings not to make', () => {
    const clean = all.filter(({ finds }) => finds === '');
    expect(clean.length).toBeGreaterThan(100);
    expect(all.length - clean.length).toBeGreaterThan(100);
  });
});

describe('a long outpatient encounter', () => {
  it('has each of its lines looked up once beside each code of the day, however many lines have it', () => {
    const lines = Array.from({ length: 10_000 }, (_, place) => ['85025', '93000', '36415', '80053'][place % 4]).join(' / ');
    const encounter = encounterOf({ says: 'many lines', kind: 'outpatient', lines, finds: '' });
    let looks = 0;
    const ptp: CodeTables['ptp'] = (...asked) => {
      looks += 1;
      return littleTables.ptp(...asked);
    };
    const tables = { ...littleTables, ptp };
    expect(reviewCodes(encounter, { today: '2026-09-01', tables, earlier: [] }).findings).toEqual([]);
    expect(looks).toBeGreaterThan(0);
    expect(looks).toBeLessThanOrEqual(10_000 * 3);
  });
});
