import type { CodeTables } from '@claimstream/code-sets';
import { allergies } from './allergies.js';
import { bodyMassIndex } from './body-mass-index.js';
import { type CodingFacts, drawnTogether, type Reading } from './coding-facts.js';
import { impliedByLines } from './implied-by-lines.js';
import { kidneyStage } from './kidney-stage.js';
import { longTermDrugs } from './long-term-drugs.js';
import { namedDiagnoses } from './named-diagnoses.js';
import { sentencesOf } from './sentences-of.js';
import { uncodedProblems } from './uncoded-problems.js';
import { type Balance, combined, gathered, withoutImplausible, withoutIntegralSymptoms, withoutLessSpecific } from './weigh.js';

/** The version of these rules; it is told with every suggestion. */
export const rulesVersion = '2026.2';

/**
 * The diagnoses that the documentation speaks for, best first, by rules that can be read: names of the official tables and of everyday speech,
 * denial, doubt, history and relatives heeded. The same facts and tables give the same answer; nothing is changed by it.
 */
export function suggestCodes(facts: CodingFacts, tables: CodeTables): Balance {
  const terms = tables.diagnosisTerms(facts.date);
  if (!terms) return { suggestions: [], withheld: [] };
  const reading: Reading = { facts, tables, terms };

  const sentences = sentencesOf(facts.note);
  const drawn = drawnTogether([
    ...sentences.map((sentence) => namedDiagnoses(sentence, reading)),
    { candidates: sentences.flatMap((sentence) => besideNames.flatMap((rule) => rule(sentence, reading))), withheld: [] },
    { candidates: [...uncodedProblems(reading), ...impliedByLines(reading)], withheld: [] },
  ]);
  const codes = new Set([...drawn.candidates.map(({ code }) => code), ...facts.coded]);
  const all = { ...drawn, candidates: [...drawn.candidates, ...bodyMassIndex(sentences, codes, reading)] };

  const specific = withoutLessSpecific(withoutImplausible(gathered(reportable(all, reading)), reading));
  const balance = withoutIntegralSymptoms(combined(specific, reading), reading);
  return { ...balance, suggestions: balance.suggestions.toSorted(bestFirst) };
}

/** Rules that look at one sentence for something else than names. */
const besideNames = [longTermDrugs, allergies, kidneyStage];

/** Only what the tables in force on the day let one report. */
const reportable = <Drawn extends { candidates: readonly { code: string }[] }>(
  drawn: Drawn,
  { tables, facts }: Reading,
): Drawn => ({
  ...drawn,
  candidates: drawn.candidates.filter(({ code }) => tables.diagnosis(code, facts.date)?.billable),
});

type Ordered = Balance['suggestions'][number];
/** External causes last: they are never first (ICD-10-CM I.C.20). */
const bestFirst = (one: Ordered, other: Ordered): number =>
  Number(/^[V-Y]/.test(one.code)) - Number(/^[V-Y]/.test(other.code)) ||
  other.score - one.score ||
  (one.code < other.code ? -1 : 1);
