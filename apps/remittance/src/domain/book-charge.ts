import type { ClaimContent } from '@claimstream/contracts';
import { type Cents, derivedId } from '@claimstream/kernel';
import type { ClaimAccount } from './claim-account.js';
import { ledgerTransaction } from './ledger.js';
import { type Posting, postWaiting } from './post-payment.js';

/** Books what is due when a claim leaves, and posts what came before it. `because` names the event: the same one books once. */
export function bookCharge(
  account: ClaimAccount,
  { claimId, totalChargeCents, patientControlNumber }: ClaimContent,
  because: string,
): Posting {
  const charged = changeCharge(claimId, { ...account, patientControlNumber }, totalChargeCents, because);
  const posted = postWaiting(claimId, charged.account);
  return { ...posted, transactions: [...charged.transactions, ...posted.transactions] };
}

/** Nothing is to be billed any more: takes back what was booked as due. */
export const cancelCharge = (claimId: string, account: ClaimAccount, because: string): Posting =>
  changeCharge(claimId, account, 0, because);

function changeCharge(claimId: string, account: ClaimAccount, totalChargeCents: Cents, because: string): Posting {
  const change = totalChargeCents - (account.chargeCents ?? 0);
  const transaction = ledgerTransaction({
    id: derivedId(claimId, 'charge', because),
    kind: account.chargeCents === undefined ? 'charge' : 'charge-change',
    entries: [
      { account: 'receivable-payer', claimId, amountCents: change },
      { account: 'charges', claimId, amountCents: -change },
    ],
  });
  return {
    account: { ...account, chargeCents: totalChargeCents },
    transactions: transaction ? [transaction] : [],
    payments: [],
    events: [],
  };
}
