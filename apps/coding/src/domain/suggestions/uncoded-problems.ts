import { wordsOf } from '@claimstream/code-sets';
import type { Candidate, Reading } from './coding-facts.js';
import { mannersOf, spokenOf } from './manners-of.js';
import { lasting } from './named-diagnoses.js';
import type { Manner } from './triggers.js';

/** Problems that came without a code of ours, by what the source system calls them; what terminologies add in brackets is left out. */
export const uncodedProblems = ({ facts, terms }: Reading): Candidate[] =>
  facts.problems.flatMap(({ text, path }) => {
    const words = wordsOf(text.replace(/\((disorder|finding|situation|procedure|morphologic abnormality)\)/gi, ' '));
    const said = mannersOf(words);
    const found = terms.find(words).filter(({ code, places }) => isSo(code, spokenOf(said, places)));
    return found.map(({ code, places }) => ({
      ...{ code, rule: 'UNCODED_PROBLEM' as const, evidence: { kind: 'field' as const, path, quote: text } },
      // A name that is all of the text is sure; a part of it may be another thing.
      score: places.length === words.filter(({ kind }) => kind === 'word').length ? 0.85 : 0.5,
    }));
  });

/** Whether it is said as something that the patient has: of what is past or of relatives only what lasts and Z codes. */
const isSo = (code: string, manners: ReadonlySet<Manner>): boolean =>
  [...manners].every(
    (manner) => (manner === 'historical' && lasting.test(code)) || (mayBeOfZ.has(manner) && code.startsWith('Z')),
  );

const mayBeOfZ: ReadonlySet<Manner> = new Set(['historical', 'resolved', 'family']);
