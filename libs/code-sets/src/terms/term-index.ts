import { denies, type Word, wordsOf } from './words.js';

/** A name of a code. Where two codes have one name the lower rank has it: an everyday name before a description, that before a shortened one. */
export interface Term {
  readonly code: string;
  readonly name: string;
  readonly basis: TermBasis;
}

export const termBases = ['everyday', 'description', 'inclusion', 'shortened'] as const;
export type TermBasis = (typeof termBases)[number];

/** A name that was found in a text. */
export interface TermMatch {
  readonly code: string;
  readonly basis: TermBasis;
  /** Which of the words it is made of, in order. */
  readonly places: readonly number[];
}

/**
 * Finds names of codes in the words of a sentence. A name is a set of words: it is found where all of them stand close together in one thought, in
 * whatever order ("pain in the right knee", "right knee pain"). Of names that overlap the one with most words is it.
 */
export class TermIndex {
  readonly #numberOf = new Map<string, number>();
  /** Word numbers of the terms, one after another; those of term t from `#starts[t]` to `#starts[t + 1]`. */
  readonly #words: Uint32Array;
  readonly #starts: Uint32Array;
  /** Terms by their rarest word. */
  readonly #terms: Uint32Array;
  readonly #termsFrom: Uint32Array;
  readonly #codes: readonly string[];
  readonly #bases: Uint8Array;
  /** Names with an "and" or a "without" of their own may stand across one: 1 or more, 2 also across a denial. */
  readonly #reach: Uint8Array;

  constructor(terms: Iterable<Term>) {
    const known = this.#distinct(terms);
    this.#codes = known.map(({ code }) => code);
    this.#bases = Uint8Array.from(known, ({ basis }) => basis);
    this.#reach = Uint8Array.from(known, ({ reach }) => reach);
    this.#words = Uint32Array.from(known.flatMap(({ words }) => words));
    this.#starts = startsOf(known.map(({ words }) => words.length));
    [this.#terms, this.#termsFrom] = this.#byRarestWord(known);
  }

  get size(): number {
    return this.#codes.length;
  }

  /** What is named in the words of one sentence, in their order. */
  find(words: readonly Word[]): TermMatch[] {
    const sentence = this.#read(words);
    const found: Found[] = [];
    for (const number of sentence.placesOf.keys()) {
      for (let at = this.#termsFrom[number]!; at < this.#termsFrom[number + 1]!; at += 1)
        this.#match(this.#terms[at]!, number, sentence, found);
    }
    return longestFirst(found)
      .toSorted((one, other) => one.places[0]! - other.places[0]!)
      .map(({ term, places }) => ({ code: this.#codes[term]!, basis: termBases[this.#bases[term]!]!, places }));
  }

  /** The code of which these words, and no others, are a name. */
  named(words: Iterable<string>): { readonly code: string; readonly basis: TermBasis } | undefined {
    const numbers = new Set<number>();
    for (const word of words) {
      const number = this.#numberOf.get(word);
      if (number === undefined) return undefined;
      numbers.add(number);
    }
    for (const number of numbers) {
      for (let at = this.#termsFrom[number]!; at < this.#termsFrom[number + 1]!; at += 1) {
        const term = this.#terms[at]!;
        const own = this.#words.subarray(this.#starts[term], this.#starts[term + 1]);
        if (own.length === numbers.size && own.every((word) => numbers.has(word)))
          return { code: this.#codes[term]!, basis: termBases[this.#bases[term]!]! };
      }
    }
    return undefined;
  }

  #distinct(terms: Iterable<Term>): Known[] {
    const known = new Map<string, Known>();
    for (const { code, name, basis } of terms) {
      const words = wordsOf(name);
      const numbers = [...new Set(words.filter(({ kind }) => kind === 'word').map(({ text }) => this.#numberFor(text)))].toSorted(
        (one, other) => one - other,
      );
      if (numbers.length === 0 || numbers.length > mostWords) continue;
      const key = numbers.join();
      const rank = termBases.indexOf(basis);
      const rival = known.get(key);
      if (rival && rival.basis <= rank) continue;
      known.set(key, { code, basis: rank, words: numbers, reach: reachOf(words) });
    }
    return [...known.values()];
  }

  #numberFor(word: string): number {
    let number = this.#numberOf.get(word);
    if (number === undefined) this.#numberOf.set(word, (number = this.#numberOf.size));
    return number;
  }

  #byRarestWord(known: readonly Known[]): [Uint32Array, Uint32Array] {
    const uses = new Uint32Array(this.#numberOf.size);
    for (const { words } of known) for (const word of words) uses[word]! += 1;
    const rarest = known.map(({ words }) => words.reduce((rare, word) => (uses[word]! < uses[rare]! ? word : rare)));

    const counts = new Uint32Array(this.#numberOf.size);
    for (const word of rarest) counts[word]! += 1;
    const from = startsOf(counts);
    const next = from.slice();
    const terms = new Uint32Array(known.length);
    rarest.forEach((word, term) => (terms[next[word]!++] = term));
    return [terms, from];
  }

  #read(words: readonly Word[]): Sentence {
    const placesOf = new Map<number, number[]>();
    const order = new Int32Array(words.length);
    const thought = new Int32Array(words.length);
    const denial = new Int32Array(words.length);
    let [position, thoughts, denied] = [0, 0, 0];
    words.forEach((word, place) => {
      const { text, kind } = word;
      if (kind === 'barrier' && !isQualified(words, place)) thoughts += 1;
      if (denies(word)) denied += 1;
      denial[place] = denied;
      order[place] = position;
      thought[place] = thoughts;
      if (kind !== 'word') return;
      position += 1;
      const number = this.#numberOf.get(text);
      if (number === undefined) return;
      const places = placesOf.get(number);
      if (places) places.push(place);
      else placesOf.set(number, [place]);
    });
    return { placesOf, order, thought, denial };
  }

  #match(term: number, rarest: number, { placesOf, order, thought, denial }: Sentence, found: Found[]): void {
    const [from, to] = [this.#starts[term]!, this.#starts[term + 1]!];
    for (let at = from; at < to; at += 1) if (!placesOf.has(this.#words[at]!)) return;
    const size = to - from;
    for (const anchor of placesOf.get(rarest)!) {
      const places: number[] = [];
      for (let at = from; at < to; at += 1) places.push(nearest(placesOf.get(this.#words[at]!)!, anchor));
      places.sort((one, other) => one - other);
      const [first, last] = [places[0]!, places.at(-1)!];
      const reach = this.#reach[term]!;
      const together = (reach > 0 || thought[first] === thought[last]) && (reach > 1 || denial[first] === denial[last]);
      const width = order[last]! - order[first]! + 1;
      if (together && width <= size + (size > 2 ? 2 : 1)) found.push({ term, places, width, basis: this.#bases[term]! });
    }
  }
}

/** A name in a note is short; longer descriptions are never written so. */
const mostWords = 9;

interface Known {
  readonly code: string;
  readonly basis: number;
  readonly words: readonly number[];
  readonly reach: number;
}

interface Sentence {
  readonly placesOf: ReadonlyMap<number, readonly number[]>;
  /** How many words that count stand before each place. */
  readonly order: Int32Array;
  /** In which thought each place is. */
  readonly thought: Int32Array;
  /** After how many denials each place is. */
  readonly denial: Int32Array;
}

interface Found {
  readonly term: number;
  readonly places: readonly number[];
  readonly width: number;
  readonly basis: number;
}

const reachOf = (words: readonly Word[]): number =>
  words.some(denies) ? 2 : Number(words.some(({ kind }) => kind === 'barrier'));

const startsOf = (lengths: ArrayLike<number>): Uint32Array => {
  const starts = new Uint32Array(lengths.length + 1);
  for (let at = 0; at < lengths.length; at += 1) starts[at + 1] = starts[at]! + lengths[at]!;
  return starts;
};

/** Of places in order the nearest to the anchor, the earlier of two. */
function nearest(places: readonly number[], anchor: number): number {
  let [low, high] = [0, places.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! < anchor) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [places[low - 1], places[low]!];
  return before !== undefined && anchor - before <= Math.abs(after - anchor) ? before : after;
}

/** Most words first, of those the closest together, the best known, the first; each word belongs to one name. */
function longestFirst(found: Found[]): Found[] {
  const taken = new Set<number>();
  return found
    .toSorted(
      (one, other) =>
        other.places.length - one.places.length ||
        one.width - other.width ||
        one.basis - other.basis ||
        one.places[0]! - other.places[0]! ||
        one.term - other.term,
    )
    .filter(({ places }) => {
      if (places.some((place) => taken.has(place))) return false;
      for (const place of places) taken.add(place);
      return true;
    });
}

/** A comma does not part a thought from what is said more closely of it: "osteoarthritis, right knee", "asthma, moderate persistent". */
const isQualified = (words: readonly Word[], at: number): boolean =>
  words[at]!.text === ',' && qualifiers.has(words[at + 1]?.text ?? '');

const qualifiers = new Set(
  'right left bilateral both mild moderate severe acute chronic type stage class grade recurrent uncomplicated uncontrolled with without secondary diet'.split(
    ' ',
  ),
);
