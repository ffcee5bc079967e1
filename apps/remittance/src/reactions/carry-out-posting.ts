import type { Decision, Facts, RowInsert } from '@claimstream/messaging';
import type { ClaimAccount } from '../domain/claim-account.js';
import type { LedgerTransaction } from '../domain/ledger.js';
import type { Posting } from '../domain/post-payment.js';
import { sharesOf } from '../domain/shares.js';
import { ledgerEntries, ledgerTransactions, payments } from '../store/remittance.store.js';

/** Books, lists and tells what a posting says. */
export function carryOutPosting(claimId: string, posting: Posting, { now }: Facts): Decision<ClaimAccount> {
  const at = now.toISOString();
  const lines = posting.payments.map(({ received: { paymentId, adviceId, payer, payment }, outcome }) => {
    const { paidCents, patientShareCents } = sharesOf(payment);
    return payments.insert({
      paymentId,
      claimId,
      adviceId,
      outcome,
      payerId: payer.payerId,
      paidCents,
      patientShareCents,
      postedAt: at,
      payment,
    });
  });
  return {
    state: posting.account,
    events: posting.events,
    rows: [...posting.transactions.flatMap((transaction) => bookingOf(transaction, at)), ...lines],
  };
}

/** The rows of one ledger transaction. */
export function bookingOf({ id, kind, entries }: LedgerTransaction, at: string): RowInsert[] {
  return [
    ledgerTransactions.insert({ id, kind, at }),
    ...entries.map((entry, index) => ledgerEntries.insert({ transactionId: id, position: index + 1, ...entry })),
  ];
}
