import type { Candidate, Reading } from './coding-facts.js';
import { mannersOf, spokenOf } from './manners-of.js';
import type { Sentence } from './sentences-of.js';

/** Drugs in the list of allergies that have a code of their own (Z88). */
export function allergies({ section, words }: Sentence, { facts: { note }, terms }: Reading): Candidate[] {
  if (section !== 'allergies') return [];
  const said = mannersOf(words);
  return words.flatMap(({ text, start, end }, place): Candidate[] => {
    const named = terms.named([text, 'allergy']);
    if (!named || spokenOf(said, [place]).size > 0) return [];
    const evidence = { kind: 'note' as const, start, end, section, quote: note.slice(start, end) };
    return [{ code: named.code, evidence, rule: 'NAMED', score: 0.5 }];
  });
}
