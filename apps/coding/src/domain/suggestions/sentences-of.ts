import { type Word, wordsOf } from '@claimstream/code-sets';
import { headingIn, type Section } from './headings.js';

/** A sentence of a note, or a line that is one by itself, with its place in the note. */
export interface Sentence {
  readonly section: Section;
  readonly start: number;
  readonly end: number;
  readonly words: readonly Word[];
}

/** The sentences of a note, each in the section that the last heading opened. */
export function sentencesOf(note: string): Sentence[] {
  return passagesOf(note).flatMap(({ section, start, end }) =>
    [...cuts(note, start, end)].map(([from, to]) => ({
      section,
      ...{ start: from, end: to, words: wordsOf(note.slice(from, to), from) },
    })),
  );
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
    } else if (last && /^\s*[a-z]/.test(line) && !/[.:;?!]\s*$/.test(note.slice(last.start, last.end)) && last.end > last.start) {
      last.end = end;
    } else passages.push({ section, start, end });
    start = end + 1;
  }
  return passages;
}

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
