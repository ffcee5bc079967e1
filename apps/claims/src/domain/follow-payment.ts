import { ClaimClosed, ClaimDenied, type DataOf, type PaymentPosted, type PaymentReversed } from '@claimstream/contracts';
import { adjudicate } from './adjudication.js';
import { type Claim, summarized } from './claim.js';
import type { ClaimChange } from './open-claim.js';

/** A payer's decision was posted: the claim is paid, paid in part, paid nothing, or denied. One that was taken back before it came decides nothing. */
export function followPosted(
  claim: Claim,
  { paymentId, payment, openCents, reversedBy }: DataOf<typeof PaymentPosted>,
): ClaimChange {
  if (reversedBy !== undefined) return { claim: withOpen(claim, openCents), events: [] };
  const { status, deniedLines, deniedCents, denials } = adjudicate(payment, claim.content);
  const { claimId, billingCaseId } = claim.content;
  const { paidCents, patientResponsibilityCents, payerClaimControlNumber } = payment;
  const changed = summarized({
    ...claim,
    submission: { ...claim.submission, payerClaimControlNumber },
    adjudication: { status, paidCents, patientResponsibilityCents, openCents },
    decidedBy: paymentId,
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

/** The payer took its decision back; the corrected one follows, or came before it in the file and stands. */
export function followReversed(claim: Claim, { reversesPaymentId, openCents }: DataOf<typeof PaymentReversed>): ClaimChange {
  const { decidedBy } = claim;
  if (reversesPaymentId !== undefined && decidedBy !== undefined && reversesPaymentId !== decidedBy)
    return { claim: withOpen(claim, openCents), events: [] };
  const adjudication = { status: 'reversed' as const, paidCents: 0, patientResponsibilityCents: 0, openCents };
  return { claim: summarized({ ...claim, adjudication }), events: [] };
}

const withOpen = (claim: Claim, openCents: number): Claim => ({ ...claim, adjudication: { ...claim.adjudication, openCents } });
