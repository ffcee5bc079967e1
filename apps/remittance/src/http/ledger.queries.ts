import type { ClaimLedgerView, LedgerEntryView, TrialBalance } from '@claimstream/contracts';
import type { Tx } from '@claimstream/messaging';
import { type ClaimAccount, openCentsOf } from '../domain/claim-account.js';

type EntryRow = Omit<LedgerEntryView, 'reason' | 'adviceId'> & { reason: string | null; adviceId: string | null };

/** A claim's money with every entry in order; undefined when nothing was ever booked or received for it. */
export async function findClaimLedger(tx: Tx, claimId: string): Promise<ClaimLedgerView | undefined> {
  const [row] = await tx.query<{ state: ClaimAccount }>('select state from claim_account where id = $1', [claimId]);
  if (!row) return undefined;
  const rows = await tx.query<EntryRow>(
    `select transaction_id as "transactionId", kind, at, account,
            amount_cents as "amountCents", reason, advice_id as "adviceId"
     from ledger_entry join ledger_transaction on ledger_transaction.tenant_id = ledger_entry.tenant_id and ledger_transaction.id = transaction_id
     where claim_id = $1
     order by at, transaction_id, position`,
    [claimId],
  );
  const entries = rows.map(({ reason, adviceId, ...row }) => ({
    ...row,
    ...(reason !== null && { reason }),
    ...(adviceId !== null && { adviceId }),
  }));
  const { chargeCents = 0, paidCents, contractualCents, patientShareCents } = row.state;
  return { claimId, chargeCents, paidCents, contractualCents, patientShareCents, openCents: openCentsOf(row.state), entries };
}

/** Every account with its balance, and whether all of it adds up. */
export async function trialBalance(tx: Tx): Promise<TrialBalance> {
  const accounts = await tx.query<TrialBalance['accounts'][number]>(
    `select account, coalesce(sum(amount_cents) filter (where amount_cents > 0), 0)::bigint as "debitCents",
            coalesce(-sum(amount_cents) filter (where amount_cents < 0), 0)::bigint as "creditCents", sum(amount_cents)::bigint as "balanceCents"
     from ledger_entry group by account order by account`,
  );
  const [open] = await tx.query<{ advices: number }>(
    `select count(*)::int as advices from
       (select from ledger_entry where account = 'clearing' group by tenant_id, advice_id having sum(amount_cents) <> 0) as open`,
  );
  return {
    accounts,
    differenceCents: accounts.reduce((sum, { balanceCents }) => sum + balanceCents, 0),
    openAdvices: open?.advices ?? 0,
  };
}
