import type { Tx } from '@claimstream/messaging';
import { newId } from '@claimstream/kernel';
import type { RemittanceOutcome } from '../domain/accept-remittance.js';
import type { Remittance } from '../domain/mapping/from-remittance-835.js';
import type { RemittanceIdentity } from '../domain/remittance-identity.js';
import type { SentClaim } from '../domain/route-remittance.js';

/** Content hashes of what was accepted, by payment: the file's payments only, of all tenants that the connection concerns. */
export async function acceptedContents(
  tx: Tx,
  tenantIds: readonly string[],
  payments: readonly string[],
): Promise<Map<string, string[]>> {
  if (payments.length === 0) return new Map();
  const rows = await tx.query<{ payment: string; hashes: string[] }>(
    `select payment, array_agg(content_hash) as hashes from remittance
     where tenant_id = any($1::uuid[]) and payment = any($2::text[]) and status = 'accepted' group by payment`,
    [tenantIds, payments],
    'accepted contents',
  );
  return new Map(rows.map(({ payment, hashes }) => [payment, hashes]));
}

/** One 835 transaction as it is listed. */
export interface RemittanceRow {
  ownerTenantId: string;
  interchangeId: string;
  position: number;
  outcome: RemittanceOutcome;
  identity: RemittanceIdentity;
  remittance: Remittance;
  now: Date;
}

export function insertRemittances(tx: Tx, rows: readonly RemittanceRow[]): void {
  tx.send(
    `insert into remittance (tenant_id, id, advice_id, owner_tenant_id, interchange_id, position, status, reason, payment, content_hash, payer_name,
       payee_name, trace_number, payment_date, amount_cents, claim_payment_count, imbalances, received_at)
     select * from jsonb_to_recordset($1::jsonb) as received (tenant_id uuid, id uuid, advice_id uuid, owner_tenant_id uuid, interchange_id uuid,
       position int, status text, reason text, payment text, content_hash text, payer_name text, payee_name text, trace_number text,
       payment_date date, amount_cents bigint, claim_payment_count int, imbalances jsonb, received_at timestamptz)`,
    [JSON.stringify(rows.map(toRow))],
    'insert remittances',
  );
}

const mostImbalancesKept = 100;

function toRow({
  ownerTenantId,
  interchangeId,
  position,
  outcome,
  identity,
  remittance: { advice },
  now,
}: RemittanceRow): object {
  return {
    tenant_id: outcome.tenantId,
    id: newId(),
    advice_id: outcome.adviceId,
    owner_tenant_id: ownerTenantId,
    interchange_id: interchangeId,
    position,
    status: outcome.status,
    reason: outcome.reason,
    payment: identity.payment,
    content_hash: identity.contentHash,
    payer_name: advice.payer.name,
    payee_name: advice.payee.name,
    trace_number: advice.traceNumber,
    payment_date: advice.paymentDate,
    amount_cents: advice.amountCents,
    claim_payment_count: advice.claimPaymentCount,
    imbalances: outcome.imbalances.slice(0, mostImbalancesKept),
    received_at: now.toISOString(),
  };
}

/** The latest sending of a claim. */
export interface SentSubmission extends SentClaim {
  /** Of the submission. */
  id: string;
}

/** The claims that went out under these control numbers, the latest sending of each; for whom each is says the row. */
export async function sentClaims(
  tx: Tx,
  tenantIds: readonly string[],
  controlNumbers: readonly string[],
): Promise<SentSubmission[]> {
  if (controlNumbers.length === 0) return [];
  return tx.query(
    `select sent.tenant_id as "tenantId", sent.id, sent.state->>'claimId' as "claimId", asked.control_number as "patientControlNumber",
       sent.state->>'billingNpi' as "billingNpi", sent.state->>'billingTaxId' as "billingTaxId"
     from unnest($2::text[]) as asked (control_number)
     cross join lateral (
       select distinct on (tenant_id) tenant_id, id, state from submission
       where patient_control_number = asked.control_number and tenant_id = any($1::uuid[]) and status <> 'queued'
       order by tenant_id, queued_at desc
     ) sent`,
    [tenantIds, controlNumbers],
    'sent claims',
  );
}
