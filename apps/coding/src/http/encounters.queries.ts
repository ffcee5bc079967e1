import type { EncounterSummary, EncounterView } from '@claimstream/contracts';
import type { Tx } from '@claimstream/messaging';
import type { EncounterRecord } from '../domain/encounter-record.js';

export interface EncountersFilter {
  readonly status?: string;
  /** Only this one encounter. */
  readonly encounterId?: string;
  /** The instant and id of the last one that was read. */
  readonly after?: { recordedAt: string; encounterId: string };
  readonly limit: number;
}

/** Encounters in the order in which they were first recorded, one more than the limit. */
export async function findEncounters(
  tx: Tx,
  { status, encounterId, after, limit }: EncountersFilter,
): Promise<EncounterSummary[]> {
  return tx.query<EncounterSummary>(
    `select id as "encounterId", tenant_id as "tenantId", status, recorded_at as "recordedAt",
            state ->> 'billingCaseId' as "billingCaseId", (state -> 'revision')::int as revision,
            state -> 'encounter' ->> 'kind' as kind,
            state -> 'encounter' ->> 'sourceSystem' as "sourceSystem",
            state -> 'encounter' ->> 'externalId' as "externalId",
            state ->> 'waitingFor' as "waitingFor",
            coalesce((select jsonb_agg(finding -> 'code') from jsonb_array_elements(state -> 'findings') as finding), '[]') as reasons
     from encounter
     where ($1::text is null or status = $1)
       and ($2::uuid is null or id = $2)
       and ($3::text is null or (recorded_at, id) > ($3, $4::uuid))
     order by recorded_at, id limit $5`,
    [status, encounterId, after?.recordedAt, after?.encounterId, limit + 1],
  );
}

/** The encounter, whole; undefined when there is none of this id for these tenants. */
export async function findEncounter(tx: Tx, encounterId: string): Promise<EncounterView | undefined> {
  const [row] = await tx.query<{ tenant_id: string; state: EncounterRecord }>(
    'select tenant_id, state from encounter where id = $1',
    [encounterId],
  );
  return row && toView(row);
}

function toView({ tenant_id, state }: { tenant_id: string; state: EncounterRecord }): EncounterView {
  const { encounterId, billingCaseId, revision, status, findings, released, recordedAt, revisedAt, encounter } = state;
  return {
    ...{
      encounterId,
      tenantId: tenant_id,
      billingCaseId,
      revision,
      status,
      findings,
      released,
      recordedAt,
      revisedAt,
      encounter,
    },
    ...(state.status === 'held' && { waitingFor: state.waitingFor }),
    ...(state.status === 'cancelled' && { reason: state.reason }),
  };
}
