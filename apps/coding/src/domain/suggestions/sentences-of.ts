import { type Word, wordsOf } from '@claimstream/code-sets';
import { headingIn, type Section } from './headings.js';

/** A sentence of a note, or a line that is one by itself, with its place in the note. */
export interface Sentence {
  readonly section: Section;
  readonly start: number;
  readonly end: number;
  readonly words: readonly Word[];
}

/** What goes on for longer is no sentence. Whoever looks for something in one compares word with word: the time grows with the square. */
const mostWords = 200;

/** The sentences of a note, each in the section that the last heading opened; what goes on without a point is cut. */
export function sentencesOf(note: string): Sentence[] {
  return passagesOf(note).flatMap(({ section, start, end }) =>
    [...cuts(note, start, end)].flatMap(([from, to]) => {
      const words = wordsOf(note.slice(from, to), from);
      return words.length <= mostWords ? [{ section, start: from, end: to, words }] : piecesOf(section, words);
    }),
  );
}

function piecesOf(section: Section, words: readonly Word[]): Sentence[] {
  const pieces: Sentence[] = [];
  for (let at = 0; at < words.length; at += mostWords) {
    const some = words.slice(at, at + mostWords);
    pieces.push({ section, start: some[0]!.start, end: some.at(-1)!.end, words: some });
  }
  return pieces;
}

interface Passage {
  readonly section: Section;
  readonly start: number;
  end: number;
}

/** Lines that belong together: a line that goes on in small letters belongs to the one before, as where a note was wrapped. */
function passagesOf(note: string): Passage[] {
  const passages: Passage[] = [];
  let section: Section = 'other';
  let start = 0;
  for (const line of note.split('\n')) {
    const end = start + line.length;
    const heading = headingIn(line);
    const last = passages.at(-1);
    if (heading) {
      section = heading.section;
      passages.push({ section, start: start + heading.textAt, end });
    } else if (last && /^\s*[a-z]/.test(line) && !hasEnded(note.slice(last.start, last.end)) && last.end > last.start) {
      last.end = end;
    } else passages.push({ section, start, end });
    start = end + 1;
  }
  return passages;
}

const hasEnded = (passage: string): boolean => /[.:;?!]/.test(passage.trimEnd().slice(-1));

/** Where sentences end: a point, semicolon or mark before a blank; not after a title. */
function* cuts(note: string, start: number, end: number): Generator<[number, number]> {
  let from = start;
  for (const { index } of note
    .slice(start, end)
    .matchAll(/(?<!\b(?:dr|mr|mrs|ms|vs|e\.g|i\.e|approx))[.;!?](?=\s+[A-Z0-9(-]|\s*$)|;/gi)) {
    const to = start + index + 1;
    yield [from, to];
    from = to;
  }
  if (note.slice(from, end).trim() !== '') yield [from, end];
}
