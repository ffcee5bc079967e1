import type { Word } from '@claimstream/code-sets';
import type { Candidate, Reading } from './coding-facts.js';
import { mannersOf, spokenOf } from './manners-of.js';
import type { Sentence } from './sentences-of.js';

/**
 * The stage of chronic kidney disease within the name of what it comes from ("diabetic chronic kidney disease, stage 3b"): it is coded beside it
 * ("use additional code" at E11.22, I12 and I13).
 */
export function kidneyStage({ section, words }: Sentence, { facts: { note }, terms }: Reading): Candidate[] {
  if (section === 'family-history' || !words.some(({ text }) => text === 'kidney')) return [];
  const said = mannersOf(words);
  return words.flatMap(({ text, start }, place): Candidate[] => {
    const stage = words[place + 1];
    if (text !== 'stage' || !stage || !isOfKidneys(words, place) || spokenOf(said, [place]).size > 0) return [];
    const named = terms.named([...diseaseWords, 'stage', stage.text]);
    if (!named) return [];
    const evidence = { kind: 'note' as const, start, end: stage.end, section, quote: note.slice(start, stage.end) };
    return [{ code: named.code, evidence, rule: 'NAMED', score: 0.7, source: 'E11.22, I12, I13' }];
  });
}

const diseaseWords = ['chronic', 'kidney', 'disease'];

/** Whether the stage at a place follows the disease ("kidney disease, stage 3b"), or stands before it ("stage 4 diabetic kidney disease"). */
function isOfKidneys(words: readonly Word[], place: number): boolean {
  const before = words.slice(0, place).findLastIndex(({ text, kind }) => kind !== 'filler' && !between.has(text));
  if (isDisease(words, before - 1)) return true;
  const next = words.slice(place + 2, place + 6).findIndex(({ text, kind }) => text === 'kidney' || kind === 'barrier');
  return next >= 0 && isDisease(words, place + 2 + next);
}

const isDisease = (words: readonly Word[], place: number): boolean =>
  words[place]?.text === 'kidney' && ['disease', 'failure', 'insufficiency'].includes(words[place + 1]?.text ?? '');
const between = new Set([',', '(', ':', 'currently', 'now']);
