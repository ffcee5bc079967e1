import type { CodeTables } from '@claimstream/code-sets';
import type { CodeSuggestion, CodeSuggestions, SuggestionRule, WithheldCode } from '@claimstream/contracts';
import { derivedId, type Uuid } from '@claimstream/kernel';
import type { CodingFacts, Withheld } from './coding-facts.js';
import { rulesVersion } from './suggest-codes.js';
import type { Balance, Weighed } from './weigh.js';

/** The rules in a sentence each. */
const reasons: Readonly<Record<SuggestionRule, string>> = {
  NAMED: 'The documentation names it.',
  NAMED_IN_PAST_HISTORY: 'The history names it, and it is a condition that lasts: confirm that it was dealt with at this visit.',
  HISTORY_OF: 'The documentation tells of it as past.',
  FAMILY_HISTORY_OF: 'The documentation tells of it in the family.',
  UNCERTAIN_INPATIENT: 'Documented as uncertain at discharge; for a stay it is coded as if it were there.',
  COMBINED: 'One code stands for conditions that are documented together.',
  LONG_TERM_DRUG: 'A drug is taken that is coded while it is taken for long.',
  BODY_MASS_INDEX: 'The index is documented beside a diagnosis of weight.',
  UNCODED_PROBLEM: 'A problem came without a code, and its text names this.',
  IMPLIED_BY_LINE: 'A service line is done for this reason by its nature.',
};

/** The answer as it is shown: with descriptions, the release of each code, and ids that stay as long as what they are drawn from. */
export function toCodeSuggestions(
  { suggestions, withheld }: Balance,
  { facts, tables, of }: { facts: CodingFacts; tables: CodeTables; of: { id: Uuid; revision?: number } },
): Omit<CodeSuggestions, 'encounterId' | 'revision'> {
  const entryOf = (code: string) => {
    const { description = '', release = '' } = tables.diagnosis(code, facts.date) ?? {};
    return { code, description, release };
  };
  const toSuggestion = ({ words: _, rule, evidence, replaces, ...rest }: Weighed): CodeSuggestion => ({
    suggestionId: derivedId(of.id, 'suggestion', of.revision ?? 0, rulesVersion, rest.code),
    system: 'icd-10-cm',
    ...{ ...rest, ...entryOf(rest.code), rule, why: reasons[rule], evidence: [...evidence] },
    alreadyCoded: facts.coded.has(rest.code),
    ...(replaces && { replaces: [...replaces] }),
  });
  return {
    rules: rulesVersion,
    releases: releasesUsed(tables, facts),
    setting: facts.setting,
    suggestions: suggestions.map(toSuggestion),
    withheld: [...Map.groupBy(withheld, ({ code, reason }) => `${code} ${reason}`).values()].map((all) =>
      toWithheld(all, entryOf),
    ),
  };
}

const toWithheld = (all: readonly Withheld[], entryOf: (code: string) => WithheldEntry): WithheldCode => {
  const [{ code, reason, source }] = all as [Withheld];
  return { ...entryOf(code), reason, ...(source !== undefined && { source }), evidence: all.map(({ evidence }) => evidence) };
};

type WithheldEntry = Pick<WithheldCode, 'code' | 'description' | 'release'>;

function releasesUsed(tables: CodeTables, { date }: CodingFacts): Record<string, string> {
  const { 'icd-10-cm': diagnoses, 'icd-10-cm-tabular': tabular } = tables.releasesOn(date);
  return { ...(diagnoses && { 'icd-10-cm': diagnoses }), ...(tabular && { 'icd-10-cm-tabular': tabular }) };
}
