import type { Tx } from '@claimstream/messaging';
import type { CursorKeys } from '@claimstream/service-kit';
import type { RemittanceStatus } from '../domain/accept-remittance.js';
import type { Imbalance } from '../domain/balance-835.js';

/** One 835 transaction as operators see it, with the level and the difference where it does not balance. */
export interface RemittanceView {
  tenantId: string;
  remittanceId: string;
  adviceId: string;
  interchangeId: string;
  position: number;
  status: RemittanceStatus;
  reason: string | null;
  payerName: string;
  payeeName: string;
  traceNumber: string;
  paymentDate: string;
  amountCents: number;
  claimPaymentCount: number;
  imbalances: Imbalance[];
  receivedAt: string;
}

/** The newest first. */
export const listRemittances = (
  tx: Tx,
  { status, after, limit }: { status?: string; after: CursorKeys | undefined; limit: number },
): Promise<RemittanceView[]> =>
  tx.query(
    `select tenant_id as "tenantId", id as "remittanceId", advice_id as "adviceId", interchange_id as "interchangeId", position, status, reason,
       payer_name as "payerName", payee_name as "payeeName", trace_number as "traceNumber", payment_date as "paymentDate",
       amount_cents as "amountCents", claim_payment_count as "claimPaymentCount", imbalances, received_at as "receivedAt"
     from remittance
     where ($1::text is null or status = $1) and ($2::timestamptz is null or (received_at, id) < ($2, $3::uuid))
     order by received_at desc, id desc limit $4`,
    [status ?? null, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
