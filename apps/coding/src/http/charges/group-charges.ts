import type { Encounter } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';
import type { CommandContext, Tx } from '@claimstream/messaging';
import type { ChargeRecord, Grouping } from '../../domain/charges/charge-record.js';
import { encounterOfOrder, groupingWithout, putOnEncounter } from '../../domain/charges/put-on-encounter.js';
import { priceFindings } from '../../domain/charge-master/price-findings.js';
import { chargeNumbersIn } from '../../domain/charge-master/price-lines.js';
import type { EncounterRecord } from '../../domain/encounter-record.js';
import { type Intake, recordEncounter } from '../../domain/record-encounter.js';
import { loadBillHolds } from '../../store/bill-hold/load-bill-holds.js';
import { loadPriceBook } from '../../store/charge-master/price-book.queries.js';
import { chargesOf } from '../../store/charges/charges.store.js';
import { encounters } from '../../store/encounters.store.js';
import { historyFor, type Intaker } from '../take-in.js';
import { chargeNumbersOf, noteGroupings } from './with-their-charges.js';

type Context = Omit<CommandContext, 'action'>;

/**
 * Puts all charges of these encounters on them, in the caller's transaction: an encounter of the source system as it is known, that of an
 * order as its charges make it. Says where each charge stands now.
 */
export async function groupCharges(
  { commands, loadedTables }: Intaker,
  tx: Tx,
  context: Context,
  encounterIds: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, ChargeRecord>> {
  const { tenantId } = context;
  const ids = [...new Set(encounterIds)];
  const byEncounter = await chargesOf(tx, tenantId, ids);
  const told = await toldEncounters(tx, { tenantId, ids, byEncounter });
  const book = await loadPriceBook(tx, tenantId, [
    ...chargeNumbersOf([...byEncounter.values()]),
    ...chargeNumbersIn([...told.values()]),
  ]);
  const tables = loadedTables.of(tenantId);
  const history = await historyFor([...told.values()], { tx, tenantId, tables });
  const billHoldOf = await loadBillHolds(tx, tenantId, [...told.values()]);

  const groupings = new Map<Uuid, Grouping>();
  await commands.executeMany<EncounterRecord, Intake>(
    tx,
    { ...context, action: 'coding.put-charges-on-encounter' },
    { store: encounters, ids },
    (known, facts, encounterId) => {
      const own = byEncounter.get(encounterId) ?? [];
      const base = encounterOfOrder(own) ?? (known && (known.told ?? known.encounter));
      const put = base && known?.status !== 'cancelled' ? putOnEncounter(base, own, book) : undefined;
      for (const charge of own) {
        const without = () => groupingWithout(charge, known ? 'cancelled' : 'absent');
        groupings.set(charge.chargeId, put?.groupings.get(charge.chargeId) ?? without());
      }
      if (!put || (!known && put.encounter.serviceLines.length === 0)) return {};
      const { encounter } = put;
      const earlier = history.besides(encounterId, encounter);
      const findings = priceFindings(encounter, book);
      return recordEncounter(
        known,
        { encounterId, encounter, tables, earlier, findings, billHold: billHoldOf(encounter) },
        facts,
      );
    },
  );
  return noteGroupings(commands, tx, context, groupings);
}

/** The encounters as they were before, or as their orders make them: for what is read once for all of them. */
async function toldEncounters(
  tx: Tx,
  { tenantId, ids, byEncounter }: { tenantId: Uuid; ids: readonly Uuid[]; byEncounter: ReadonlyMap<Uuid, ChargeRecord[]> },
): Promise<Map<Uuid, Encounter>> {
  const known = await tx.query<{ id: Uuid; encounter: Encounter }>(
    `select id, state -> 'encounter' as encounter from encounter where tenant_id = $1 and id = any ($2::uuid[])`,
    [tenantId, ids],
  );
  const ofOrders = ids.flatMap((id) => {
    const encounter = encounterOfOrder(byEncounter.get(id) ?? []);
    return encounter ? [[id, encounter] as const] : [];
  });
  return new Map<Uuid, Encounter>([...known.map(({ id, encounter }) => [id, encounter] as const), ...ofOrders]);
}
