import type { Tx } from '@claimstream/messaging';
import { invariant, newId } from '@claimstream/kernel';
import type { RemittanceOutcome } from '../domain/accept-remittance.js';
import type { Remittance } from '../domain/mapping/from-remittance-835.js';
import { type ListedStatus, type RemittanceDecision, waitingStatuses } from '../domain/release-remittance.js';
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
  /** Of one that waited before. */
  decision?: RemittanceDecision;
  now: Date;
}

/** Answers the ids of the rows. */
export function insertRemittances(tx: Tx, rows: readonly RemittanceRow[]): string[] {
  const ids = rows.map(() => newId());
  tx.send(
    `insert into remittance (tenant_id, id, advice_id, owner_tenant_id, interchange_id, position, status, reason, payment, content_hash, payer_id,
       payer_name, payee_name, payee_npi, payee_tax_id, trace_number, payment_date, amount_cents, claim_payment_count, claim_payments_cents,
       imbalances, decision, received_at)
     select * from jsonb_to_recordset($1::jsonb) as received (tenant_id uuid, id uuid, advice_id uuid, owner_tenant_id uuid, interchange_id uuid,
       position int, status text, reason text, payment text, content_hash text, payer_id text, payer_name text, payee_name text, payee_npi text,
       payee_tax_id text, trace_number text, payment_date date, amount_cents bigint, claim_payment_count int, claim_payments_cents bigint,
       imbalances jsonb, decision jsonb, received_at timestamptz)`,
    [JSON.stringify(rows.map((row, index) => ({ id: ids[index], ...toRow(row) })))],
    'insert remittances',
  );
  return ids;
}

const mostImbalancesKept = 100;

function toRow({
  ownerTenantId,
  interchangeId,
  position,
  outcome,
  identity,
  remittance: { advice },
  decision,
  now,
}: RemittanceRow): object {
  return {
    tenant_id: outcome.tenantId,
    advice_id: outcome.adviceId,
    owner_tenant_id: ownerTenantId,
    interchange_id: interchangeId,
    position,
    status: outcome.status,
    reason: outcome.reason,
    payment: identity.payment,
    content_hash: identity.contentHash,
    payer_id: advice.payer.payerId,
    payer_name: advice.payer.name,
    payee_name: advice.payee.name,
    payee_npi: advice.payee.npi,
    payee_tax_id: advice.payee.taxId,
    trace_number: advice.traceNumber,
    payment_date: advice.paymentDate,
    amount_cents: advice.amountCents,
    claim_payment_count: advice.claimPaymentCount,
    claim_payments_cents: advice.claimPaymentsCents,
    imbalances: outcome.imbalances.slice(0, mostImbalancesKept),
    decision,
    received_at: now.toISOString(),
  };
}

/** An 835 transaction that is listed, as far as it takes to decide about it once more. */
export interface ListedRemittance {
  tenantId: string;
  id: string;
  ownerTenantId: string;
  interchangeId: string;
  position: number;
  identity: RemittanceIdentity;
  amountCents: number;
}

export async function findListed(tx: Tx, id: string): Promise<ListedRemittance | undefined> {
  const [row] = await tx.query<Omit<ListedRemittance, 'identity'> & RemittanceIdentity>(
    `select tenant_id as "tenantId", id, owner_tenant_id as "ownerTenantId", interchange_id as "interchangeId", position, payment,
       content_hash as "contentHash", amount_cents as "amountCents"
     from remittance where id = $1`,
    [id],
  );
  if (!row) return undefined;
  const { payment, contentHash, ...listed } = row;
  return { ...listed, identity: { payment, contentHash } };
}

/** Holds the row of one until the transaction ends; answers what stands at it now. */
export async function lockListed(tx: Tx, { tenantId, id }: { tenantId: string; id: string }): Promise<ListedStatus> {
  const [row] = await tx.query<{ status: ListedStatus }>(
    'select status from remittance where tenant_id = $1 and id = $2 for update',
    [tenantId, id],
  );
  invariant(row, 'A remittance that was listed is never deleted.');
  return row.status;
}

export function markDecided(
  tx: Tx,
  { tenantId, id }: { tenantId: string; id: string },
  status: Extract<ListedStatus, 'released' | 'dismissed'>,
  decision: RemittanceDecision,
): void {
  tx.send('update remittance set status = $3, decision = $4 where tenant_id = $1 and id = $2', [
    tenantId,
    id,
    status,
    JSON.stringify(decision),
  ]);
}

/** How many wait for a person, by status: read from a partial index of few rows. */
export const remittancesWaiting = (tx: Tx): Promise<{ status: ListedStatus; count: number }[]> =>
  tx.query(
    `select status, count(*)::int as count from remittance
     where status in (${waitingStatuses.map((status) => `'${status}'`).join(', ')}) group by status`,
    [],
    'remittances waiting',
  );

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
