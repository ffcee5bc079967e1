import { type EncounterRecord, recordedOf } from '../encounter-record.js';
import { changed, leasedByAnother, refusalOf, refusedForLease, type StepDecision, stepped, type StepFacts } from './step.js';

/** Stops an encounter for a reason that a person has; it then waits whatever the edits say. */
export function holdEncounter(known: EncounterRecord | undefined, reason: string, facts: StepFacts): StepDecision {
  const refusal = refusalOf('hold', known);
  if (!known || refusal) return refusal!;
  if (leasedByAnother(known, facts)) return refusedForLease(known);
  const { lease: _, ...recorded } = changed(known, { hold: { reason, by: facts.actor, at: facts.now.toISOString() } });
  return stepped(known, recorded, facts);
}

/** Lets it go on to where it now belongs; what nothing else holds is released for billing. */
export function releaseHold(known: EncounterRecord | undefined, reason: string, facts: StepFacts): StepDecision {
  const refusal = refusalOf('release-hold', known);
  if (!known || refusal) return refusal!;
  const { hold, ...recorded } = recordedOf(known);
  const past = { ...hold!, releasedBecause: reason, releasedBy: facts.actor, releasedAt: facts.now.toISOString() };
  return stepped(known, { ...recorded, pastHolds: [...(known.pastHolds ?? []), past] }, facts);
}
