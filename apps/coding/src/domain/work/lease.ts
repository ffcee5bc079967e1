import type { EncounterRecord } from '../encounter-record.js';
import { leasedByAnother, refusalOf, refused, refusedForLease, type StepDecision, type StepFacts } from './step.js';

/** How long a coder has an encounter for themselves without saying so again. */
export const leaseMinutes = 15;

type LeaseFacts = Pick<StepFacts, 'now' | 'actor'>;

/** Gives the caller the encounter for 15 minutes, or 15 more. A lease that has run out belongs to nobody; a coder's assigned work to that coder. */
export function takeLease(known: EncounterRecord | undefined, facts: LeaseFacts): StepDecision {
  const refusal = refusalOf('lease', known);
  if (!known || refusal) return refusal!;
  if (leasedByAnother(known, facts)) return refusedForLease(known);
  if (known.assignedTo !== undefined && known.assignedTo !== facts.actor && known.stage !== 'qa-review') {
    return refused(known, 'ASSIGNED_TO_ANOTHER', 'The encounter is assigned to somebody else.');
  }
  const until = new Date(facts.now.getTime() + leaseMinutes * 60_000).toISOString();
  return stateOnly({ ...known, lease: { coder: facts.actor, until } });
}

/** Keeps a lease that the caller still has; one that has run out may be somebody else's by now and is claimed anew. */
export function renewLease(known: EncounterRecord | undefined, facts: LeaseFacts): StepDecision {
  const refusal = refusalOf('lease', known);
  if (!known || refusal) return refusal!;
  const { lease } = known;
  if (lease?.coder !== facts.actor || lease.until <= facts.now.toISOString()) {
    return refused(known, 'LEASE_LOST', 'You have no lease of the encounter, or it has run out.');
  }
  return takeLease(known, facts);
}

/** Gives it back before the time. Who has no lease of it changes nothing. */
export function releaseLease(known: EncounterRecord | undefined, { actor }: LeaseFacts): StepDecision {
  if (!known) return refusalOf('lease', known)!;
  if (known.lease?.coder !== actor) return { answer: { kind: 'unchanged', record: known } };
  return stateOnly(withoutLease(known));
}

/** Makes it a coder's own work, or anybody's again; a lease of somebody else ends. */
export function assign(known: EncounterRecord | undefined, coder: string | null): StepDecision {
  const refusal = refusalOf('assign', known);
  if (!known || refusal) return refusal!;
  const { assignedTo: _, ...unassigned } = known.lease?.coder === coder ? known : withoutLease(known);
  return stateOnly(coder === null ? unassigned : { ...unassigned, assignedTo: coder });
}

function withoutLease(known: EncounterRecord): EncounterRecord {
  const { lease: _, ...rest } = known;
  return rest;
}

const stateOnly = (record: EncounterRecord): StepDecision => ({ state: record, answer: { kind: 'done', record } });
