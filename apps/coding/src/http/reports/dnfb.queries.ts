import type { BillingClass, DnfbEncounter, DnfbReason } from '@claimstream/contracts';
import { type CalendarDate, inpatientBills, type Uuid } from '@claimstream/kernel';
import type { Tx } from '@claimstream/messaging';
import { type DnfbSum, revenueDays } from '../../domain/charge-reports/dnfb-report.js';
import type { PagePlace } from '../page-place.js';

/** Findings that say that there are no codes yet; any other error of a coder's is an edit that stops what is coded. */
const codesMissing = [
  'DIAGNOSIS_MISSING',
  'SERVICE_LINE_MISSING',
  'PROBLEM_UNCODED',
  'ADMITTING_DIAGNOSIS_MISSING',
  'POINTER_WITHOUT_DIAGNOSIS',
];

const open = `(finding ->> 'severity' = 'error' and finding -> 'override' is null)`;
const codesAreMissing = `exists (select from jsonb_array_elements(state -> 'findings') finding
  where ${open} and finding ->> 'code' in (${codesMissing.map((code) => `'${code}'`).join(', ')}))`;

/** Why an encounter is not billed; the names are those of the contract. */
const reason = `case when released_at is not null then 'released-since'
  when stage = 'incomplete' then 'documentation' when stage = 'query-open' then 'query' when stage = 'on-hold' then 'hold'
  when stage = 'coded' then 'hold-days' when stage = 'ready-to-code' and not ${codesAreMissing} then 'edit' else 'coding' end`;

export const billingClass = `case when state #>> '{encounter,kind}' = 'professional' then 'professional'
  when state #>> '{encounter,typeOfBill}' ~ '${inpatientBills.source}' then 'inpatient' else 'outpatient' end`;

/**
 * The encounters that are not billed at the end of day $2 of tenant $1. $3 says that the day is past: only then somebody can have been
 * released since, and only then they are looked for.
 */
const unbilled = `(
  select * from encounter where tenant_id = $1 and released_at is null and status = 'held' and service_to <= $2
  union all
  select * from encounter where $3::boolean and tenant_id = $1 and service_to <= $2::text and status <> 'cancelled'
    and released_at >= ($2::text::date + 1)::timestamp at time zone 'utc'
) unbilled where state #>> '{encounter,billableStatus}' = 'BILLABLE' and recorded_at < to_char($2::text::date + 1, 'YYYY-MM-DD')`;

export interface AsOf {
  readonly tenantId: Uuid;
  readonly asOf: CalendarDate;
  readonly isPast: boolean;
}

interface SumRow extends DnfbSum {
  readonly reason: DnfbReason;
  readonly billingClass: BillingClass;
}

/** What is not billed, summed up by reason and class. */
export async function sumUnbilled(tx: Tx, { tenantId, asOf, isPast }: AsOf): Promise<SumRow[]> {
  return tx.query<SumRow>(
    `select ${reason} as reason, ${billingClass} as "billingClass", count(*)::int as encounters,
            coalesce(sum(charge_cents), 0)::bigint as "chargeCents", min(service_to) as "oldestServiceDate"
     from ${unbilled} group by 1, 2 order by 1, 2`,
    [tenantId, asOf, isPast],
  );
}

/** Gross charges of the days that the average is taken over. */
export async function sumRevenue(tx: Tx, { tenantId, asOf }: Pick<AsOf, 'tenantId' | 'asOf'>): Promise<number> {
  const [row] = await tx.query<{ cents: number }>(
    `select coalesce(sum(charge_cents), 0)::bigint as cents from encounter
     where tenant_id = $1 and service_to > to_char($2::text::date - ${revenueDays}, 'YYYY-MM-DD') and service_to <= $2::text and status <> 'cancelled'
       and stage <> 'not-billable'`,
    [tenantId, asOf],
  );
  return row?.cents ?? 0;
}

export interface UnbilledFilter extends AsOf {
  readonly reason?: DnfbReason;
  readonly billingClass?: BillingClass;
  readonly after?: PagePlace;
  readonly limit: number;
}

/** The encounters that the numerator counts, the oldest first, one more than the limit. */
export async function listUnbilled(tx: Tx, filter: UnbilledFilter): Promise<DnfbEncounter[]> {
  const { tenantId, asOf, isPast, after, limit } = filter;
  return tx.query<DnfbEncounter>(
    `select id as "encounterId", state #>> '{encounter,externalId}' as "externalId", ${reason} as reason, ${billingClass} as "billingClass",
            stage, service_to as "serviceDate", charge_cents as "chargeCents",
            coalesce((select jsonb_agg(finding -> 'code') from jsonb_array_elements(state -> 'findings') finding where ${open}), '[]') as findings
     from ${unbilled}
       and ($4::text is null or ${reason} = $4) and ($5::text is null or ${billingClass} = $5)
       and ($6::text is null or (service_to, id) > ($6, $7::uuid))
     order by service_to, id limit $8`,
    [tenantId, asOf, isPast, filter.reason, filter.billingClass, after?.key, after?.id, limit + 1],
  );
}
