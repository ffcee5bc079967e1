import type { Tx } from '@claimstream/messaging';
import type { CursorKeys } from '@claimstream/service-kit';
import { z } from 'zod';
import type { ListedStatus } from '../domain/release-remittance.js';

export const listedStatuses = [
  'accepted',
  'duplicate',
  'out_of_balance',
  'quarantined',
  'review',
  'notice',
  'released',
  'dismissed',
] as const satisfies readonly ListedStatus[];

const Imbalance = z.object({
  level: z.enum(['line', 'claim', 'transaction']),
  payment: z.int().optional().meta({ description: 'Place of the CLP in its transaction, from 1.' }),
  line: z.int().optional().meta({ description: 'Place of the SVC in the CLP, from 1.' }),
  expectedCents: z.int(),
  statedCents: z.int(),
  differenceCents: z.int(),
});

/** One 835 transaction as operators see it, with the level and the difference where it does not balance. */
export const RemittanceLine = z.object({
  tenantId: z.uuid().meta({ description: 'Whose money it is; in quarantine the tenant that owns the connection.' }),
  remittanceId: z.uuid(),
  adviceId: z.uuid(),
  interchangeId: z.uuid(),
  position: z.int().meta({ description: 'Place among the 835 transactions of the interchange, from 1.' }),
  status: z.enum(listedStatuses),
  reason: z.string().nullable().meta({ description: 'Why it did not go through by itself.' }),
  payerId: z.string().nullable(),
  payerName: z.string(),
  payeeName: z.string(),
  payeeNpi: z.string().nullable(),
  payeeTaxId: z.string().nullable(),
  traceNumber: z.string(),
  paymentDate: z.iso.date(),
  amountCents: z.int(),
  claimPaymentCount: z.int(),
  imbalances: z.array(Imbalance),
  receivedAt: z.iso.datetime(),
});
export type RemittanceLine = z.output<typeof RemittanceLine>;

export const RemittanceView = RemittanceLine.extend({
  claimPaymentsCents: z
    .int()
    .nullable()
    .meta({ description: 'Sum of its claim payments; what the amount differs by are provider adjustments.' }),
  ownerTenantId: z.uuid().meta({ description: 'The tenant that owns the connection: who decides needs the permission there.' }),
  interchange: z
    .object({ partnerId: z.uuid(), controlNumber: z.int().nullable() })
    .nullable()
    .meta({ description: 'The file that it came in; only for the tenant that owns the connection.' }),
  decision: z
    .object({
      by: z.string(),
      at: z.iso.datetime(),
      reason: z.string(),
      newPayment: z.boolean().optional(),
      tenantId: z.uuid().optional().meta({ description: 'Whose money it became; absent where it was dismissed.' }),
      adviceId: z.uuid().optional().meta({ description: 'The advice under which it is posted.' }),
    })
    .nullable()
    .meta({ description: 'What a person decided about one that waited; it stands at the money as well.' }),
});
export type RemittanceView = z.output<typeof RemittanceView>;

const line = `r.tenant_id as "tenantId", r.id as "remittanceId", r.advice_id as "adviceId", r.interchange_id as "interchangeId", r.position, r.status,
  r.reason, r.payer_id as "payerId", r.payer_name as "payerName", r.payee_name as "payeeName", r.payee_npi as "payeeNpi",
  r.payee_tax_id as "payeeTaxId", r.trace_number as "traceNumber", r.payment_date as "paymentDate", r.amount_cents as "amountCents",
  r.claim_payment_count as "claimPaymentCount", r.imbalances, r.received_at as "receivedAt"`;

/** The newest first. */
export const listRemittances = (
  tx: Tx,
  { status, after, limit }: { status?: string; after: CursorKeys | undefined; limit: number },
): Promise<RemittanceLine[]> =>
  tx.query(
    `select ${line} from remittance r
     where ($1::text is null or r.status = $1) and ($2::timestamptz is null or (r.received_at, r.id) < ($2, $3::uuid))
     order by r.received_at desc, r.id desc limit $4`,
    [status ?? null, after?.[0] ?? null, after?.[1] ?? null, limit],
  );

export async function findRemittance(tx: Tx, id: string): Promise<RemittanceView | undefined> {
  const [view] = await tx.query<RemittanceView>(
    `select ${line}, r.claim_payments_cents as "claimPaymentsCents", r.owner_tenant_id as "ownerTenantId", r.decision,
       (select jsonb_build_object('partnerId', i.connection_id, 'controlNumber', i.control_number) from interchange i where i.tenant_id = r.owner_tenant_id and i.id = r.interchange_id) as interchange
     from remittance r where r.id = $1`,
    [id],
  );
  return view;
}
