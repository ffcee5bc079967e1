import type { Candidate, Reading } from './coding-facts.js';
import type { Sentence } from './sentences-of.js';

/** Adults' Z68 by the index in tenths: below the first number the code beside it. */
const adultCodes = (index: number): string => {
  if (index < 20) return 'Z681';
  if (index < 40) return `Z68${Math.floor(index)}`;
  if (index < 50) return index < 45 ? 'Z6841' : 'Z6842';
  if (index < 70) return index < 60 ? 'Z6843' : 'Z6844';
  return 'Z6845';
};

const weightDiagnosis = /^(E66|E4[3-6]|R63[4-6])/;

/** The body mass index is coded only beside a diagnosis of weight that the provider made (ICD-10-CM I.B.14), and by these codes for adults. */
export function bodyMassIndex(sentences: readonly Sentence[], codes: ReadonlySet<string>, { facts }: Reading): Candidate[] {
  if ((facts.age ?? 20) < 20 || ![...codes].some((code) => weightDiagnosis.test(code))) return [];
  return sentences.flatMap(({ section, start, end }) => {
    const [found = '', value = '0'] = /\bBMI\b[^\d\n]{0,20}(\d{2,3}(?:\.\d+)?)(?!\d)/i.exec(facts.note.slice(start, end)) ?? [];
    if (found === '') return [];
    const from = facts.note.indexOf(found, start);
    const evidence = { kind: 'note' as const, start: from, end: from + found.length, section, quote: found };
    return [
      { code: adultCodes(Number(value)), evidence, rule: 'BODY_MASS_INDEX' as const, score: 0.6, source: 'ICD-10-CM I.B.14' },
    ];
  });
}
