import type { CalendarDate } from '@claimstream/kernel';
import type { PackedTable } from '../packed/packed-table.js';
import type { Release } from '../releases/release.js';
import { tableIn } from '../releases/release.js';
import type { ReleaseShelf } from '../releases/release-shelf.js';
import { headingTable, noteTable } from '../sets/tabular-tables.js';
import { placesAround, seventhCharactersOf } from '../tables/tabular-notes.js';
import { type CodeSystem, type CodeText, searchables } from './searchable.js';

export interface CodeNote {
  /** Where it stands: the code, or a category, section or chapter above it. */
  readonly at: string;
  readonly kind: string;
  readonly text: string;
  /** The codes that it names, as `A1832`, `A05*` (all that begin so) or `A040..A044`. */
  readonly targets: readonly string[];
}

export interface CodeDetail extends CodeText {
  readonly system: CodeSystem;
  readonly release: string;
  /** What it stands under, the nearest first; chapters and sections where the tabular list is loaded. */
  readonly parents: readonly { readonly code: string; readonly description: string }[];
  readonly children: readonly CodeText[];
  readonly notes: readonly CodeNote[];
  readonly seventhCharacters: readonly { readonly character: string; readonly meaning: string }[];
}

/** A code with all that stands around it on that day. */
export function codeDetail(
  shelf: ReleaseShelf,
  { system, code, date }: { system: CodeSystem; code: string; date: CalendarDate },
): CodeDetail | undefined {
  const { schema, textAt } = searchables[system];
  const inForce = shelf.table(system, schema, date);
  const range = inForce?.table.find(code);
  if (!inForce || !range || range.from === range.to) return undefined;
  const { table, release } = inForce;
  const at = (row: number) => textAt(table, row, date)!;
  const tabular = system === 'icd-10-cm' ? shelf.inForce('icd-10-cm-tabular', date) : undefined;
  const isHierarchical = system === 'icd-10-cm' || system === 'icd-10-pcs';
  return {
    ...{ system, release: release.version, ...at(range.from) },
    parents: isHierarchical ? [...parentsOf(table, code, at), ...(tabular ? headingsOf(tabular, code) : [])] : [],
    children: isHierarchical ? [...childrenOf(table, code, at)] : [],
    notes: tabular ? notesOf(tabular, code) : [],
    seventhCharacters: tabular
      ? [...(seventhCharactersOf(tabular, code) ?? [])].map(([character, meaning]) => ({ character, meaning }))
      : [],
  };
}

type TextAt = (row: number) => CodeText;

function* parentsOf(table: PackedTable<object>, code: string, at: TextAt): Generator<{ code: string; description: string }> {
  for (let length = code.length - 1; length >= 3; length -= 1) {
    const { from, to } = table.find(code.slice(0, length));
    if (from < to) yield { code: at(from).code, description: at(from).description };
  }
}

/** What begins with the code and has no other such code between. */
function* childrenOf(table: PackedTable<object>, code: string, at: TextAt): Generator<CodeText> {
  const { from, to } = table.startingWith(code);
  let above: string | undefined;
  for (let row = from; row < to; row += 1) {
    const child = at(row);
    if (child.code === code || (above !== undefined && child.code.startsWith(above))) continue;
    above = child.code;
    yield child;
  }
}

function headingsOf(tabular: Release, code: string): { code: string; description: string }[] {
  const headings = tableIn(tabular, headingTable);
  return [...placesAround(tabular, code)].slice(code.length - 2).flatMap((place) => {
    const heading = headings?.get(place);
    return heading ? [{ code: place, description: heading.title }] : [];
  });
}

function notesOf(tabular: Release, code: string): CodeNote[] {
  const table = tableIn(tabular, noteTable);
  if (!table) return [];
  return [...placesAround(tabular, code)].flatMap((place) =>
    [...table.rows(table.find(place))]
      .filter(({ kind }) => kind !== 'inclusionTerm' || place === code)
      .map(({ kind, text, targets }) => ({ at: place, kind, text, targets: targets.split(' ').filter(Boolean) })),
  );
}
