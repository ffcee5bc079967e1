import { type Word, wordsOf } from '@claimstream/code-sets';
import { type Manner, manners, type Reach, terminatorWords, triggerWords } from './triggers.js';

/** What was said about a word, and the places of the words that said it. */
export interface Said {
  readonly manner: Manner;
  readonly from: number;
  /** Before this place. */
  readonly to: number;
}

/** For each place of a sentence how it is spoken of. */
export type Manners = readonly (readonly Said[])[];

interface Trigger {
  readonly manner: Manner | 'none' | 'end';
  readonly reach: Reach;
  readonly words: readonly string[];
}

const triggersOf = (words: string, { manner, reach }: Omit<Trigger, 'words'>): Trigger[] =>
  words.split(' | ').map((phrase) => ({ manner, reach, words: wordsOf(phrase).map(({ text }) => text) }));

/** By their first word, the longest first. */
const triggers = Map.groupBy(
  [
    ...triggerWords.flatMap(({ words, ...rest }) => triggersOf(words, rest)),
    ...triggersOf(terminatorWords, { manner: 'end', reach: 'after' }),
  ].toSorted((one, other) => other.words.length - one.words.length),
  ({ words }) => words[0]!,
);

/** Says of each word of a sentence how it is spoken of: denied, doubted, past, of a relative, feared. */
export function mannersOf(words: readonly Word[]): Manners {
  const found = triggersIn(words);
  const said: Said[][] = words.map(() => []);
  for (const { manner, reach, from, to } of found) {
    if (manner === 'none' || manner === 'end') continue;
    const [first, last] = scopeOf({ manner, reach, from, to }, found, words);
    for (let place = first; place < last; place += 1) said[place]!.push({ manner, from, to });
  }
  return said;
}

/** Whether something at these places is spoken of so; what itself says so does not count. */
export function spokenOf(said: Manners, places: readonly number[]): ReadonlySet<Manner> {
  const own = new Set(places);
  const found = new Set(places.flatMap((place) => said[place]!.filter(({ from }) => !own.has(from)).map(({ manner }) => manner)));
  return new Set(manners.filter((manner) => found.has(manner)));
}

interface Placed extends Omit<Trigger, 'words'> {
  readonly from: number;
  readonly to: number;
}

/** The longest trigger at each place; words of one are not read again, but for other reaches of the same words. */
function triggersIn(words: readonly Word[]): Placed[] {
  const found: Placed[] = [];
  for (let at = 0; at < words.length;) {
    const here = (triggers.get(words[at]!.text) ?? []).filter((trigger) =>
      trigger.words.every((word, place) => words[at + place]?.text === word),
    );
    const longest = here[0]?.words.length ?? 1;
    for (const { manner, reach, words: own } of here) {
      if (own.length === longest) found.push({ manner, reach, from: at, to: at + own.length });
    }
    at += longest;
  }
  return found;
}

/** How far a trigger reaches: to the next word that ends it, at most so many words. */
function scopeOf(trigger: Placed, found: readonly Placed[], words: readonly Word[]): [number, number] {
  const { reach, from, to } = trigger;
  switch (reach) {
    case 'after':
      return [to, endAfter(trigger, found, words)];
    case 'before':
      return [startBefore(from, found, words), from];
    case 'at-end': {
      if (words[to] !== undefined && words[to].kind !== 'barrier') return [from, from];
      const last = words[from - 1]?.text === ',' ? from - 1 : from;
      return [startBefore(last, found, words), last];
    }
    case 'around':
      return [startBefore(from, found, words), endAfter(trigger, found, words)];
    case 'next-before':
      return [Math.max(0, from - 2), from];
  }
}

const farthest = 25;

/** "Mother has diabetes": what would end the thought elsewhere says what the relative has. */
function endAfter({ manner, to }: Placed, found: readonly Placed[], words: readonly Word[]): number {
  const isOfRelative = manner === 'family' && words[to]?.text === 'has';
  const from = isOfRelative ? to + 1 : to;
  const end = found.find((other) => other.from >= from && ends(manner, other, to));
  return Math.min(end?.from ?? words.length, to + farthest, words.length);
}

/** A doubt or a history of its own ends what was denied before it, unless it follows at once: "no suspected fracture". */
const ends = (manner: Placed['manner'], other: Placed, to: number): boolean =>
  other.manner === 'end' ||
  (manner === 'negated' && other.manner === 'uncertain' && other.reach === 'after' && other.from > to) ||
  (manner === 'historical' && other.manner === 'uncertain' && other.reach === 'after');

/** Back to a comma or the last word that ended something. */
function startBefore(from: number, found: readonly Placed[], words: readonly Word[]): number {
  const end = found.findLast((other) => other.manner === 'end' && other.to <= from)?.to ?? 0;
  let start = from;
  while (start > end && from - start < 10 && ![',', '.', ':', '('].includes(words[start - 1]!.text)) start -= 1;
  return start;
}
