import { abbreviations, type FoundCode, type Release, ReleaseShelf, searchCodes, warmSearch } from '@claimstream/code-sets';
import { Random } from '../x12/random.js';

const date = '2026-03-02';
const seed = 20_260_302;

/** The 99th percentile, in milliseconds, of 4,000 searches over all diagnoses and procedures that are loaded: what people type, made from the tables. */
export function searchP99Ms(releases: readonly Release[], count = 4_000): { searchP99Ms: number; searchEntries: number } {
  const shelf = new ReleaseShelf(releases);
  warmSearch(shelf, date);
  const search = (query: string) => searchCodes(shelf, { query, date, limit: 25 });
  const queries = queriesFrom(
    everyday.flatMap((word) => search(word)),
    count,
  );
  for (const query of queries.slice(0, 500)) search(query);

  const took = queries.map((query) => {
    const begun = performance.now();
    search(query);
    return performance.now() - begun;
  });
  took.sort((one, other) => one - other);
  return { searchP99Ms: Math.round(took[Math.floor(took.length * 0.99)]! * 100) / 100, searchEntries: entriesOf(shelf) };
}

const everyday = ['fracture', 'diabetes', 'bypass', 'injection', 'pain', 'neoplasm', 'supply', 'artery', 'left', 'screening'];

/** Codes, words, beginnings of words down to a single letter, and abbreviations, a quarter each. */
function queriesFrom(seen: readonly FoundCode[], count: number): string[] {
  const random = new Random(seed);
  const short = Object.keys(abbreviations);
  const one = <T>(list: readonly T[]): T => list[Math.floor(random.next() * list.length)]!;
  const upTo = (most: number): number => 1 + Math.floor(random.next() * most);
  return Array.from({ length: count }, (_, place) => {
    const { code, description } = one(seen);
    const words = description.split(/[^A-Za-z]+/).filter(Boolean);
    if (place % 4 === 0) return code.slice(0, upTo(code.length));
    if (place % 4 === 1) return Array.from({ length: upTo(3) }, () => one(words)).join(' ');
    if (place % 4 === 2) return Array.from({ length: upTo(3) }, () => one(words).slice(0, upTo(4))).join(' ');
    return `${one(short)} ${one(words)}`;
  });
}

const entriesOf = (shelf: ReleaseShelf): number =>
  (['icd-10-cm', 'icd-10-pcs', 'hcpcs'] as const).reduce((sum, set) => sum + (shelf.inForce(set, date)?.tables[0]?.size ?? 0), 0);
