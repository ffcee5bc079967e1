import type { Encounter } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';
import type { CommandContext, Commands, Tx } from '@claimstream/messaging';
import { emptyBook, type PriceBook } from '../../domain/charge-master/price-book.js';
import type { ChargeRecord, Grouping } from '../../domain/charges/charge-record.js';
import { groupingWithout, putOnEncounter } from '../../domain/charges/put-on-encounter.js';
import { noteGrouping } from '../../domain/charges/record-charge.js';
import { encounterIdOf } from '../../domain/encounter-ids.js';
import { loadPriceBook } from '../../store/charge-master/price-book.queries.js';
import { charges, chargesOf, shareGrouping } from '../../store/charges/charges.store.js';

/**
 * What a source system tells of encounters, with the charges that departments have told of them, which stay as they are until the transaction
 * ends, and where those of each encounter come to stand when it is taken in; one round trip where there are none.
 */
export async function withTheirCharges(
  tx: Tx,
  tenantId: Uuid,
  sent: readonly Encounter[],
): Promise<{ told: readonly Encounter[]; groupings: readonly ReadonlyMap<Uuid, Grouping>[]; chargeBook: PriceBook }> {
  const ids = sent.map((encounter) => encounterIdOf(tenantId, encounter));
  const [, byEncounter] = await Promise.all([shareGrouping(tx, tenantId, ids), chargesOf(tx, tenantId, ids)]);
  if (byEncounter.size === 0) return { told: sent, groupings: [], chargeBook: emptyBook };

  const chargeBook = await loadPriceBook(tx, tenantId, chargeNumbersOf([...byEncounter.values()]));
  const put = sent.map((encounter, place) => putOnEncounter(encounter, byEncounter.get(ids[place]!) ?? [], chargeBook));
  return { told: put.map(({ encounter }) => encounter), groupings: put.map(({ groupings }) => groupings), chargeBook };
}

/** Charges of an encounter that was cancelled are billed nowhere; those that were to be billed are in error, and whoever sent them sees it. */
export async function settleChargesOfCancelled(
  commands: Commands,
  tx: Tx,
  context: Omit<CommandContext, 'action'>,
  encounterId: Uuid,
): Promise<void> {
  const own = (await chargesOf(tx, context.tenantId, [encounterId])).get(encounterId) ?? [];
  const groupings = own.map((charge) => [charge.chargeId, groupingWithout(charge, 'cancelled')] as const);
  await noteGroupings(commands, tx, context, new Map(groupings));
}

/** Keeps where charges came to stand, and gives them as they are then. */
export async function noteGroupings(
  commands: Commands,
  tx: Tx,
  context: Omit<CommandContext, 'action'>,
  groupings: ReadonlyMap<Uuid, Grouping>,
): Promise<ReadonlyMap<Uuid, ChargeRecord>> {
  if (groupings.size === 0) return new Map();
  const noted = await commands.executeMany<ChargeRecord, ChargeRecord>(
    tx,
    { ...context, action: 'coding.note-grouping' },
    { store: charges, ids: [...groupings.keys()] },
    (known, _, chargeId) => noteGrouping(known, groupings.get(chargeId)),
  );
  return new Map(noted.flatMap(({ id, answer }) => (answer ? [[id, answer]] : [])));
}

export const chargeNumbersOf = (records: readonly (readonly ChargeRecord[])[]): string[] => [
  ...new Set(records.flat().flatMap(({ charge }) => charge.chargeNumber ?? [])),
];
