import { type Encounter, EncounterRecorded, type Finding } from '@claimstream/contracts';
import type { Decision, Facts } from '@claimstream/messaging';
import { tellChargeChange } from '../charge-changes/tell-charge-change.js';
import { type EncounterRecord, type Recorded, recordedOf, type Stage } from '../encounter-record.js';
import { reasonsOf, type SettledEncounter, verdictOf } from '../settle.js';

/** What a person may do with an encounter. */
export type Step =
  'save-codes' | 'finalise' | 'hold' | 'release-hold' | 'open-query' | 'review-quality' | 'reopen' | 'assign' | 'lease';

/** What became of a step. A step that is not allowed has an answer, and leaves no trace. */
export type Stepping =
  | { kind: 'done' | 'unchanged'; record: EncounterRecord }
  | { kind: 'unknown'; what: 'encounter' | 'query' }
  | { kind: 'refused'; status: 409 | 422; code: string; detail: string; stage: Stage; findings?: readonly Finding[] };

export type StepDecision = Decision<EncounterRecord, Stepping>;

/** What a step may know: the clock, who acts, and where an encounter stands when the edits have looked at it. */
export interface StepFacts extends Pick<Facts, 'now' | 'actor' | 'newId'> {
  readonly settle: (recorded: Recorded) => SettledEncounter;
}

const waiting: readonly Stage[] = ['incomplete', 'ready-to-code', 'in-coding', 'query-open', 'charge-changed'];

/** At which stages a step may be taken (rcm-domain 5.1). */
const allowed: Readonly<Record<Step, readonly Stage[]>> = {
  'save-codes': [...waiting, 'on-hold'],
  finalise: ['in-coding', 'charge-changed', 'incomplete', 'ready-to-code'],
  hold: [...waiting, 'qa-review', 'coded'],
  'release-hold': ['on-hold'],
  'open-query': [...waiting, 'on-hold'],
  'review-quality': ['qa-review'],
  reopen: ['released', 'coded'],
  assign: [...waiting, 'on-hold', 'qa-review'],
  lease: [...waiting, 'on-hold', 'qa-review'],
};

/** Why the step cannot be taken: there is no such encounter, or not at this stage. Undefined when it can. */
export function refusalOf(step: Step, known: EncounterRecord | undefined): StepDecision | undefined {
  if (!known) return unknown('encounter');
  if (allowed[step].includes(known.stage)) return undefined;
  return refused(
    known,
    'STEP_NOT_ALLOWED',
    `Not while the encounter is ${known.stage}; only while it is ${allowed[step].join(', ')}.`,
  );
}

export const unknown = (what: 'encounter' | 'query'): StepDecision => ({ answer: { kind: 'unknown', what } });

export const refused = (
  { stage }: Pick<EncounterRecord, 'stage'>,
  code: string,
  detail: string,
  { status = 409, findings }: { status?: 409 | 422; findings?: readonly Finding[] } = {},
): StepDecision => ({ answer: { kind: 'refused', status, code, detail, stage, ...(findings && { findings }) } });

/** Somebody else is working on it. */
export function leasedByAnother({ lease }: EncounterRecord, { actor, now }: Pick<StepFacts, 'actor' | 'now'>): boolean {
  return lease !== undefined && lease.coder !== actor && lease.until > now.toISOString();
}

export const refusedForLease = (known: EncounterRecord): StepDecision =>
  refused(known, 'LEASED_BY_ANOTHER', 'Somebody else is working on the encounter.');

/**
 * Takes over what a step changed, and tells the others what they have to hear: that it may be billed, or that it waits for another reason than
 * before. What had been released already and is released anew is a changed charge under a revision of its own, so that its readers take it.
 */
export function stepped(
  known: EncounterRecord,
  stepTaken: Recorded,
  { settle, now }: Pick<StepFacts, 'settle' | 'now'>,
): StepDecision {
  const recorded = withBilled(known, stepTaken);
  const record = settle(recorded);
  if (record.status === 'coded' && recorded.releasedRevision === recorded.revision) {
    const { billed = known.encounter, ...anew } = recorded;
    return releasedAnew(settle({ ...anew, revision: recorded.revision + 1 }), billed, now);
  }
  const events = record.status === 'coded' || waitsOtherwise(known, record) ? [verdictOf(record)] : [];
  return { state: record, events, answer: { kind: 'done', record } };
}

/** A step that codes otherwise what was released keeps what was billed, to say in the end what changed. */
function withBilled(known: EncounterRecord, recorded: Recorded): Recorded {
  const recodes = known.released && known.releasedRevision === recorded.revision && known.encounter !== recorded.encounter;
  return recodes && !recorded.billed ? { ...recorded, billed: known.encounter } : recorded;
}

function releasedAnew(record: SettledEncounter, billed: Encounter, now: Date): StepDecision {
  const { encounterId, revision, billingCaseId, encounter } = record;
  const changed = tellChargeChange(billed, record, now);
  return {
    state: record,
    events: [EncounterRecorded.of({ encounterId, revision, billingCaseId, encounter }), changed.event, verdictOf(record)],
    rows: [changed.row],
    answer: { kind: 'done', record },
  };
}

function waitsOtherwise(before: EncounterRecord, after: SettledEncounter): boolean {
  const reasons = ({ stage, findings }: EncounterRecord) =>
    JSON.stringify([stage, reasonsOf({ findings }).map(({ code, path }) => [code, path])]);
  return before.status !== 'held' || reasons(before) !== reasons(after);
}

/** What is known of it, with a change; the verdict is made anew. */
export const changed = (known: EncounterRecord, change: Partial<Recorded>): Recorded => ({ ...recordedOf(known), ...change });
