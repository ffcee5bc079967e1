import type { CodeSuggestion } from '@claimstream/contracts';
import type { Candidate, Drawn, Reading, Withheld } from './coding-facts.js';
import { combinations } from './combinations.js';
import { isIntegral } from './integral-symptoms.js';
import type { Manner } from './triggers.js';

/** All that speaks for one code. */
export interface Weighed extends Omit<Candidate, 'evidence' | 'manner' | 'uncertain'> {
  readonly uncertain: boolean;
  readonly evidence: readonly Candidate['evidence'][];
  readonly seen: CodeSuggestion['seen'];
  readonly replaces?: readonly string[];
}

/** What is left of the candidates when they are seen together, and what is not. */
export interface Balance {
  readonly suggestions: readonly Weighed[];
  readonly withheld: readonly Withheld[];
}

/** Puts together what speaks for each code; the rule that weighs most says why. */
export function gathered({ candidates, withheld }: Drawn): Balance {
  const byCode = Map.groupBy(candidates, ({ code }) => code);
  const suggestions = [...byCode].map(([code, several]): Weighed => {
    const parts = partsAmong(several);
    const all = several.filter((one) => !parts.has(one));
    const { rule, score, source, words } = all.reduce((best, one) => (one.score > best.score ? one : best));
    const against = withheld.filter((other) => other.code === code);
    const seen = seenOf([...all, ...against]);
    return {
      ...{ code, rule, seen, evidence: all.map(({ evidence }) => evidence), uncertain: all.every(({ uncertain }) => uncertain) },
      score: within(score + 0.03 * (all.length - 1) - (seen.negated > 0 ? 0.1 : 0)),
      ...(source !== undefined && { source }),
      ...(words && { words }),
    };
  });
  return { suggestions, withheld: withheld.filter(({ code }) => !byCode.has(code)) };
}

/** Mentions that are only a part of another: in the order of their beginnings, the longer first, a part ends no later than one before it. */
function partsAmong(candidates: readonly Candidate[]): Set<Candidate> {
  const mentions = candidates.flatMap((candidate) =>
    candidate.evidence.kind === 'note' ? { candidate, ...candidate.evidence } : [],
  );
  mentions.sort((one, other) => one.start - other.start || other.end - one.end);
  const parts = new Set<Candidate>();
  let [wholeFrom, wholeTo] = [0, 0];
  for (const { candidate, start, end } of mentions) {
    if (end < wholeTo || (end === wholeTo && start > wholeFrom)) parts.add(candidate);
    else if (end > wholeTo) [wholeFrom, wholeTo] = [start, end];
  }
  return parts;
}

function seenOf(mentions: readonly { readonly manner?: Manner }[]): CodeSuggestion['seen'] {
  const count = (manner: Manner | undefined) => mentions.filter((mention) => mention.manner === manner).length;
  return {
    ...{ affirmed: count(undefined), negated: count('negated'), uncertain: count('uncertain') },
    ...{ historical: count('historical'), family: count('family') },
  };
}

const within = (score: number): number => Math.round(Math.min(0.99, Math.max(0.05, score)) * 100) / 100;

/** A name that is part of a longer one of the same kind: "knee pain" beside "right knee pain". */
export const withoutLessSpecific = (balance: Balance): Balance =>
  putAside(balance, 'LESS_SPECIFIC', ({ code, words = [] }) =>
    balance.suggestions.some(
      (other) =>
        other.code !== code &&
        other.code[0] === code[0] &&
        words.length > 0 &&
        (other.words?.length ?? 0) > words.length &&
        words.every((word) => other.words!.includes(word)),
    ),
  );

/** Symptoms of what is suggested, or coded already. */
export function withoutIntegralSymptoms(balance: Balance, { facts }: Reading): Balance {
  const diagnoses = [...balance.suggestions.filter(({ uncertain }) => !uncertain).map(({ code }) => code), ...facts.coded];
  return putAside(balance, 'INTEGRAL_SYMPTOM', ({ code }) => isIntegral(code, diagnoses), 'ICD-10-CM I.B.5');
}

/** What the Medicare Code Editor says that nobody of this age or sex has. */
export const withoutImplausible = (balance: Balance, { facts: { age, sex, date }, tables }: Reading): Balance =>
  putAside(balance, 'NOT_PLAUSIBLE', ({ code }) => {
    const { ages, sex: only } = tables.diagnosis(code, date) ?? {};
    const tooYoungOrOld = age !== undefined && ages !== undefined && (age < ages.from || age > ages.to);
    return tooYoungOrOld || (sex !== undefined && only !== undefined && sex !== only);
  });

function putAside(
  { suggestions, withheld }: Balance,
  reason: Withheld['reason'],
  aside: (one: Weighed) => boolean,
  source?: string,
): Balance {
  const asides = suggestions.filter(aside);
  return {
    suggestions: suggestions.filter((one) => !asides.includes(one)),
    withheld: [
      ...withheld,
      ...asides.map(({ code, evidence }): Withheld => ({ code, reason, evidence: evidence[0]!, ...(source && { source }) })),
    ],
  };
}

/** Codes that stand for several conditions together, of those that are suggested or coded already; at least one has to be suggested. */
export function combined({ suggestions, withheld }: Balance, { facts, tables }: Reading): Balance {
  let rest = suggestions;
  for (const { of, code, replaces, source } of combinations) {
    const known = [...rest.map((one) => one.code), ...facts.coded];
    const met = of.map((condition) => known.find((one) => one.startsWith(condition)));
    if (met.includes(undefined) || !tables.diagnosis(code, facts.date)?.billable) continue;
    const members = rest.filter((one) => met.includes(one.code));
    if (members.length === 0 || members.some(({ uncertain }) => uncertain)) continue;
    const replaced = met.filter((one) => replaces.some((condition) => one!.startsWith(condition))).map((one) => one!);
    const already = rest.find((one) => one.code === code);
    const together: Weighed = {
      ...{ code, rule: 'COMBINED', source, uncertain: false, replaces: replaced },
      score: Math.max(...members.map(({ score }) => score), already?.score ?? 0),
      evidence: members.flatMap(({ evidence }) => evidence),
      seen: { affirmed: members.length, negated: 0, uncertain: 0, historical: 0, family: 0 },
    };
    rest = [...rest.filter((one) => !replaced.includes(one.code) && one.code !== code), together];
  }
  return { suggestions: rest, withheld };
}
