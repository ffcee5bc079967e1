import type { NextAction } from '@claimstream/contracts';
import type { Claim, ClaimStatus } from './claim.js';

const actions: Record<ClaimStatus, NextAction> = {
  held: { owner: 'biller', reason: 'Correct what the findings name, or release with a reason.' },
  ready: { owner: 'nobody', reason: 'It leaves with the next file to its payer.' },
  sent: { owner: 'payer', reason: 'The payer has to acknowledge the file.' },
  file_accepted: { owner: 'payer', reason: 'The payer has to accept the claim.' },
  received: { owner: 'payer', reason: 'The payer received the claim and has to accept it.' },
  accepted: { owner: 'payer', reason: 'The payer has to decide on the claim.' },
  rejected: { owner: 'biller', reason: 'It never reached adjudication: correct it and release it again.' },
  cancelled: { owner: 'nobody', reason: 'It is not to be billed.' },
  paid: { owner: 'nobody', reason: 'The payer has paid what it owes.' },
  partially_paid: { owner: 'biller', reason: 'A line was denied.' },
  zero_paid: { owner: 'nobody', reason: 'The payer owes nothing.' },
  denied: { owner: 'biller', reason: 'The payer refused to pay.' },
  reversed: { owner: 'payer', reason: 'The payer took its decision back; the corrected one has to come.' },
};

/** Who has to do something now, and why. */
export function nextActionOf({ status, adjudication, changeAfterBilling }: Claim): NextAction {
  if (changeAfterBilling)
    return { owner: 'biller', reason: `The encounter was changed after billing: ${changeAfterBilling} the claim.` };
  const settled = status === 'paid' || status === 'zero_paid';
  return settled && adjudication.patientResponsibilityCents > 0
    ? { owner: 'patient', reason: "The patient's share is due." }
    : actions[status];
}
