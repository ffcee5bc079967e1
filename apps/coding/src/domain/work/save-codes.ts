import type { CoderCodes, Encounter, Override } from '@claimstream/contracts';
import type { EncounterRecord, Recorded } from '../encounter-record.js';
import { withCodes } from '../merge-codes.js';
import { isOf, named } from '../findings-answered.js';
import { overridesThatStand } from '../overrides-that-stand.js';
import { attributeCodes, type CodeOrigin } from './attribute-codes.js';
import { workBegun } from './begin-work.js';
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

/** What a coder saves: all codes of the encounter, and what they answer. */
export interface CodesToSave {
  /** The `draftRevision` that the coder saw. */
  expectedRevision: number;
  codes: CoderCodes;
  /** Positions in `uncodedProblems` of what the source system told that these codes answer. */
  answeredProblems: readonly number[];
  /** Answers to findings that may be answered. */
  overrides: readonly Pick<Override, 'code' | 'path' | 'about' | 'reason'>[];
  /** Where codes were taken from that are not the coder's own. */
  origins: readonly CodeOrigin[];
}

/** Puts the coder's codes in the places of those that were told, which are kept beside them, and runs all edits. The codes are a draft until they are made final. */
export function saveCodes(known: EncounterRecord | undefined, saved: CodesToSave, facts: StepFacts): StepDecision {
  const refusal = refusalOf('save-codes', known);
  if (!known || refusal) return refusal!;
  if (leasedByAnother(known, facts)) return refusedForLease(known);
  if (saved.expectedRevision !== known.draftRevision) return stale(known);
  const told = known.told ?? known.encounter;
  if (saved.codes.kind !== told.kind)
    return refused(known, 'CODES_OF_OTHER_KIND', `The encounter is ${told.kind}.`, { status: 422 });
  if (saved.answeredProblems.some((position) => position >= told.uncodedProblems.length)) {
    return refused(known, 'PROBLEM_UNKNOWN', 'There is no uncoded problem at one of these positions.', { status: 422 });
  }

  const findings = saved.overrides.length > 0 ? facts.settle(withSaved(known, { ...saved, overrides: [] }, facts)).findings : [];
  const answers = named(saved.overrides, findings);
  if (answers.open.length > 0) {
    const detail = 'Several findings of this code stand at this path: name the one by what it is about.';
    return refused(known, 'FINDING_AMBIGUOUS', detail, { status: 422, findings });
  }
  const decision = stepped(known, withSaved(known, { ...saved, overrides: answers.named }, facts), facts);
  const answered = decision.state!.findings.filter(({ override }) => override !== undefined);
  if (answers.named.every((answer) => answered.some((finding) => isOf(answer, finding)))) return decision;
  return refused(known, 'FINDING_NOT_OVERRIDABLE', 'There is no such finding at this path that a person may answer.', {
    status: 422,
    findings: decision.state!.findings,
  });
}

export const stale = (known: EncounterRecord): StepDecision =>
  refused(known, 'REVISION_STALE', 'The encounter changed meanwhile; read it again.');

/** The encounter with these codes in the places of those that were told. */
export const withSavedCodes = (known: EncounterRecord, { codes, answeredProblems }: CodesToSave): Encounter =>
  withCodes(known.told ?? known.encounter, codes, answeredProblems);

function withSaved(known: EncounterRecord, saved: CodesToSave, facts: StepFacts): Recorded {
  const { actor: coder, now } = facts;
  const at = now.toISOString();
  const { told, coding } = changed(known, workBegun(known, facts));
  const encounter = withSavedCodes(known, saved);
  const standing = overridesThatStand(known.overrides ?? [], { before: known.encounter, after: encounter });
  const given = saved.overrides.map((override): Override => ({ ...override, by: coder, at }));
  const overrides = [...standing.filter((one) => !given.some((other) => isOf(one, other))), ...given];
  const attribution = attributeCodes(coding!.attribution, encounter, { coder, at, origins: saved.origins });
  const { sourceChange: _, finalisedAt: _finalised, ...work } = coding!;
  return changed(known, {
    ...{ encounter, told, overrides, draftRevision: known.draftRevision + 1 },
    assignedTo: known.assignedTo ?? coder,
    coding: {
      ...{ ...work, state: 'draft', coder, savedAt: at, codes: saved.codes, attribution },
      answeredProblems: [...saved.answeredProblems],
    },
  });
}
