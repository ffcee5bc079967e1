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

/** Encounters share so many locks: a request of 1,000 of them takes no more of the server's lock table than one of 32. */
const groupingLocks = 32;

/** One request at a time puts charges on an encounter: each sees what the one before has left. */
export const lockGrouping = (tx: Tx, tenantId: Uuid, encounterIds: readonly Uuid[]): Promise<unknown> =>
  tx.query(
    `select pg_advisory_xact_lock(hashtextextended('charges of ' || $1 || ' ' || place, 0)) from unnest($2::int[]) as place`,
    [tenantId, placesOf(encounterIds)],
    'lock grouping',
  );

/**
 * Whoever tells encounters takes the charges with them that are there, and none come or change meanwhile; others may tell encounters at the
 * same time. Asked for before the charges are read and before any row is locked.
 */
export const shareGrouping = (tx: Tx, tenantId: Uuid, encounterIds: readonly Uuid[]): Promise<unknown> =>
  tx.query(
    `select pg_advisory_xact_lock_shared(hashtextextended('charges of ' || $1 || ' ' || place, 0)) from unnest($2::int[]) as place`,
    [tenantId, placesOf(encounterIds)],
    'share grouping',
  );

/** In one order, so that nobody waits in a circle. Ids of encounters are digests, evenly spread to their last digits. */
const placesOf = (encounterIds: readonly Uuid[]): number[] =>
  [...new Set(encounterIds.map((id) => parseInt(id.slice(-2), 16) % groupingLocks))].toSorted((one, other) => one - other);
