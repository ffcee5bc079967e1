import { code, whole } from '../packed/number-columns.js';
import { defineTable } from '../packed/packed-table.js';
import { text, word } from '../packed/text-columns.js';

export type NoteKind =
  'includes' | 'inclusionTerm' | 'excludes1' | 'excludes2' | 'codeFirst' | 'useAdditionalCode' | 'codeAlso' | 'notes';

/**
 * A note of the tabular list, and where it stands: at a code, or at a chapter (`01`) or section (`A00A09`, its first and last category), whence
 * it holds for all below.
 */
export interface NoteRow {
  readonly place: string;
  readonly level: string;
  readonly kind: string;
  readonly text: string;
  /** The codes that the text names, parted by blanks: `A1832`, `A05*` for all that begins so, `A040..A044` for a range. */
  readonly targets: string;
}
export const noteTable = defineTable<NoteRow>({
  name: 'notes',
  key: ['place'],
  columns: { place: code(7), level: word, kind: word, text, targets: text },
});

/** A character that codes of a category end with at position seven. */
export interface SeventhCharacterRow {
  readonly code: string;
  readonly character: string;
  readonly meaning: string;
}
export const seventhCharacterTable = defineTable<SeventhCharacterRow>({
  name: 'seventh-characters',
  key: ['code'],
  columns: { code: code(7), character: word, meaning: word },
});

/** A three character category, in the order of the list (M1A stands before M10), with the section and chapter that it is in. */
export interface CategoryRow {
  readonly code: string;
  readonly position: number;
  readonly section: string;
  readonly chapter: string;
}
export const categoryTable = defineTable<CategoryRow>({
  name: 'categories',
  key: ['code'],
  columns: { code: code(7), position: whole, section: word, chapter: word },
});

/** The title of a chapter or section. */
export interface HeadingRow {
  readonly place: string;
  readonly level: string;
  readonly title: string;
}
export const headingTable = defineTable<HeadingRow>({
  name: 'headings',
  key: ['place'],
  columns: { place: code(7), level: word, title: text },
});
