import type { ChargeCaptureEncounter, ChargeCaptureReport } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';
import type { Tx } from '@claimstream/messaging';
import { ratioOf } from '../../domain/charge-reports/dnfb-report.js';
import type { Period } from './period.requests.js';
import type { PagePlace } from '../page-place.js';

type Figures = Omit<ChargeCaptureReport, 'from' | 'to' | 'definition'>;

interface EncounterFigures {
  encounters: number;
  withoutCharges: number;
  releasedCents: number;
}

/** Days from the service to the first telling, where it was told afterwards. */
const lag = (serviceDate: string): string => `greatest(left(recorded_at, 10)::date - ${serviceDate}::date, 0)`;

const ofPeriod = `tenant_id = $1 and service_to between $2 and $3 and status <> 'cancelled'`;
/** A charge made dearer counts by what it became dearer. */
const lateCents = `sum(added_cents + greatest(changed_cents, 0))`;

/** What the report says of encounters and charges of a time; sums first, ratios of them after. */
export async function chargeCaptureFigures(tx: Tx, { tenantId, from, to }: Period & { tenantId: Uuid }): Promise<Figures> {
  const parameters = [tenantId, from, to];
  const [ofEncounters] = await tx.query<EncounterFigures>(
    `select count(*)::int as encounters, count(*) filter (where charge_cents = 0 and stage <> 'not-billable')::int as "withoutCharges",
            coalesce(sum(charge_cents) filter (where released_at is not null), 0)::bigint as "releasedCents"
     from encounter where ${ofPeriod}`,
    parameters,
  );
  const [lags] = await tx.query<{ count: number; median: number | null; p90: number | null }>(
    `select count(*)::int as count, percentile_cont(0.5) within group (order by days) as median,
            percentile_cont(0.9) within group (order by days) as p90
     from (select ${lag('service_to')} as days from encounter
             where ${ofPeriod} and charge_cents > 0 and not starts_with(state #>> '{encounter,externalId}', 'order:')
           union all
           select ${lag(`(state #>> '{charge,serviceDate}')`)} from charge
             where tenant_id = $1 and state #>> '{charge,serviceDate}' between $2 and $3 and grouping <> 'not-billed') lags`,
    parameters,
  );
  const [late] = await tx.query<{ cents: number; encounters: number; lines: number; removed: number }>(
    `select coalesce(${lateCents}, 0)::bigint as cents, count(distinct encounter_id)::int as encounters,
            coalesce(sum(added_lines), 0)::int as lines, coalesce(sum(removed_cents), 0)::bigint as removed
     from charge_change where tenant_id = $1 and encounter_id in (select id from encounter where ${ofPeriod})`,
    parameters,
  );
  const [waiting] = await tx.query<{ count: number }>(
    `select count(*)::int as count from charge where tenant_id = $1 and grouping = 'waiting' and state #>> '{charge,serviceDate}' between $2 and $3`,
    parameters,
  );
  const { encounters, withoutCharges, releasedCents } = ofEncounters!;
  const ratio = ratioOf(late!.cents, releasedCents);
  return {
    ...{ encounters, withoutCharges, chargesWaiting: waiting!.count },
    chargeLag: {
      count: lags!.count,
      ...(lags!.median !== null && { medianDays: lags!.median }),
      ...(lags!.p90 !== null && { p90Days: lags!.p90 }),
    },
    lateCharges: {
      ...{ numeratorCents: late!.cents, denominatorCents: releasedCents, ...(ratio !== undefined && { ratio }) },
      ...{ encounters: late!.encounters, addedLines: late!.lines, removedCents: late!.removed },
    },
  };
}

export interface CaptureFilter extends Period {
  readonly tenantId: Uuid;
  readonly kind: 'without-charges' | 'late-charges';
  readonly after?: PagePlace;
  readonly limit: number;
}

/** The encounters that a figure counts, the oldest first, one more than the limit. */
export async function listCaptured(
  tx: Tx,
  { tenantId, from, to, kind, after, limit }: CaptureFilter,
): Promise<ChargeCaptureEncounter[]> {
  return tx.query<ChargeCaptureEncounter>(
    `select id as "encounterId", state #>> '{encounter,externalId}' as "externalId", stage, service_to as "serviceDate",
            charge_cents as "chargeCents", coalesce(late.cents, 0)::bigint as "lateCents"
     from encounter e left join lateral (
       select ${lateCents} as cents from charge_change c where c.tenant_id = e.tenant_id and c.encounter_id = e.id) late on true
     where ${ofPeriod} and ($5::text is null or (service_to, id) > ($5, $6::uuid))
       and case when $4 = 'without-charges' then charge_cents = 0 and stage <> 'not-billable' else late.cents is not null end
     order by service_to, id limit $7`,
    [tenantId, from, to, kind, after?.key, after?.id, limit + 1],
  );
}
