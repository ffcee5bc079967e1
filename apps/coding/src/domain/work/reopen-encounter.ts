import type { EncounterRecord } from '../encounter-record.js';
import { workBegun } from './begin-work.js';
import { changed, refusalOf, type StepDecision, stepped, type StepFacts } from './step.js';

/** Opens what was final again, for a reason: its codes are a draft, and what comes of it after a release is a changed charge. */
export function reopenEncounter(known: EncounterRecord | undefined, reason: string, facts: StepFacts): StepDecision {
  const refusal = refusalOf('reopen', known);
  if (!known || refusal) return refusal!;
  const recorded = changed(known, workBegun(known, facts));
  const reopened = { reason, by: facts.actor, at: facts.now.toISOString() };
  return stepped(
    known,
    { ...recorded, coding: { ...recorded.coding!, reopened }, draftRevision: known.draftRevision + 1 },
    facts,
  );
}
