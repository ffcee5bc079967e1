import type { PaymentView, RemittanceView } from '@claimstream/contracts';
import type { Tx } from '@claimstream/messaging';

/** A payment with its place in the list. */
export type ListedPayment = PaymentView & { readonly seq: number };

export interface PaymentsFilter {
  readonly claimId?: string;
  readonly adviceId?: string;
  readonly outcome?: string;
  readonly after?: number;
  readonly limit: number;
}

/** Payments in the order of their posting, one more than the limit; one that waited for its claim as what became of it in the end. */
export async function findPayments(
  tx: Tx,
  { claimId, adviceId, outcome, after, limit }: PaymentsFilter,
): Promise<ListedPayment[]> {
  return tx.query<ListedPayment>(
    `select seq, payment_id as "paymentId", tenant_id as "tenantId", claim_id as "claimId", advice_id as "adviceId", outcome,
            payer_id as "payerId", paid_cents as "paidCents", patient_share_cents as "patientShareCents",
            posted_at as "postedAt", payment
     from payment
     where ($1::uuid is null or claim_id = $1)
       and ($2::uuid is null or advice_id = $2)
       and ($3::text is null or outcome = $3)
       and ($4::bigint is null or seq > $4)
       and (outcome <> 'unmatched' or not exists (
             select from payment as matched
             where matched.tenant_id = payment.tenant_id and matched.payment_id = payment.payment_id and matched.outcome <> 'unmatched'))
     order by seq limit $5`,
    [claimId, adviceId, outcome, after, limit + 1],
  );
}

/** Remittances in the order of their ids, one more than the limit. */
export async function findRemittances(tx: Tx, { after, limit }: { after?: string; limit: number }): Promise<RemittanceView[]> {
  return tx.query<RemittanceView>(
    `select tenant_id as "tenantId", state ->> 'receivedAt' as "receivedAt", state -> 'advice' as advice,
            coalesce((select sum(amount_cents) from ledger_entry
                      where ledger_entry.tenant_id = remittance.tenant_id and advice_id = remittance.id and account = 'clearing'), 0)::bigint as "clearingCents"
     from remittance
     where ($1::uuid is null or id > $1)
     order by id limit $2`,
    [after, limit + 1],
  );
}
