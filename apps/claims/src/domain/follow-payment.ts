import { ClaimClosed, ClaimDenied, type DataOf, type PaymentPosted, type PaymentReversed } from '@claimstream/contracts';
import { adjudicate } from './adjudication.js';
import { type Claim, summarized } from './claim.js';
import type { ClaimChange } from './open-claim.js';

/** A payer's decision was posted: the claim is paid, paid in part, paid nothing, or denied. */
export function followPosted(claim: Claim, { payment, openCents }: DataOf<typeof PaymentPosted>): ClaimChange {
  const { status, deniedLines, deniedCents, denials } = adjudicate(payment);
  const { claimId, billingCaseId } = claim.content;
  const { paidCents, patientResponsibilityCents, payerClaimControlNumber } = payment;
  const changed = summarized({
    ...claim,
    submission: { ...claim.submission, payerClaimControlNumber },
    adjudication: { status, paidCents, patientResponsibilityCents, openCents },
  });
  if (denials.length === 0) {
    const outcome = status === 'zero_paid' ? 'zero_paid' : 'paid';
    return { claim: changed, events: [ClaimClosed.of({ claimId, billingCaseId, outcome })] };
  }
  const remarkCodes = [...new Set([...payment.remarkCodes, ...payment.lines.flatMap((line) => line.remarkCodes)])];
  return {
    claim: changed,
    events: [
      ClaimDenied.of({
        claimId,
        billingCaseId,
        lineNumbers: [...deniedLines],
        deniedCents,
        adjustments: [...denials],
        remarkCodes,
      }),
    ],
  };
}

/** The payer took its decision back; the corrected one follows. */
export function followReversed(claim: Claim, { openCents }: DataOf<typeof PaymentReversed>): ClaimChange {
  const adjudication = { status: 'reversed' as const, paidCents: 0, patientResponsibilityCents: 0, openCents };
  return { claim: summarized({ ...claim, adjudication }), events: [] };
}
