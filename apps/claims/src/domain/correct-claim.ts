import type { ClaimContent } from '@claimstream/contracts';
import { canonicalJson } from '@claimstream/kernel';
import { cancel, unmarked } from './after-billing.js';
import { type Claim, summarized } from './claim.js';
import { type ClaimChange, settle } from './open-claim.js';
import type { EditFacts } from './edits/edit-facts.js';
import { blocking, scrub } from './scrub.js';

export type CorrectionDecision =
  ({ readonly kind: 'done' } & ClaimChange) | { readonly kind: 'refused'; readonly code: string; readonly detail: string };

/** Only a claim that waits for a person may be changed by one: it is held, or was rejected and never reached adjudication. */
const waitsForPerson = ({ submission, adjudication }: Claim): boolean =>
  (submission.status === 'held' || submission.status === 'rejected') && adjudication.status === 'none';

const notWaiting: CorrectionDecision = {
  kind: 'refused',
  code: 'CLAIM_NOT_WAITING',
  detail: 'Only a claim that is held or rejected can be corrected or released.',
};

/** Changes what the claim says and runs the edits again; it stays where it is until it is released. */
export function correctClaim(claim: Claim, content: ClaimContent, facts: EditFacts): CorrectionDecision {
  if (!waitsForPerson(claim)) return notWaiting;
  const { correctedFrom = claim.content } = claim;
  return { kind: 'done', claim: summarized({ ...claim, content, correctedFrom, findings: scrub(content, facts) }), events: [] };
}

/** Lets a claim go in spite of the edits named; refuses where others still block. */
export function releaseClaim(claim: Claim, overrides: readonly string[], facts: EditFacts): CorrectionDecision {
  if (!waitsForPerson(claim)) return notWaiting;
  const released = { ...claim, overrides: [...new Set([...claim.overrides, ...overrides])] };
  const left = blocking(scrub(claim.content, facts)).filter(({ code }) => !released.overrides.includes(code));
  if (left.length > 0) {
    const codes = [...new Set(left.map(({ code }) => code))].join(', ');
    return { kind: 'refused', code: 'CLAIM_STILL_BLOCKED', detail: `Correct the claim, or override: ${codes}.` };
  }
  return { kind: 'done', ...settle(released, facts) };
}

/** Whether two contents say the same; when and how the coverage was checked does not count, what came of it does. */
const saySame = (one: ClaimContent, other: ClaimContent): boolean =>
  sayTheSameOfCare(one, other) && one.coverageCheck?.status === other.coverageCheck?.status;

/** Whether two contents differ in nothing but the check of the coverage. */
function sayTheSameOfCare(one: ClaimContent, other: ClaimContent): boolean {
  const spoken = ({ coverageCheck: _, ...content }: ClaimContent) => canonicalJson(content);
  return spoken(one) === spoken(other);
}

/**
 * An encounter was revised. A claim that says the same as before is left alone, and right again if it was marked. One that waits takes what it is to say now and goes if it may; one that has left is marked, because
 * only a person decides on a replacement or a void; one that is not to be billed any more is cancelled if it never left, and comes back when it is to be billed again.
 * Another check of the coverage alone changes nothing of what was sent, and makes no rejected claim better.
 */
export function reviseClaim(claim: Claim, content: ClaimContent | undefined, facts: EditFacts): ClaimChange {
  if (isCancelled(claim)) return content ? settle(revisedTo(claim, content), facts) : { claim, events: [] };
  const told = claim.correctedFrom ?? claim.content;
  if (content && saySame(told, content)) return { claim: unmarked(claim), events: [] };
  const isOfCoverage = content !== undefined && sayTheSameOfCare(told, content);
  if (!waitsForPerson(claim)) {
    if (isOfCoverage) return { claim: unmarked(claim), events: [] };
    return { claim: { ...claim, changeAfterBilling: content ? 'replace' : 'void', revisedContent: content }, events: [] };
  }
  if (!content) return cancel(claim);
  const revised = revisedTo(unmarked(claim), content);
  return isOfCoverage && claim.submission.status === 'rejected' ? { claim: revised, events: [] } : settle(revised, facts);
}

/** The claim as it is to be now. What a person corrected stays where only the coverage was checked again. */
function revisedTo({ correctedFrom, ...claim }: Claim, content: ClaimContent): Claim {
  if (!correctedFrom || !sayTheSameOfCare(correctedFrom, content)) return { ...claim, content };
  return { ...claim, content: { ...claim.content, coverageCheck: content.coverageCheck }, correctedFrom: content };
}

const isCancelled = ({ submission, adjudication }: Claim): boolean =>
  submission.status === 'cancelled' && adjudication.status === 'none';
