import type { Encounter } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';
import type { CommandContext, Commands, Tx } from '@claimstream/messaging';
import { emptyBook, type PriceBook } from '../../domain/charge-master/price-book.js';
import type { ChargeRecord, Grouping } from '../../domain/charges/charge-record.js';
import { putOnEncounter } from '../../domain/charges/put-on-encounter.js';
import { noteGrouping } from '../../domain/charges/record-charge.js';
import { encounterIdOf } from '../../domain/encounter-ids.js';
import { loadPriceBook } from '../../store/charge-master/price-book.queries.js';
import { charges, chargesOf, shareGrouping } from '../../store/charges/charges.store.js';

/**
 * What a source system tells of encounters, with the charges that departments have told of them, which stay as they are until the transaction
 * ends; one round trip where there are none.
 */
export async function withTheirCharges(
  tx: Tx,
  tenantId: Uuid,
  sent: readonly Encounter[],
): Promise<{ told: readonly Encounter[]; groupings: ReadonlyMap<Uuid, Grouping>; chargeBook: PriceBook }> {
  const ids = sent.map((encounter) => encounterIdOf(tenantId, encounter));
  const [, byEncounter] = await Promise.all([shareGrouping(tx, tenantId, ids), chargesOf(tx, tenantId, ids)]);
  if (byEncounter.size === 0) return { told: sent, groupings: new Map(), chargeBook: emptyBook };

  const chargeBook = await loadPriceBook(tx, tenantId, chargeNumbersOf([...byEncounter.values()]));
  const groupings = new Map<Uuid, Grouping>();
  const told = sent.map((encounter, place) => {
    const put = putOnEncounter(encounter, byEncounter.get(ids[place]!) ?? [], chargeBook);
    for (const [chargeId, grouping] of put.groupings) groupings.set(chargeId, grouping);
    return put.encounter;
  });
  return { told, groupings, chargeBook };
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
