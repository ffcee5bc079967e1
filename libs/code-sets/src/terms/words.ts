import { abbreviations } from './abbreviations.js';

/**
 * A word of a text as it is compared, and where it stood. What only holds words together (`the`, `of`) is a filler; a barrier parts thoughts
 * (`and`, a comma).
 */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'filler' | 'barrier';
}

/** The words of a text in order, abbreviations written out; `offset` is where the text stands in a longer one. */
export function wordsOf(text: string, offset = 0): Word[] {
  const plain: Word[] = [];
  for (const { 0: found, index } of unaccented(text).matchAll(pieces)) {
    const word = plainForm(found, plain.at(-1)?.text);
    plain.push({ text: word, start: offset + index, end: offset + index + found.length, kind: kindOf(word) });
  }
  return writtenOut(plain);
}

/** `h/o` and its like, numbers with a point, words, and the marks that matter. */
const pieces = /\b[a-z]\/[a-z]{1,2}\b|\bw\/|\d+(?:\.\d+)+|[a-z0-9]+(?:['’][a-z]+)?|[.,;:?!()/+]/gi;

/** Letters without their accents ("Guillain-Barré"), each in its place. */
const unaccented = (text: string): string => text.replaceAll(/[\u00c0-\u017f]/g, (letter) => letter.normalize('NFD')[0]!);

const fillers = new Set(
  'the of in a an with w/ at by for to from her his their its this that is are was were be been has have had due patient pt mellitus unspecified nos nec status encounter current'.split(
    ' ',
  ),
);
const barriers = new Set(['and', 'or', 'but', 'versus', 'vs']);

const kindOf = (word: string): Word['kind'] =>
  barriers.has(word) || /^[^a-z0-9]/.test(word) ? 'barrier' : fillers.has(word) ? 'filler' : 'word';

/** Words that deny what comes after: "diabetes without neuropathy" is no name of both, "migraine without aura" is a name. */
export const denies = ({ text }: Word): boolean => denials.has(text);
const denials = new Set(['without', 'no', 'not', 'never']);

/** One of a word's forms stands for all: small letters, singular, no possessive; stages and types in digits. */
function plainForm(found: string, before: string | undefined): string {
  const word = found.toLowerCase().replace(/['’](s|re|ve|ll|d|m)?$/, '');
  if (before !== undefined && numbered.has(before)) return numerals.get(word) ?? word;
  return singular(word.replace(/['’]/, ''));
}

function singular(word: string): string {
  if (word.length < 4 || /(ss|us|is|\d)$/.test(word) || !word.endsWith('s')) return word;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.replace(/((ch|sh|ss|x|z)e)?s$/, (_, __, stem: string | undefined) => stem ?? '');
}

const numbered = new Set(['type', 'stage', 'class', 'grade']);
const numerals = new Map([
  ...(['i', 'ii', 'iii', 'iv', 'v'].map((numeral, at) => [numeral, String(at + 1)]) as [string, string][]),
  ...(['one', 'two', 'three', 'four', 'five'].map((numeral, at) => [numeral, String(at + 1)]) as [string, string][]),
  ['iiia', '3a'],
  ['iiib', '3b'],
]);

/** Abbreviations by their first word, the longest first. */
const writings = Map.groupBy(
  Object.entries(abbreviations)
    .map(([short, full]) => ({ short: plainWords(short), full: plainWords(full) }))
    .toSorted((one, other) => other.short.length - one.short.length),
  ({ short }) => short[0]!,
);

function plainWords(text: string): string[] {
  const words: string[] = [];
  for (const [found] of text.matchAll(pieces)) words.push(plainForm(found, words.at(-1)));
  return words;
}

function writtenOut(words: readonly Word[]): Word[] {
  const out: Word[] = [];
  for (let at = 0; at < words.length;) {
    const writing = writings
      .get(words[at]!.text)
      ?.find(({ short }) => short.every((word, place) => words[at + place]?.text === word));
    if (!writing) out.push(words[at++]!);
    else {
      const last = words[at + writing.short.length - 1]!;
      for (const text of writing.full) out.push({ text, start: words[at]!.start, end: last.end, kind: kindOf(text) });
      at += writing.short.length;
    }
  }
  return out;
}
