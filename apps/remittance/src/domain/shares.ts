import type { Adjustment, ClaimPayment } from '@claimstream/contracts';
import { noDenialReasonCodes, patientShareReasonCodes } from '@claimstream/code-sets';
import { type Cents, sumCents } from '@claimstream/kernel';

/** How a payer's decision divides a charge; what it leaves out stays open. */
export interface Shares {
  readonly paidCents: Cents;
  readonly patientShareCents: Cents;
  readonly contractual: readonly Adjustment[];
}

/** What another payer did is told for memory only (OA-23): it was booked when that payer's own 835 was posted. */
const isMemo = ({ group, reasonCode }: Adjustment): boolean => group === 'OA' && reasonCode === '23';
const isPatientShare = ({ group, reasonCode }: Adjustment): boolean => group === 'PR' && patientShareReasonCodes.has(reasonCode);
const isContractual = (adjustment: Adjustment): boolean =>
  adjustment.group !== 'PR' && !isMemo(adjustment) && noDenialReasonCodes.has(adjustment.reasonCode);

/**
 * Divides a decision: paid by the payer, owed by the patient (PR-1, 2, 3), taken off by contract. A denied amount is none of these:
 * it stays open until somebody works it.
 */
export function sharesOf({ paidCents, adjustments, lines }: ClaimPayment): Shares {
  const all = [...adjustments, ...lines.flatMap((line) => line.adjustments)];
  return {
    paidCents,
    patientShareCents: sumCents(all.filter(isPatientShare).map(({ amountCents }) => amountCents)),
    contractual: all.filter(isContractual),
  };
}
