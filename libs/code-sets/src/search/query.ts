import { abbreviations } from '../terms/abbreviations.js';
import { wordsOf } from '../terms/words.js';
import { type QueryWord, wordsIn } from './search-index.js';

export interface CodeQuery {
  /** What it would be as the beginning of a code, without its point; undefined for what is none. */
  readonly codePrefix: string | undefined;
  /** Letters that stand for words (DM): hardly the beginning of a code. */
  readonly isAbbreviation: boolean;
  /** The words to be found, abbreviations written out. */
  readonly words: readonly QueryWord[];
  /** The words as they were typed, where that is something else. */
  readonly asTyped: readonly QueryWord[] | undefined;
}

/** So many words of a query count. */
const mostWords = 12;

/** Reads what somebody typed: a code with or without its point, words, beginnings of words, abbreviations (HTN, fx, UTI). */
export function readQuery(text: string): CodeQuery {
  // `E11.-`, as the tabular list writes all that begins so.
  const compact = text.trim().toUpperCase().replaceAll('.', '').replace(/-$/, '');
  const codePrefix = /^[A-Z0-9]{1,10}$/.test(compact) && (compact.length <= 3 || /\d/.test(compact)) ? compact : undefined;

  const typed = wordsIn(text).slice(0, mostWords);
  const written = wordsOf(text.normalize())
    .filter(({ kind, text: word }) => kind === 'word' || (kind === 'filler' && word.length > 5))
    .slice(0, mostWords)
    .map(({ text: word }) => wordsIn(word))
    .flat();
  const words = written.map((word) => spellings(word, typed));
  const same = typed.length === written.length && typed.every((word, place) => words[place]!.includes(word));
  const isAbbreviation = Object.hasOwn(abbreviations, compact.toLowerCase()) && !/\d/.test(compact);
  return { codePrefix, isAbbreviation, words, asTyped: same ? undefined : typed.map((word) => [word]) };
}

/** A word in the singular, and as it was typed where that is more of the same word. */
const spellings = (word: string, typed: readonly string[]): QueryWord => [
  word,
  ...typed.filter((other) => other !== word && sharesStem(word, other)),
];

const sharesStem = (word: string, other: string): boolean =>
  word.length > 3 && other.length > 3 && !other.startsWith(word) && other.slice(0, word.length - 1) === word.slice(0, -1);
