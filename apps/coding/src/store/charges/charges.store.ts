import type { Uuid } from '@claimstream/kernel';
import { defineStore, type Tx } from '@claimstream/messaging';
import type { ChargeRecord } from '../../domain/charges/charge-record.js';

export const charges = defineStore<ChargeRecord>({ name: 'charges', table: 'charge', stateVersion: 1, upcasts: {} });

/** All charges of some encounters, by encounter, in one statement. */
export async function chargesOf(tx: Tx, tenantId: Uuid, encounterIds: readonly Uuid[]): Promise<Map<Uuid, ChargeRecord[]>> {
  const rows = await tx.query<{ state: ChargeRecord }>(
    `select state - 'stateVersion' as state from charge where tenant_id = $1 and encounter_id = any ($2::uuid[])`,
    [tenantId, encounterIds],
    'charges of encounters',
  );
  return Map.groupBy(
    rows.map(({ state }) => state),
    ({ encounterId }) => encounterId,
  );
}

/** One request at a time puts charges on an encounter: each sees what the one before has left. Locked in order of their ids. */
export const lockGrouping = (tx: Tx, encounterIds: readonly Uuid[]): Promise<unknown> =>
  tx.query(
    `select pg_advisory_xact_lock(hashtextextended('charges of ' || id, 0)) from (select unnest($1::text[]) as id order by 1) ids`,
    [[...new Set(encounterIds)]],
  );

const mostMissed = 200;

/**
 * Encounters for which charges wait though they have come: the two came at the same moment, and neither saw the other. The next charges of the
 * tenant bring them together.
 */
export async function missedEncounters(tx: Tx, tenantId: Uuid): Promise<Uuid[]> {
  const rows = await tx.query<{ id: Uuid }>(
    `select distinct e.id from charge c join encounter e on e.tenant_id = c.tenant_id and e.id = c.encounter_id
     where c.tenant_id = $1 and c.grouping = 'waiting' limit ${mostMissed}`,
    [tenantId],
  );
  return rows.map(({ id }) => id);
}
