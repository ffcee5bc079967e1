import type { ChargeSummary, ChargeView } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';
import type { Tx } from '@claimstream/messaging';
import type { ChargeRecord } from '../../domain/charges/charge-record.js';
import type { PagePlace } from '../page-place.js';

export interface ChargesFilter {
  readonly tenantId: Uuid;
  readonly grouping?: string;
  readonly encounterId?: string;
  readonly after?: PagePlace;
  readonly limit: number;
}

/** Charges in the order in which they came, one more than the limit. */
export async function findCharges(
  tx: Tx,
  { tenantId, grouping, encounterId, after, limit }: ChargesFilter,
): Promise<ChargeSummary[]> {
  return tx.query<ChargeSummary>(
    `select id as "chargeId", encounter_id as "encounterId", (state -> 'revision')::int as revision, state #>> '{charge,status}' as status,
            grouping, state #> '{grouping,findings}' as findings, state #>> '{charge,sourceSystem}' as "sourceSystem",
            state #>> '{charge,externalId}' as "externalId", state #>> '{charge,serviceDate}' as "serviceDate", recorded_at as "recordedAt"
     from charge
     where tenant_id = $1 and ($2::text is null or grouping = $2) and ($3::uuid is null or encounter_id = $3)
       and ($4::text is null or (recorded_at, id) > ($4, $5::uuid))
     order by recorded_at, id limit $6`,
    [tenantId, grouping, encounterId, after?.key, after?.id, limit + 1],
  );
}

export async function findCharge(tx: Tx, chargeId: Uuid): Promise<ChargeView | undefined> {
  const [row] = await tx.query<{ state: ChargeRecord }>('select state from charge where id = $1', [chargeId]);
  return row && toChargeView(row.state);
}

export function toChargeView({
  chargeId,
  encounterId,
  revision,
  charge,
  grouping,
  hold,
  recordedAt,
  revisedAt,
}: ChargeRecord): ChargeView {
  return {
    ...{ chargeId, encounterId, revision, status: charge.status, grouping: grouping.state, findings: [...grouping.findings] },
    ...(hold && { hold }),
    ...{ recordedAt, revisedAt, charge },
  };
}
