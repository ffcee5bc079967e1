import type { WorklistCounts, WorklistItem } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';
import type { Tx } from '@claimstream/messaging';
import { summaryColumns } from '../encounters.queries.js';
import type { Worklist } from './worklists.js';
import type { WorklistFilter } from './worklists.requests.js';
import type { PagePlace } from '../page-place.js';

export type WorklistWish = Omit<WorklistFilter, 'cursor' | 'limit'> & {
  readonly tenantIds: readonly Uuid[];
  readonly worklist: Worklist;
};

const total = `(select coalesce(sum((line -> 'chargeAmountCents')::bigint), 0)::float8
                from jsonb_array_elements(state -> 'encounter' -> 'serviceLines') as line)`;
const payer = `state -> 'encounter' -> 'subscriberPrimary' -> 'insuranceCard' ->> 'payerId'`;
const reasons = `(select array_agg(distinct finding ->> 'code') from jsonb_array_elements(state -> 'findings') as finding
                  where finding ->> 'severity' = 'error' and not finding ? 'override')`;

/** $1 to $9 of every worklist's query; one tenant is named as such, so that the index gives the order. */
const wished = ({ tenantIds }: WorklistWish) => `
  tenant_id = ${tenantIds.length === 1 ? '($1::uuid[])[1]' : 'any ($1::uuid[])'} and worklist = $2
  and ($3::text is null or $3 = any (${reasons}::text[])) and ($4::text is null or assigned_to = $4)
  and ($5::boolean is null or (assigned_to is null) = $5) and ($6::text is null or state -> 'encounter' ->> 'kind' = $6)
  and ($7::text is null or ${payer} = $7) and ($8::timestamptz is null or recorded_at::timestamptz < $8)
  and ($9::bigint is null or ${total} >= $9)`;

const parametersOf = (wish: WorklistWish): unknown[] => {
  const { tenantIds, worklist, reason, assignedTo, unassigned, kind, payerId, recordedBefore, chargeAtLeastCents } = wish;
  return [tenantIds, worklist, reason, assignedTo, unassigned, kind, payerId, recordedBefore, chargeAtLeastCents];
};

/** What waits in a worklist in its order, one more than the limit. */
export async function findWork(
  tx: Tx,
  wish: WorklistWish,
  { after, limit }: { after?: PagePlace; limit: number },
): Promise<WorklistItem[]> {
  return tx.query<WorklistItem>(
    `select ${summaryColumns}, ranks_at as "ranksAt", ${total} as "totalChargeCents", ${payer} as "payerId", assigned_to as "assignedTo",
            state -> 'lease' as lease,
            (select min(query ->> 'dueDate') from jsonb_array_elements(state -> 'queries') as query
             where query ->> 'status' = 'open') as "queryDueDate"
     from encounter
     where ${wished(wish)} and ($10::text is null or (ranks_at, id) > ($10, $11::uuid))
     order by ranks_at, id limit $12`,
    [...parametersOf(wish), after?.key, after?.id, limit + 1],
  );
}

/** How much waits and why. */
export async function countWork(tx: Tx, wish: WorklistWish): Promise<WorklistCounts> {
  const [counts] = await tx.query<WorklistCounts>(
    `with waiting as (select ${total} as cents, ${reasons} as reasons, assigned_to from encounter where ${wished(wish)}),
          counted as (select code, count(*)::int as encounters, sum(cents) as cents
                      from waiting, unnest(reasons) as code group by code)
     select count(*)::int as encounters, coalesce(sum(cents), 0) as "totalChargeCents",
            count(*) filter (where assigned_to is null)::int as unassigned,
            (select coalesce(jsonb_agg(jsonb_build_object('code', code, 'encounters', encounters, 'totalChargeCents', cents)
                     order by encounters desc, code), '[]') from counted) as reasons
     from waiting`,
    parametersOf(wish),
  );
  return counts!;
}

/**
 * Locks the first encounter of a worklist that nobody works on and that is not another's, and passes over those that others are claiming at
 * this moment: two who ask at once get two encounters. A second look is never at one's own codes.
 */
export async function lockNext(
  tx: Tx,
  { tenantId, actor, worklist, at }: { tenantId: Uuid; actor: string; worklist: Worklist; at: string },
): Promise<Uuid | undefined> {
  const [next] = await tx.query<{ id: Uuid }>(
    `select id from encounter
     where tenant_id = $1 and worklist = $2 and (leased_until is null or leased_until <= $3)
       and ${worklist === 'qa' ? 'coder is distinct from $4' : '(assigned_to is null or assigned_to = $4)'}
     order by ranks_at, id limit 1 for update skip locked`,
    [tenantId, worklist, at, actor],
  );
  return next?.id;
}
