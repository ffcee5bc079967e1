import { type ClaimContent, ClaimCreated, ClaimHeld, ClaimResubmitted, type Announcement } from '@claimstream/contracts';
import { type Claim, summarized } from './claim.js';
import type { EditFacts } from './edits/edit-facts.js';
import { blocking, scrub } from './scrub.js';

/** A claim and what is told of it. */
export interface ClaimChange {
  readonly claim: Claim;
  readonly events: readonly Announcement[];
}

/** Opens a claim: it may leave at once, or is held with every reason. */
export function openClaim(content: ClaimContent, facts: EditFacts): ClaimChange {
  const fresh = summarized({
    content,
    submission: { status: 'held', timesSent: 0, announced: false },
    findings: [],
    overrides: [],
    adjudication: { status: 'none', paidCents: 0, patientResponsibilityCents: 0, openCents: content.totalChargeCents },
  });
  return settle(fresh, facts);
}

/** Runs the edits and lets the claim go if none of them blocks that is not overridden. */
export function settle(claim: Claim, facts: EditFacts): ClaimChange {
  const findings = scrub(claim.content, facts);
  const reasons = blocking(findings).filter(({ code }) => !claim.overrides.includes(code));
  if (reasons.length > 0) {
    const held = summarized({ ...claim, findings, submission: { ...claim.submission, status: 'held' } });
    return {
      claim: held,
      events: [ClaimHeld.of({ claimId: claim.content.claimId, billingCaseId: claim.content.billingCaseId, reasons })],
    };
  }
  const ready = summarized({ ...claim, findings, submission: { ...claim.submission, status: 'ready', announced: true } });
  const event = claim.submission.announced
    ? ClaimResubmitted.of({ claim: claim.content, previousSubmissionId: claim.submission.submissionId })
    : ClaimCreated.of({ claim: claim.content, warnings: findings });
  return { claim: ready, events: [event] };
}
