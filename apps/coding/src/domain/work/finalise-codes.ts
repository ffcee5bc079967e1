import type { EncounterRecord } from '../encounter-record.js';
import { totalChargeCents } from '../rank.js';
import { type DrawFacts, drawForQuality, type SamplingRule } from './draw-for-quality.js';
import { stale } from './save-codes.js';
import { reasonsOf } from '../settle.js';
import {
  changed,
  leasedByAnother,
  refusalOf,
  refused,
  refusedForLease,
  type StepDecision,
  stepped,
  type StepFacts,
} from './step.js';

export interface Finalising {
  expectedRevision: number;
  rule: SamplingRule | undefined;
  /** How many encounters this coder has made final before. */
  finalisedBefore: number;
}

/**
 * Makes a coder's codes final: they are released for billing, or drawn for a second look, or wait for what only the provider or registration can
 * mend. What a coder has to mend refuses it.
 */
export function finaliseCodes(known: EncounterRecord | undefined, finalising: Finalising, facts: StepFacts): StepDecision {
  const refusal = refusalOf('finalise', known);
  if (!known || refusal) return refusal!;
  if (leasedByAnother(known, facts)) return refusedForLease(known);
  if (finalising.expectedRevision !== known.draftRevision) return stale(known);
  const { coding } = known;
  if (coding?.state !== 'draft') return refused(known, 'NOT_CODED', 'No coder has saved codes that could be made final.');
  if (coding.sourceChange) {
    return refused(known, 'SOURCE_CHANGED', 'The source system changed what was coded: look at it and save the codes again.');
  }

  const {
    lease: _,
    quality: looked,
    ...open
  } = changed(known, {
    coding: { ...coding, state: 'final', coder: facts.actor, finalisedAt: facts.now.toISOString() },
  });
  const because =
    looked?.state === 'returned' ? looked.because : drawForQuality(drawFactsOf(known, finalising, facts), finalising.rule);
  const quality = because && { state: 'pending' as const, because, coder: facts.actor, drawnAt: facts.now.toISOString() };
  const decision = stepped(known, { ...open, ...(quality && { quality }) }, facts);
  const record = decision.state!;
  if (record.stage === 'ready-to-code' || record.stage === 'charge-changed') {
    return refused(known, 'EDITS_OPEN', 'Findings hold the encounter; correct or answer them.', { findings: reasonsOf(record) });
  }
  return decision;
}

const drawFactsOf = (known: EncounterRecord, { finalisedBefore }: Finalising, { actor }: StepFacts): DrawFacts => ({
  ...{ encounterId: known.encounterId, draftRevision: known.draftRevision, coder: actor, finalisedBefore },
  overridden: (known.overrides ?? []).length > 0,
  chargeCents: totalChargeCents(known.encounter),
});
