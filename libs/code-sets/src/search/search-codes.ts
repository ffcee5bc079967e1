import type { CalendarDate } from '@claimstream/kernel';
import type { PackedTable } from '../packed/packed-table.js';
import type { Release } from '../releases/release.js';
import type { ReleaseShelf } from '../releases/release-shelf.js';
import { tableIn } from '../releases/release.js';
import { noteTable } from '../sets/tabular-tables.js';
import { starterReleases } from '../starter/index.js';
import { remembered } from '../tables/remembered.js';
import { type CodeQuery, readQuery } from './query.js';
import { type Indexed, SearchIndex } from './search-index.js';
import { type CodeSystem, type CodeText, searchables } from './searchable.js';

export interface CodeSearch {
  readonly query: string;
  readonly date: CalendarDate;
  /** Default: diagnoses and procedures. */
  readonly system?: CodeSystem;
  readonly billableOnly?: boolean;
  readonly limit: number;
}

export interface FoundCode extends CodeText {
  readonly system: CodeSystem;
  readonly release: string;
}

type Ranked = FoundCode & { readonly score: number };

/** Where somebody who names no system wants to be. */
const everyday: readonly CodeSystem[] = ['icd-10-cm', 'hcpcs', 'cpt', 'icd-10-pcs'];

/** An exact code goes before everything, then codes that begin so, then words. */
const ranks = { exactCode: 1_000_000, codePrefix: 500_000 };

/** The codes that somebody means, the likeliest first. In memory, a few milliseconds. */
export function searchCodes(shelf: ReleaseShelf, { system, query, limit, ...search }: CodeSearch): FoundCode[] {
  const systems = system ? [system] : everyday;
  const found = (read: CodeQuery) =>
    systems.flatMap((each) => foundIn(shelf, each, { ...search, limit, read, exactly: !system && read.isAbbreviation }));
  const read = readQuery(query);
  // Somebody who types digits means the code; to go on with words would find any text with such a number, also in another system.
  const codes = /\d/.test(read.codePrefix ?? '') ? found({ ...read, words: [], asTyped: undefined }) : [];
  return (codes.length > 0 ? codes : found(read))
    .toSorted((one, other) => other.score - one.score)
    .slice(0, limit)
    .map(({ score: _, ...code }) => code);
}

interface ReadSearch extends Pick<CodeSearch, 'date' | 'billableOnly' | 'limit'> {
  readonly read: CodeQuery;
  /** Only the code itself, not those that begin so: `DM` is diabetes before it is a section of procedures. */
  readonly exactly?: boolean;
}

function foundIn(
  shelf: ReleaseShelf,
  system: CodeSystem,
  { date, billableOnly = false, limit, read, exactly }: ReadSearch,
): Ranked[] {
  const { schema, textAt } = searchables[system];
  const inForce = shelf.table(system, schema, date);
  if (!inForce) return [];
  const { table, release } = inForce;
  const found = new Map<number, Ranked>();
  const add = (row: number, score: number): void => {
    const text = found.has(row) ? undefined : textAt(table, row, date);
    if (text && (text.billable || !billableOnly)) found.set(row, { ...text, system, release: release.version, score });
  };

  if (read.codePrefix !== undefined) {
    const { from, to } = exactly ? table.find(read.codePrefix) : table.startingWith(read.codePrefix);
    for (let row = from; row < to && found.size < limit; row += 1) {
      // Shorter codes sort first: the code itself is the first of those that begin with it.
      add(row, row === from && table.find(read.codePrefix).to > from ? ranks.exactCode : ranks.codePrefix - (row - from));
    }
  }
  if (read.words.length === 0 && read.asTyped === undefined) return [...found.values()];
  const index = indexOf(release, table, system === 'icd-10-cm' ? shelf.inForce('icd-10-cm-tabular', date) : undefined);
  for (const words of [read.words, read.asTyped]) {
    if (words === undefined || found.size >= limit) continue;
    for (const { row, score } of index.search({ words, limit, billableOnly })) add(row, score);
  }
  return [...found.values()];
}

/** Builds the indexes of what is in force, so that nobody waits for them. */
export function warmSearch(shelf: ReleaseShelf, date: CalendarDate): void {
  for (const system of everyday) foundIn(shelf, system, { date, limit: 1, read: readQuery('warm') });
}

const noTabularList = {};
const indexes = remembered((_release: Release) => new WeakMap<object, SearchIndex>());

/** The index of a release, with the other names that the tabular list of the day has for its codes. */
function indexOf(release: Release, table: PackedTable<object>, tabular: Release | undefined): SearchIndex {
  const built = indexes(release);
  let index = built.get(tabular ?? noTabularList);
  if (!index) {
    index = new SearchIndex(entriesOf(release, table, tabular), table.size);
    built.set(tabular ?? noTabularList, index);
  }
  return index;
}

function* entriesOf(release: Release, table: PackedTable<object>, tabular: Release | undefined): Generator<Indexed> {
  const { textAt } = searchables[release.set as CodeSystem];
  const common = commonCodes().get(release.set);
  const otherNames = tabular ? inclusionTermsOf(tabular) : undefined;
  for (let row = 0; row < table.size; row += 1) {
    const { code, description, short, billable } = textAt(table, row, release.effectiveFrom)!;
    const names = [
      ...(short !== undefined && hasOwnShortNames.has(release.set) ? [short] : []),
      ...(otherNames?.get(code) ?? []),
    ];
    yield { row, description, otherNames: names, billable, common: billable && (common?.has(code) ?? false) };
  }
}

/** Elsewhere short names are the long ones with their words cut. */
const hasOwnShortNames: ReadonlySet<string> = new Set<CodeSystem>(['hcpcs', 'cpt']);

const inclusionTermsOf = remembered((tabular: Release): ReadonlyMap<string, readonly string[]> => {
  const notes = [...(tableIn(tabular, noteTable)?.rows() ?? [])].filter(({ kind }) => kind === 'inclusionTerm');
  return new Map([...Map.groupBy(notes, ({ place }) => place)].map(([place, terms]) => [place, terms.map(({ text }) => text)]));
});

let common: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** What most claims have is what the starter was made of. */
const commonCodes = (): ReadonlyMap<string, ReadonlySet<string>> =>
  (common ??= new Map(
    starterReleases().map(({ set, tables }) => [
      set,
      new Set([...(tables[0] as unknown as PackedTable<{ code: string }>).rows()].map(({ code }) => code)),
    ]),
  ));
