import type { AuditSummaryItem, AuditView } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';
import { loadedState, type Store, type Tx } from '@claimstream/messaging';
import { type AuditCriteria, type Candidate, type CodingAudit, summaryOf } from '../../domain/work/coding-audit.js';
import { codingAudits } from '../../store/work/work.stores.js';
import type { PagePlace } from '../page-place.js';

/** More than anybody's year of released encounters of one tenant; what is beyond is told as a fault and not left out in silence. */
export const mostCandidates = 200_000;

/** By an index; two texts, since a plan for both reads all that was ever released. What an early release of ours released has no time. */
const inTheDays = `released_at >= coalesce($2::date, '-infinity')::timestamp at time zone 'UTC'
       and released_at < (coalesce($3::date, 'infinity') + 1)::timestamp at time zone 'UTC'`;
const always = `$2::date is null and $3::date is null`;

/** The released encounters that an audit is about, in any order, one more than the most. The days are those of the first release. */
export async function findCandidates(tx: Tx, tenantId: Uuid, criteria: AuditCriteria): Promise<Candidate[]> {
  const { releasedFrom, releasedTo, coder, providerNpi, payerId, kind, code, findingCode } = criteria;
  return tx.query<Candidate>(
    `select id as "encounterId", (select coalesce(sum((line -> 'chargeAmountCents')::bigint), 0)::float8
            from jsonb_array_elements(told -> 'serviceLines') as line) as "chargeCents"
     from encounter, lateral (select state -> 'encounter' as told) as encounter_of
     where tenant_id = $1 and stage = 'released'
       and ${releasedFrom === undefined && releasedTo === undefined ? always : inTheDays}
       and ($4::text is null or encounter.coder = $4)
       and ($5::text is null or $5 in (told -> 'renderingProvider' ->> 'npi', told -> 'attendingProvider' ->> 'npi'))
       and ($6::text is null or told -> 'subscriberPrimary' -> 'insuranceCard' ->> 'payerId' = $6)
       and ($7::text is null or told ->> 'kind' = $7)
       and ($8::text is null or told ->> 'drgCode' = $8
            or told -> 'serviceLines' @> jsonb_build_array(jsonb_build_object('procedureCode', $8))
            or told -> 'diagnoses' @> jsonb_build_array(jsonb_build_object('code', $8))
            or told -> 'procedures' @> jsonb_build_array(jsonb_build_object('code', $8)))
       and ($9::text is null or state -> 'findings' @> jsonb_build_array(jsonb_build_object('code', $9)))
     limit ${mostCandidates + 1}`,
    [tenantId, releasedFrom, releasedTo, coder, providerNpi, payerId, kind, code, findingCode],
  );
}

export async function findAudit(tx: Tx, auditId: Uuid): Promise<AuditView | undefined> {
  const [row] = await tx.query<{ state: unknown }>('select state from coding_audit where id = $1', [auditId]);
  return row && toAuditView(loadedState(codingAudits as Store, row.state) as CodingAudit);
}

export const toAuditView = (audit: CodingAudit): AuditView => ({ ...audit, summary: summaryOf(audit) });

/** Audits, the newest first, one more than the limit. */
export async function findAudits(
  tx: Tx,
  tenantId: Uuid,
  { before, limit }: { before?: PagePlace; limit: number },
): Promise<AuditSummaryItem[]> {
  const rows = await tx.query<{ state: unknown }>(
    `select state from coding_audit where tenant_id = $1 and ($2::text is null or (drawn_at, id) < ($2, $3::uuid))
     order by drawn_at desc, id desc limit $4`,
    [tenantId, before?.key, before?.id, limit + 1],
  );
  return rows.map(({ state }) => {
    const {
      cases: _cases,
      criteria: _criteria,
      seed: _seed,
      ...item
    } = toAuditView(loadedState(codingAudits as Store, state) as CodingAudit);
    return item;
  });
}
