import type { Candidate, Reading } from './coding-facts.js';
import { mannersOf, spokenOf } from './manners-of.js';
import type { Sentence } from './sentences-of.js';

/** Drugs that are coded while they are taken for long (Z79), by the words that notes have for them. */
const drugs: Readonly<Record<string, string>> = {
  Z794: 'insulin lantus levemir basaglar tresiba humalog novolog glargine lispro aspart detemir degludec',
  Z7984:
    'metformin glipizide glyburide glimepiride sitagliptin januvia linagliptin empagliflozin jardiance dapagliflozin farxiga pioglitazone',
  Z7985: 'semaglutide ozempic liraglutide victoza dulaglutide trulicity tirzepatide mounjaro exenatide',
  Z7901: 'warfarin coumadin apixaban eliquis rivaroxaban xarelto dabigatran pradaxa enoxaparin',
  Z7902: 'clopidogrel plavix ticagrelor brilinta prasugrel',
  Z7982: 'aspirin asa',
  Z7983: 'alendronate fosamax risedronate ibandronate zoledronic',
  Z7951: 'fluticasone budesonide symbicort advair breo mometasone beclomethasone',
  Z79891: 'oxycodone hydrocodone morphine methadone fentanyl',
};
const codeOfDrug = new Map(
  Object.entries(drugs).flatMap(([code, names]) => names.split(' ').map((name) => [name, code] as const)),
);

const taking = new Set(['on', 'take', 'taking', 'continue', 'continuing', 'continued', 'use', 'using']);

/** Before "taking" and its like. */
const stopped = new Set(['stop', 'stopped', 'stopping', 'quit', 'discontinue', 'discontinued']);

/** Long-term drugs: in the list of medications, or said to be taken ("on warfarin", "continue metformin"). */
export function longTermDrugs({ section, words }: Sentence, { facts: { note } }: Reading): Candidate[] {
  const said = mannersOf(words);
  return words.flatMap(({ text, start, end }, place): Candidate[] => {
    const code = codeOfDrug.get(text);
    const taken = section === 'medications' || taking.has(words[place - 1]?.text ?? '');
    if (code === undefined || !taken || stopped.has(words[place - 2]?.text ?? '') || spokenOf(said, [place]).size > 0) return [];
    const evidence = { kind: 'note' as const, start, end, section, quote: note.slice(start, end) };
    return [{ code, evidence, rule: 'LONG_TERM_DRUG', score: 0.5, source: 'ICD-10-CM I.C.21.c.3' }];
  });
}
