import type { CodeVerdict, Encounter } from '@claimstream/contracts';
import type { Decision } from '@claimstream/messaging';
import type { EncounterRecord } from '../encounter-record.js';
import { codeItemsOf } from './attribute-codes.js';
import {
  changed,
  leasedByAnother,
  refusalOf,
  refused,
  refusedForLease,
  type StepDecision,
  stepped,
  type StepFacts,
  type Stepping,
} from './step.js';

export interface SecondLook {
  verdicts: CodeVerdict[];
  /** `release` lets it go as it is; `return` gives it back to its coder. */
  outcome: 'release' | 'return';
}

/** How many of the codes that a reviewer looked at were right; a code that is missing counts as looked at. */
export interface Accuracy {
  agreed: number;
  reviewed: number;
}

export const accuracyOf = (verdicts: readonly CodeVerdict[]): Accuracy => ({
  agreed: verdicts.filter(({ verdict }) => verdict === 'agree').length,
  reviewed: verdicts.length,
});

/** How many codes were wrong in which way. */
export function kindsOf(verdicts: readonly CodeVerdict[]): Record<string, number> {
  const kinds = verdicts.flatMap((verdict) => (verdict.verdict === 'disagree' ? [verdict.kind] : []));
  return Object.fromEntries([...new Set(kinds)].map((kind) => [kind, kinds.filter((one) => one === kind).length]));
}

/** The codes that a second look has to say something about: diagnoses, procedures and the DRG. Modifiers and the rest may be spoken of too. */
export const codesToReview = (encounter: Encounter): string[] =>
  codeItemsOf(encounter)
    .map(({ path }) => path)
    .filter((path) =>
      /^\/(diagnoses\/\d+|externalCauses\/\d+|procedures\/\d+|drgCode|serviceLines\/\d+\/procedureCode)$/.test(path),
    );

/** A second look, by somebody else than the coder, at every code. */
export function reviewQuality(
  known: EncounterRecord | undefined,
  { verdicts, outcome }: SecondLook,
  facts: StepFacts,
): Decision<EncounterRecord, Stepping> {
  const refusal = refusalOf('review-quality', known);
  if (!known || refusal) return refusal!;
  const { quality, coding } = known;
  if (coding?.coder === facts.actor) return refused(known, 'OWN_WORK', 'Somebody else has to look at your codes.');
  if (leasedByAnother(known, facts)) return refusedForLease(known);
  const fault = verdictFault(known, verdicts);
  if (fault) return fault;

  const state = outcome === 'release' ? ('passed' as const) : ('returned' as const);
  const { lease: _, ...recorded } = changed(known, {
    quality: { ...quality!, state, verdicts, reviewedBy: facts.actor, reviewedAt: facts.now.toISOString() },
    ...(outcome === 'return' && { coding: { ...coding!, state: 'draft' as const }, draftRevision: known.draftRevision + 1 }),
  });
  return stepped(known, recorded, facts);
}

function verdictFault(known: EncounterRecord, verdicts: readonly CodeVerdict[]): StepDecision | undefined {
  const paths = verdicts.flatMap((verdict) => ('path' in verdict ? [verdict.path] : []));
  const there = new Set(codeItemsOf(known.encounter).map(({ path }) => path));
  const unprocessable = { status: 422 } as const;
  if (paths.some((path) => !there.has(path)))
    return refused(known, 'CODE_UNKNOWN', 'There is no code at one of these paths.', unprocessable);
  if (new Set(paths).size < paths.length) return refused(known, 'VERDICT_TWICE', 'A code has two verdicts.', unprocessable);
  const missing = codesToReview(known.encounter).filter((path) => !paths.includes(path));
  if (missing.length === 0) return undefined;
  return refused(known, 'VERDICT_MISSING', `Every code needs a verdict: ${missing.join(', ')}.`, unprocessable);
}
