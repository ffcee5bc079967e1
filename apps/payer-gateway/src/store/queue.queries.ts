import type { ClaimContent } from '@claimstream/contracts';
import type { Tx } from '@claimstream/messaging';
import type { DueInquiry } from '../domain/compose-interchange.js';
import type { DueClaim } from '../domain/plan-interchange.js';

/** How much waits for one payer of one tenant, and since when. */
export interface Waiting {
  what: 'claims' | 'inquiries';
  tenantId: string;
  payerId: string;
  count: number;
  since: string;
}

/** All that is queued, of every tenant that the transaction sees: few rows, read from the two partial indexes. */
export const whatWaits = (tx: Tx): Promise<Waiting[]> =>
  tx.query(
    `select 'claims' as what, tenant_id as "tenantId", payer_id as "payerId", count(*)::int as count, min(queued_at) as since
     from submission where status = 'queued' group by tenant_id, payer_id
     union all
     select 'inquiries', tenant_id, payer_id, count(*)::int, min(queued_at) from inquiry where status = 'queued' group by tenant_id, payer_id`,
    [],
    'what waits',
  );

/** Payers of tenants, as two arrays of one length. */
export interface Routed {
  tenantIds: readonly string[];
  payerIds: readonly string[];
}

/** The oldest of each route come from the partial index in its order; `offset 0` keeps the planner, which has no statistics of a young table, from joining otherwise. */
const queuedAmong = (table: string): string => `
  select waiting.tenant_id, waiting.id, waiting.state
  from unnest($1::uuid[], $2::text[]) as route (tenant_id, payer_id)
  cross join lateral (
    select tenant_id, id, state, queued_at from ${table}
    where status = 'queued' and tenant_id = route.tenant_id and payer_id = route.payer_id
    order by queued_at limit $3
  ) waiting
  order by waiting.queued_at, waiting.id limit $3`;

/** The claims that waited longest. The caller holds the connection that alone may send them. */
export async function dueClaims(tx: Tx, { tenantIds, payerIds }: Routed, limit: number): Promise<DueClaim[]> {
  if (payerIds.length === 0) return [];
  return tx.query<DueClaim & { claim: ClaimContent }>(
    `select due.tenant_id as "tenantId", due.id, due.state as submission, kept.claim
     from (${queuedAmong('submission')}) due
     cross join lateral (
       select claim from submission_claim
       where tenant_id = due.tenant_id and submission_id = (due.state->>'contentId')::uuid offset 0
     ) kept`,
    [tenantIds, payerIds, limit],
    'due claims',
  );
}

export async function dueInquiries(tx: Tx, { tenantIds, payerIds }: Routed, limit: number): Promise<DueInquiry[]> {
  if (payerIds.length === 0) return [];
  return tx.query<DueInquiry>(
    `select tenant_id as "tenantId", id, state as inquiry from (${queuedAmong('inquiry')}) due`,
    [tenantIds, payerIds, limit],
    'due inquiries',
  );
}

/** Control numbers that this submitter has used for another claim before, of whichever of the connection's clients. */
export async function takenControlNumbers(
  tx: Tx,
  { submitterId, tenantIds }: { submitterId: string; tenantIds: readonly string[] },
  due: readonly DueClaim[],
): Promise<Set<string>> {
  if (due.length === 0) return new Set();
  const rows = await tx.query<{ taken: string }>(
    `select distinct asked.control_number as taken
     from unnest($1::text[], $2::text[]) as asked (control_number, claim_id)
     cross join lateral (
       select state from submission where patient_control_number = asked.control_number and tenant_id = any($3::uuid[]) offset 0
     ) used
     where used.state->>'claimId' <> asked.claim_id and used.state->'sending'->>'submitterId' = $4`,
    [
      due.map(({ submission }) => submission.patientControlNumber),
      due.map(({ submission }) => submission.claimId),
      tenantIds,
      submitterId,
    ],
    'taken control numbers',
  );
  return new Set(rows.map(({ taken }) => taken));
}
