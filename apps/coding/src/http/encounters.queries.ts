import type { EncounterSummary, EncounterView } from '@claimstream/contracts';
import { loadedState, type Store, type Tx } from '@claimstream/messaging';
import type { CoderWork } from '../domain/coder-work.js';
import type { EncounterRecord } from '../domain/encounter-record.js';
import type { QualityReview } from '../domain/quality-review.js';
import { encounters } from '../store/encounters.store.js';
import type { PagePlace } from './page-place.js';

export interface EncountersFilter {
  readonly tenantIds: readonly string[];
  readonly status?: string;
  readonly stage?: string;
  /** Only these. */
  readonly encounterIds?: readonly string[];
  /** The instant and id of the last one that was read. */
  readonly after?: PagePlace;
  readonly limit: number;
}

/** The columns of an encounter's summary, of every list. */
export const summaryColumns = `id as "encounterId", tenant_id as "tenantId", status, stage, recorded_at as "recordedAt",
            state ->> 'billingCaseId' as "billingCaseId", (state -> 'revision')::int as revision,
            state -> 'encounter' ->> 'kind' as kind,
            state -> 'encounter' ->> 'sourceSystem' as "sourceSystem",
            state -> 'encounter' ->> 'externalId' as "externalId",
            state ->> 'waitingFor' as "waitingFor",
            coalesce((select jsonb_agg(finding -> 'code') from jsonb_array_elements(state -> 'findings') as finding), '[]') as reasons`;

/**
 * Encounters in the order in which they were first recorded, one more than the limit. One tenant is named as such, so that the index by time
 * gives the order; row-level security alone would have all of its rows sorted.
 */
export async function findEncounters(
  tx: Tx,
  { tenantIds, status, stage, encounterIds, after, limit }: EncountersFilter,
): Promise<EncounterSummary[]> {
  return tx.query<EncounterSummary>(
    `select ${summaryColumns}
     from encounter
     where tenant_id = ${tenantIds.length === 1 ? '($1::uuid[])[1]' : 'any ($1::uuid[])'}
       and ($2::text is null or status = $2) and ($7::text is null or stage = $7)
       and ($3::uuid[] is null or id = any ($3))
       and ($4::text is null or (recorded_at, id) > ($4, $5::uuid))
     order by recorded_at, id limit $6`,
    [tenantIds, status, encounterIds, after?.key, after?.id, limit + 1, stage],
  );
}

/** The encounter, whole; undefined when there is none of this id for these tenants. */
export async function findEncounter(tx: Tx, encounterId: string): Promise<EncounterView | undefined> {
  const [row] = await tx.query<{ tenant_id: string; state: unknown }>('select tenant_id, state from encounter where id = $1', [
    encounterId,
  ]);
  return row && toView(row.tenant_id, loadedState(encounters as Store, row.state) as EncounterRecord);
}

export function toView(tenantId: string, record: EncounterRecord): EncounterView {
  const { encounterId, billingCaseId, revision, draftRevision, status, stage, findings, released } = record;
  const { billHoldUntil, waitsForAccount, billHoldReleased } = record;
  const { recordedAt, revisedAt, encounter, told, assignedTo, lease, hold, queries = [], overrides, releases } = record;
  return {
    ...{ encounterId, tenantId, billingCaseId, revision, draftRevision, status, stage, findings, released },
    ...{ recordedAt, revisedAt, encounter, told, assignedTo, lease, hold, queries, overrides, releases },
    ...{ billHoldUntil, waitsForAccount, billHoldReleased },
    ...(record.coding && { coding: withoutCodes(record.coding) }),
    ...(record.quality && { quality: withoutReason(record.quality) }),
    ...(record.status === 'held' && { waitingFor: record.waitingFor }),
    ...(record.status === 'cancelled' && { reason: record.reason }),
  };
}

/** The codes stand in the encounter. */
const withoutCodes = ({ codes: _, ...coding }: CoderWork): EncounterView['coding'] => coding;

/** Why an encounter was drawn tells coders what will be. */
const withoutReason = ({ because: _because, drawnAt: _drawnAt, ...quality }: QualityReview): EncounterView['quality'] => quality;
