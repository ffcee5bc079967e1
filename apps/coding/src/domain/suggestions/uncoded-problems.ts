import { wordsOf } from '@claimstream/code-sets';
import type { Candidate, Reading } from './coding-facts.js';

/** Problems that came without a code of ours, by what the source system calls them; what terminologies add in brackets is left out. */
export const uncodedProblems = ({ facts, terms }: Reading): Candidate[] =>
  facts.problems.flatMap(({ text, path }) => {
    const words = wordsOf(text.replace(/\((disorder|finding|situation|procedure|morphologic abnormality)\)/gi, ' '));
    return terms.find(words).map(({ code, places }) => ({
      ...{ code, rule: 'UNCODED_PROBLEM' as const, evidence: { kind: 'field' as const, path, quote: text } },
      // A name that is all of the text is sure; a part of it may be another thing.
      score: places.length === words.filter(({ kind }) => kind === 'word').length ? 0.85 : 0.5,
    }));
  });
