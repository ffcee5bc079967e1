import type { RemittanceAdvice } from '@claimstream/contracts';
import { derivedId } from '@claimstream/kernel';
import { type Entry, ledgerTransaction, type LedgerTransaction } from './ledger.js';

/**
 * Books the cash of an 835 to its clearing account and draws the provider adjustments from it; its claim payments draw the rest, so
 * that it ends at zero: amount = claim payments - provider adjustments (835 guide, balancing). Undefined for an advice of nothing.
 */
export function bookRemittance({ adviceId, amountCents, providerAdjustments }: RemittanceAdvice): LedgerTransaction | undefined {
  return ledgerTransaction({
    id: derivedId(adviceId, 'remittance'),
    kind: 'remittance',
    entries: [
      { account: 'cash', adviceId, amountCents },
      { account: 'clearing', adviceId, amountCents: -amountCents },
      ...providerAdjustments.flatMap(({ amountCents: adjustedCents, reasonCode }): Entry[] => [
        { account: 'provider-adjustments', adviceId, amountCents: adjustedCents, reason: reasonCode },
        { account: 'clearing', adviceId, amountCents: -adjustedCents },
      ]),
    ],
  });
}
