import type { CoderAccuracy } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';
import { loadedState, type Store, type Tx } from '@claimstream/messaging';
import type { SamplingRule } from '../../domain/work/draw-for-quality.js';
import { samplingRules } from '../../store/work/work.stores.js';
import type { Period } from '../reports/period.requests.js';

/** The tenant's rule; undefined when nobody has made one: nothing is drawn. */
export async function samplingRuleOf(tx: Tx, tenantId: Uuid): Promise<SamplingRule | undefined> {
  const [row] = await tx.query<{ state: unknown }>('select state from sampling_rule where tenant_id = $1', [tenantId]);
  return row && (loadedState(samplingRules as Store, row.state) as SamplingRule);
}

/** How many encounters a coder has made final, counted no further than is asked. */
export async function finalisedBy(tx: Tx, { tenantId, actor }: { tenantId: Uuid; actor: string }, upTo: number): Promise<number> {
  if (upTo === 0) return 0;
  const [row] = await tx.query<{ finalised: number }>(
    `select count(*)::int as finalised from (
       select from encounter where tenant_id = $1 and coder = $2 and state -> 'coding' ? 'finalisedAt' limit $3) as theirs`,
    [tenantId, actor, upTo],
  );
  return row!.finalised;
}

/** Agreed over reviewed codes of each coder: a ratio of sums, never a mean of ratios. */
export async function coderAccuracy(tx: Tx, tenantId: Uuid, { from, to }: Period): Promise<CoderAccuracy[]> {
  return tx.query<CoderAccuracy>(
    `with looked as (
       select coder, agreed, reviewed, kinds from quality_review
       where tenant_id = $1 and reviewed_at >= $2::date::timestamp at time zone 'UTC' and reviewed_at < ($3::date + 1)::timestamp at time zone 'UTC'),
     wrong as (
       select coder, jsonb_object_agg(kind, codes) as kinds
       from (select coder, kind, sum(codes::int) as codes from looked, jsonb_each_text(kinds) as each (kind, codes) group by 1, 2) as one
       group by coder)
     select coder, count(*)::int as reviews, sum(agreed)::int as "agreedCodes", sum(reviewed)::int as "reviewedCodes",
            round(sum(agreed)::numeric / sum(reviewed), 4)::float8 as accuracy, coalesce(wrong.kinds, '{}') as kinds
     from looked left join wrong using (coder) group by coder, wrong.kinds order by coder`,
    [tenantId, from, to],
  );
}
