import type { TermMatch } from '@claimstream/code-sets';
import type { SuggestionEvidence } from '@claimstream/contracts';
import type { Candidate, Drawn, Reading, Withheld } from './coding-facts.js';
import { drawnTogether } from './coding-facts.js';
import type { Section } from './headings.js';
import { mannersOf, spokenOf } from './manners-of.js';
import type { Sentence } from './sentences-of.js';
import { seventhCharacterFor } from './seventh-character.js';
import type { Manner } from './triggers.js';

/** How much it means that something stands in a section: what the physician concludes more than what was asked. */
const weightOf: Readonly<Record<Section, number>> = {
  assessment: 0.9,
  plan: 0.8,
  'present-illness': 0.7,
  reason: 0.7,
  procedure: 0.7,
  other: 0.7,
  'past-history': 0.5,
  results: 0.5,
  examination: 0.4,
  'review-of-systems': 0.4,
  'family-history': 0.4,
  'social-history': 0.5,
  allergies: 0.5,
  medications: 0.4,
};

/** The diagnoses that a sentence names, each by how it is spoken of. */
export function namedDiagnoses(sentence: Sentence, reading: Reading): Drawn {
  if (ofOtherThings.has(sentence.section)) return { candidates: [], withheld: [] };
  const said = mannersOf(sentence.words);
  return drawnTogether(
    reading.terms.find(sentence.words).map((match) => drawn(match, { sentence, reading, manners: spokenOf(said, match.places) })),
  );
}

/** Lists of drugs: what is named there is what they are for, or what they did. */
const ofOtherThings: ReadonlySet<Section> = new Set(['allergies', 'medications']);

interface Mention {
  readonly sentence: Sentence;
  readonly reading: Reading;
  readonly manners: ReadonlySet<Manner>;
}

function drawn(match: TermMatch, { sentence, reading, manners }: Mention): Drawn {
  const { facts, tables } = reading;
  const words = match.places.map((place) => sentence.words[place]!.text);
  const code = seventhCharacterFor(match.code, sentence, { tables, date: facts.date });
  const evidence = evidenceOf(match, sentence, facts.note);
  const weight = weightOf[sentence.section] + (match.basis === 'everyday' || match.basis === 'description' ? 0.05 : 0);
  const named = { code, evidence, words };
  const saidOfHistory = /^Z8/.test(code);

  if (manners.has('negated')) return withheld({ code, evidence, reason: 'NEGATED', manner: 'negated' });
  if (manners.has('hypothetical')) return withheld({ code, evidence, reason: 'HYPOTHETICAL', manner: 'hypothetical' });
  if (saidOfHistory) return candidate({ ...named, rule: historyRule(code), score: weight, source: 'ICD-10-CM I.C.21.c.4' });
  if (manners.has('family') || sentence.section === 'family-history') return ofFamily(named, weight, reading);
  if (manners.has('uncertain')) return doubted(named, weight, reading);
  // What has passed during a stay is still what the stay was for.
  if (manners.has('resolved') && facts.setting === 'outpatient')
    return withheld({ code, evidence, reason: 'HISTORICAL', source: 'ICD-10-CM IV.J', manner: 'historical' });
  if (manners.has('historical') || sentence.section === 'past-history') return ofThePast(named, { manners, weight }, reading);
  return candidate({ ...named, rule: 'NAMED', score: weight });
}

type Named = Pick<Candidate, 'code' | 'evidence'> & { readonly words: readonly string[] };

/** Of relatives there are Z codes; without one for just this it is only told. */
function ofFamily({ code, words, evidence }: Named, weight: number, { terms }: Reading): Drawn {
  const family = terms.named([...withoutSides(words), 'family', 'history']);
  return family
    ? candidate({
        code: family.code,
        evidence,
        rule: 'FAMILY_HISTORY_OF',
        score: weight,
        source: 'ICD-10-CM I.C.21.c.4',
        manner: 'family',
      })
    : withheld({ code, evidence, reason: 'FAMILY_HISTORY', manner: 'family' });
}

/** Diagnoses that even inpatient are coded only when they are confirmed: HIV, influenza of named viruses, COVID-19, Zika. */
const onlyConfirmed = /^(B20|J09|J10|U071|A925)/;

function doubted({ code, words, evidence }: Named, weight: number, { facts }: Reading): Drawn {
  if (facts.setting === 'outpatient')
    return withheld({ code, evidence, reason: 'UNCERTAIN_OUTPATIENT', source: 'ICD-10-CM IV.H', manner: 'uncertain' });
  if (onlyConfirmed.test(code))
    return withheld({
      code,
      evidence,
      reason: 'UNCERTAIN_NOT_CODED',
      source: 'ICD-10-CM I.C.1.a, I.C.1.g, I.C.10.c',
      manner: 'uncertain',
    });
  return candidate({
    ...{ code, words, evidence, rule: 'UNCERTAIN_INPATIENT', score: weight * 0.8, uncertain: true },
    ...{ source: 'ICD-10-CM II.H, III.C', manner: 'uncertain' },
  });
}

/** What lasts is still there though it stands in a history; what passes has a Z code or none. */
export const lasting =
  /^(B18|B20|D57|E|F(0|1|2|3|4|84|9)|G(2|3|4[037]|6)|H(2|35|4)|I(1|2[057]|3|4[2-9]|5|65|7|87)|J4[345]|K(21|5[0178]|74|76|86|9)|L(2|4)|M(0|1|32|4|5|797|81)|N(18|40|52|80)|Z(2|9))/;

function ofThePast(
  { code, words, evidence }: Named,
  { manners, weight }: { manners: ReadonlySet<Manner>; weight: number },
  { terms }: Reading,
): Drawn {
  const past = terms.named([...withoutSides(words), 'history']) ?? terms.named([...words, 'history']);
  if (past)
    return candidate({
      code: past.code,
      evidence,
      rule: 'HISTORY_OF',
      score: weight,
      source: 'ICD-10-CM I.C.21.c.4',
      manner: 'historical',
    });
  if (lasting.test(code))
    return candidate({
      code,
      words,
      evidence,
      rule: 'NAMED_IN_PAST_HISTORY',
      score: Math.min(weight, 0.5),
      source: 'ICD-10-CM IV.I, IV.J',
    });
  return manners.has('historical') || code.startsWith('R') || !code.startsWith('Z')
    ? withheld({ code, evidence, reason: 'HISTORICAL', source: 'ICD-10-CM IV.J', manner: 'historical' })
    : candidate({ code, words, evidence, rule: 'NAMED_IN_PAST_HISTORY', score: Math.min(weight, 0.5) });
}

const historyRule = (code: string): Candidate['rule'] => (/^Z8[0-4]/.test(code) ? 'FAMILY_HISTORY_OF' : 'HISTORY_OF');

const sides = new Set(['right', 'left', 'bilateral', 'both']);
const withoutSides = (words: readonly string[]): string[] => words.filter((word) => !sides.has(word));

function evidenceOf({ places }: TermMatch, { section, words }: Sentence, note: string): SuggestionEvidence {
  const { start } = words[places[0]!]!;
  const { end } = words[places.at(-1)!]!;
  return { kind: 'note', start, end, section, quote: note.slice(start, end) };
}

const candidate = (one: Candidate): Drawn => ({ candidates: [one], withheld: [] });
const withheld = (one: Withheld): Drawn => ({ candidates: [], withheld: [one] });
