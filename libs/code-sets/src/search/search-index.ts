import { GrowingNumbers } from '../packed/growing.js';
import { type Known, likelihoodOf } from './likelihood.js';

/** What is indexed of one row. */
export interface Indexed extends Known {
  readonly row: number;
  /** Other names: they are found by, not shown. */
  readonly otherNames: readonly string[];
}

export interface Hit {
  readonly row: number;
  readonly score: number;
}

/** One word of a query: any of these spellings will do. */
export type QueryWord = readonly string[];

export interface WordSearch {
  readonly words: readonly QueryWord[];
  readonly limit: number;
  readonly billableOnly: boolean;
}

/** For a whole word and the beginning of one; a word that stands only in another name is worth less; one that begins the description more. */
const points = { exact: 4000, prefix: 1000, otherName: 500, begins: 300 };

/**
 * Finds rows by words and beginnings of words: a sorted dictionary, and for each of its words the rows that have it. All words of a query count;
 * where no row has all, those that have most. Full tables (190,000 rows) take a few milliseconds a query.
 */
export class SearchIndex {
  readonly #dictionary: readonly string[];
  readonly #starts: Uint32Array;
  /** Twice the row, and one where the word stands in its description. */
  readonly #rows: Uint32Array;
  /** What a row is worth before any word. */
  readonly #worth: Int16Array;
  readonly #billable: Uint8Array;
  readonly #firstWord: Uint32Array;

  /** Of one query: how many of its words each row has, what they are worth, and the last of them that was counted. */
  readonly #matched: Uint8Array;
  readonly #score: Int32Array;
  readonly #counted: Uint8Array;

  constructor(entries: Iterable<Indexed>, size: number) {
    this.#worth = new Int16Array(size);
    this.#billable = new Uint8Array(size);
    this.#matched = new Uint8Array(size);
    this.#score = new Int32Array(size);
    this.#counted = new Uint8Array(size);

    const numbers = new Map<string, number>();
    const [words, rows] = [new GrowingNumbers(Uint32Array), new GrowingNumbers(Uint32Array)];
    const firsts = new Uint32Array(size);
    for (const entry of entries) {
      const { row, description, otherNames, billable } = entry;
      const own = wordsIn(description);
      const described = new Set(own);
      for (const word of new Set([...own, ...otherNames.flatMap(wordsIn)])) {
        let number = numbers.get(word);
        if (number === undefined) numbers.set(word, (number = numbers.size));
        words.push(number);
        rows.push(row * 2 + Number(described.has(word)));
      }
      firsts[row] = numbers.get(own[0] ?? '') ?? 0;
      this.#billable[row] = Number(billable);
      this.#worth[row] = likelihoodOf(entry);
    }

    this.#dictionary = [...numbers.keys()].sort();
    const places = new Uint32Array(numbers.size);
    this.#dictionary.forEach((word, place) => (places[numbers.get(word)!] = place));
    this.#firstWord = firsts.map((number) => places[number]!);
    [this.#starts, this.#rows] = grouped({ words, rows, places });
  }

  search({ words, limit, billableOnly }: WordSearch): Hit[] {
    if (words.length === 0) return [];
    this.#matched.fill(0);
    this.#score.fill(0);
    this.#counted.fill(0);
    words.forEach((word, place) => this.#count(word, place + 1));
    const most = this.#matched.reduce((best, matched) => Math.max(best, matched), 0);
    return most === 0 ? [] : this.#best({ matched: most, limit, billableOnly });
  }

  #count(spellings: QueryWord, place: number): void {
    for (const spelling of spellings) {
      for (let at = lowerBound(this.#dictionary, spelling); at < this.#dictionary.length; at += 1) {
        const found = this.#dictionary[at]!;
        if (!found.startsWith(spelling)) break;
        const worth = isForm(found, spelling) ? points.exact : points.prefix;
        for (let posting = this.#starts[at]!; posting < this.#starts[at + 1]!; posting += 1) {
          const row = this.#rows[posting]! >>> 1;
          const described = (this.#rows[posting]! & 1) === 1;
          // Exact words come first in the dictionary, so the first worth of a word is its best.
          if (this.#counted[row] === place) continue;
          this.#counted[row] = place;
          this.#matched[row]! += 1;
          this.#score[row]! += described
            ? worth + (this.#firstWord[row] === at ? points.begins : 0)
            : worth - Math.min(points.otherName, worth);
        }
      }
    }
  }

  #best({ matched, limit, billableOnly }: { matched: number; limit: number; billableOnly: boolean }): Hit[] {
    const best: Hit[] = [];
    for (let row = 0; row < this.#matched.length; row += 1) {
      if (this.#matched[row] !== matched || (billableOnly && this.#billable[row] === 0)) continue;
      const score = this.#score[row]! + this.#worth[row]!;
      if (best.length === limit && score <= best[limit - 1]!.score) continue;
      const place = best.findIndex((hit) => hit.score < score);
      best.splice(place < 0 ? best.length : place, 0, { row, score });
      if (best.length > limit) best.pop();
    }
    return best;
  }
}

/** Small letters and digits; "Crohn's" is "crohns". */
export const wordsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f'’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

const isForm = (found: string, word: string): boolean => found === word || found === `${word}s` || found === `${word}es`;

function lowerBound(dictionary: readonly string[], word: string): number {
  let [low, high] = [0, dictionary.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (dictionary[middle]! < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The rows of each word of the dictionary, one after another, and where each word's begin. */
function grouped({
  words,
  rows,
  places,
}: {
  words: GrowingNumbers;
  rows: GrowingNumbers;
  places: Uint32Array;
}): [Uint32Array, Uint32Array] {
  const starts = new Uint32Array(places.length + 1);
  for (let at = 0; at < words.size; at += 1) starts[places[words.at(at)]! + 1]! += 1;
  for (let word = 0; word < places.length; word += 1) starts[word + 1]! += starts[word]!;
  const next = starts.slice();
  const sorted = new Uint32Array(rows.size);
  for (let at = 0; at < words.size; at += 1) sorted[next[places[words.at(at)]!]!++] = rows.at(at);
  return [starts, sorted];
}
