import type { Uuid } from '@claimstream/kernel';
import type { Decision, Facts } from '@claimstream/messaging';
import type { AuditCase, AuditResult, CodingAudit, FollowUp } from './coding-audit.js';

/** What became of work on an audit. */
export type AuditStep =
  | { kind: 'done'; audit: CodingAudit }
  | { kind: 'unknown'; what: 'audit' | 'case' | 'follow-up' }
  | { kind: 'refused'; code: 'FOLLOW_UP_DONE'; detail: string };

type AuditDecision = Decision<CodingAudit, AuditStep>;
type AuditFacts = Pick<Facts, 'now' | 'actor' | 'newId'>;

/** Says what was found in a case; a later word replaces an earlier one, and who said it last stands there. */
export function recordResult(
  known: CodingAudit | undefined,
  encounterId: Uuid,
  result: Omit<AuditResult, 'reviewer' | 'at'>,
  { now, actor }: AuditFacts,
): AuditDecision {
  return onCase(known, encounterId, (one) => ({ ...one, result: { ...result, reviewer: actor, at: now.toISOString() } }));
}

/** Says what has to be done about a case, and by whom. */
export function openFollowUp(
  known: CodingAudit | undefined,
  encounterId: Uuid,
  wanted: Pick<FollowUp, 'what' | 'who' | 'dueDate'>,
  { now, actor, newId }: AuditFacts,
): AuditDecision {
  const followUp: FollowUp = {
    ...{ followUpId: newId(), ...wanted },
    ...{ openedBy: actor, openedAt: now.toISOString(), status: 'open' },
  };
  return onCase(known, encounterId, (one) => ({ ...one, followUps: [...one.followUps, followUp] }));
}

/** Says that it was done, once. */
export function finishFollowUp(
  known: CodingAudit | undefined,
  { encounterId, followUpId }: { encounterId: Uuid; followUpId: Uuid },
  { now, actor }: AuditFacts,
): AuditDecision {
  const followUp = known?.cases
    .find((one) => one.encounterId === encounterId)
    ?.followUps.find((one) => one.followUpId === followUpId);
  if (known && !followUp) return { answer: { kind: 'unknown', what: 'follow-up' } };
  if (followUp?.status === 'done') {
    return { answer: { kind: 'refused', code: 'FOLLOW_UP_DONE', detail: 'The follow-up was done before.' } };
  }
  const done = { status: 'done' as const, doneBy: actor, doneAt: now.toISOString() };
  return onCase(known, encounterId, (one) => ({
    ...one,
    followUps: one.followUps.map((each) => (each.followUpId === followUpId ? { ...each, ...done } : each)),
  }));
}

function onCase(known: CodingAudit | undefined, encounterId: Uuid, change: (one: AuditCase) => AuditCase): AuditDecision {
  if (!known) return { answer: { kind: 'unknown', what: 'audit' } };
  if (!known.cases.some((one) => one.encounterId === encounterId)) return { answer: { kind: 'unknown', what: 'case' } };
  const cases = known.cases.map((one) => (one.encounterId === encounterId ? change(one) : one));
  const audit = { ...known, cases };
  return { state: audit, answer: { kind: 'done', audit } };
}
