import { type Release, tableIn } from '../releases/release.js';
import type { ReleaseShelf } from '../releases/release-shelf.js';
import { categoryTable, headingTable, noteTable, seventhCharacterTable } from '../sets/tabular-tables.js';
import type { CodeTables, Excludes1 } from './code-tables.js';
import { type NamesCode, targetsOf } from './note-targets.js';
import { remembered } from './remembered.js';

type Note = { readonly at: string; readonly note: string; readonly targets: readonly string[]; readonly names: NamesCode };
type NotesByPlace = ReadonlyMap<string, readonly Note[]>;

/** What the tabular list says around the codes. A note of a chapter, section or category holds for every code below it. */
export const tabularNotesIn = (shelf: ReleaseShelf): Pick<CodeTables, 'excludes1' | 'codeFirst' | 'seventhCharacters'> => ({
  excludes1(one, other, date) {
    const release = shelf.inForce('icd-10-cm-tabular', date);
    if (!release || one === other) return undefined;
    return excluding(release, one, other) ?? excluding(release, other, one);
  },

  codeFirst(code, date) {
    const release = shelf.inForce('icd-10-cm-tabular', date);
    if (!release) return undefined;
    const found = notesAround(release, code, codeFirstOf(release)).next().value;
    return found && { note: found.note, targets: found.targets };
  },

  seventhCharacters(code, date) {
    const release = shelf.inForce('icd-10-cm-tabular', date);
    return release && seventhCharactersOf(release, code);
  },
});

function excluding(release: Release, code: string, excluded: string): Excludes1 | undefined {
  for (const { at, note, names } of notesAround(release, code, excludes1Of(release))) {
    if (names(excluded)) return { at, note, release: release.version };
  }
  return undefined;
}

/** The nearest first: the code's own, then those of its categories, section and chapter. */
function* notesAround(release: Release, code: string, notes: NotesByPlace): Generator<Note, undefined> {
  for (const place of placesAround(release, code)) yield* notes.get(place) ?? [];
  return undefined;
}

/** A code and all that it stands under, nearest first. */
export function* placesAround(release: Release, code: string): Generator<string> {
  for (let length = code.length; length >= 3; length -= 1) yield code.slice(0, length);
  yield* outerPlacesOf(release).get(code.slice(0, 3)) ?? [];
}

const categoriesOf = remembered(
  (release: Release) => new Map([...(tableIn(release, categoryTable)?.rows() ?? [])].map((row) => [row.code, row])),
);

/** The sections and the chapter around each category, its own section first; some sections (V00-X58) stand above others without saying so. */
const outerPlacesOf = remembered((release: Release): ReadonlyMap<string, readonly string[]> => {
  const categories = categoriesOf(release);
  const position = (category: string) => categories.get(category)?.position ?? Number.NaN;
  const sections = [...(tableIn(release, headingTable)?.rows() ?? [])]
    .filter(({ level }) => level === 'section')
    .map(({ place }) => ({ place, from: position(place.slice(0, 3)), to: position(place.slice(-3)) }));
  const outer = [...categories.values()].map(({ code, position: at, section, chapter }) => {
    const around = sections.filter(({ place, from, to }) => place !== section && from <= at && at <= to);
    return [code, [section, ...around.map(({ place }) => place), chapter]] as const;
  });
  return new Map(outer);
});

const notesByPlace = (kind: string) =>
  remembered((release: Release): NotesByPlace => {
    const positionOf = (category: string) => categoriesOf(release).get(category)?.position;
    const notes = [...(tableIn(release, noteTable)?.rows() ?? [])]
      .filter((row) => row.kind === kind)
      .map(({ place, text, targets }) => ({
        ...{ at: place, note: text, names: targetsOf(targets, positionOf) },
        targets: targets.split(' ').filter(Boolean),
      }));
    return Map.groupBy(notes, ({ at }) => at);
  });
const excludes1Of = notesByPlace('excludes1');
const codeFirstOf = notesByPlace('codeFirst');

/** Of the nearest category that gives any: a subcategory's own characters replace those of its category. */
export function seventhCharactersOf(release: Release, code: string): ReadonlyMap<string, string> | undefined {
  const table = tableIn(release, seventhCharacterTable);
  for (let length = Math.min(code.length, 6); table && length >= 3; length -= 1) {
    const range = table.find(code.slice(0, length));
    if (range.from < range.to) return new Map([...table.rows(range)].map(({ character, meaning }) => [character, meaning]));
  }
  return undefined;
}
