import type { ClaimSummary, ClaimView, TimelineEntryView } from '@claimstream/contracts';
import type { Tx } from '@claimstream/messaging';
import type { Claim } from '../domain/claim.js';
import { nextActionOf } from '../domain/next-action.js';

export interface ClaimsFilter {
  readonly status?: string;
  readonly payerId?: string;
  readonly patientControlNumber?: string;
  readonly encounterId?: string;
  readonly after?: string;
  readonly limit: number;
}

/** Claims in the order of their ids, one more than the limit; every filter that is given must hold. */
export async function findClaims(
  tx: Tx,
  { status, payerId, patientControlNumber, encounterId, after, limit }: ClaimsFilter,
): Promise<ClaimSummary[]> {
  return tx.query<ClaimSummary>(
    `select id as "claimId", tenant_id as "tenantId", status,
            state -> 'content' ->> 'kind' as kind,
            patient_control_number as "patientControlNumber",
            payer_id as "payerId",
            state -> 'content' -> 'payer' ->> 'name' as "payerName",
            state -> 'content' -> 'encounterIds' as "encounterIds",
            (state -> 'content' ->> 'totalChargeCents')::bigint as "totalChargeCents",
            (state -> 'adjudication' ->> 'paidCents')::bigint as "paidCents",
            (state -> 'adjudication' ->> 'openCents')::bigint as "openCents",
            coalesce((select jsonb_agg(finding -> 'code') from jsonb_array_elements(state -> 'findings') as finding), '[]') as reasons
     from claim
     where ($1::text is null or status = $1)
       and ($2::text is null or payer_id = $2)
       and ($3::text is null or patient_control_number = $3)
       and ($4::uuid is null or state -> 'content' -> 'encounterIds' ? $4::uuid::text)
       and ($5::uuid is null or id > $5)
     order by id limit $6`,
    [status, payerId, patientControlNumber, encounterId, after, limit + 1],
  );
}

/** The claim, whole; undefined when there is none of this id for these tenants. */
export async function findClaim(tx: Tx, claimId: string): Promise<ClaimView | undefined> {
  const [row] = await tx.query<{ tenant_id: string; version: number; state: Claim }>(
    'select tenant_id, version, state from claim where id = $1',
    [claimId],
  );
  return row && toView(row);
}

/** The claim's version, which stays until the transaction ends; undefined when there is no such claim. */
export async function lockedVersion(tx: Tx, claimId: string): Promise<number | undefined> {
  const [row] = await tx.query<{ version: number }>('select version from claim where id = $1 for update', [claimId]);
  return row?.version;
}

/** Everything that happened to the claim, in order, and whose claim it is; undefined when there is no such claim. */
export async function findTimeline(
  tx: Tx,
  claimId: string,
): Promise<{ tenantId: string; items: TimelineEntryView[] } | undefined> {
  const [claim] = await tx.query<{ tenantId: string }>('select tenant_id as "tenantId" from claim where id = $1', [claimId]);
  if (!claim) return undefined;
  const items = await tx.query<TimelineEntryView>(
    `select entry_id as "entryId", at, kind, actor, facts
     from claim_timeline where claim_id = $1 order by seq`,
    [claimId],
  );
  return { ...claim, items };
}

function toView({ tenant_id, version, state }: { tenant_id: string; version: number; state: Claim }): ClaimView {
  const { content, status, submission, adjudication, findings, overrides, changeAfterBilling } = state;
  const { submissionId, timesSent, payerClaimControlNumber } = submission;
  return {
    claimId: content.claimId,
    tenantId: tenant_id,
    version,
    status,
    content,
    submission: { status: submission.status, submissionId, timesSent, payerClaimControlNumber },
    adjudication,
    findings: [...findings],
    overrides: [...overrides],
    changeAfterBilling,
    nextAction: nextActionOf(state),
    timeline: `/v1/claims/${content.claimId}/timeline`,
  };
}
