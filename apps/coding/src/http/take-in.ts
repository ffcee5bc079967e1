import type { CodeTables } from '@claimstream/code-sets';
import type { Encounter, EncounterReceipt } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';
import type { Commands, Tx } from '@claimstream/messaging';
import type { RequestContext } from '@claimstream/service-kit';
import { encounterIdOf } from '../domain/encounter-ids.js';
import { emptyBook, type PriceBook } from '../domain/charge-master/price-book.js';
import { priceFindings } from '../domain/charge-master/price-findings.js';
import { loadBillHolds } from '../store/bill-hold/load-bill-holds.js';
import type { EncounterRecord } from '../domain/encounter-record.js';
import { lookBackOf } from '../domain/look-back.js';
import { type Intake, recordEncounter } from '../domain/record-encounter.js';
import { ServiceHistory } from '../domain/service-history.js';
import { encounters } from '../store/encounters.store.js';
import { noteGroupings, withTheirCharges } from './charges/with-their-charges.js';
import type { LoadedTables } from '../store/loaded-tables.js';
import { findServices } from '../store/service-history.queries.js';

/** What taking in needs besides its transaction. */
export interface Intaker {
  readonly commands: Commands;
  readonly loadedTables: LoadedTables;
}

/** Records what a source system told, all in the caller's transaction, and says for each what became of it, in the order given. */
export async function takeIn(
  { commands, loadedTables }: Intaker,
  tx: Tx,
  context: RequestContext,
  sent: readonly Encounter[],
  book: PriceBook = emptyBook,
): Promise<Intake[]> {
  const { tenantId } = context;
  const { told, groupings, chargeBook } = await withTheirCharges(tx, tenantId, sent);
  const prices: PriceBook = new Map([...book, ...chargeBook]);
  const tables = loadedTables.of(tenantId);
  const history = await historyFor(told, { tx, tenantId, tables });
  const ids = told.map((encounter) => encounterIdOf(tenantId, encounter));
  const billHoldOf = await loadBillHolds(tx, tenantId, told);
  let next = 0;
  const outcomes = await commands.executeMany<EncounterRecord, Intake>(
    tx,
    { ...context, action: 'coding.record-encounter' },
    { store: encounters, ids },
    (known, facts, encounterId) => {
      const encounter = told[next++]!;
      const findings = priceFindings(encounter, prices);
      const earlier = history.besides(encounterId, encounter);
      const decision = recordEncounter(
        known,
        { encounterId, encounter, tables, earlier, findings, billHold: billHoldOf(encounter) },
        facts,
      );
      if (decision.state) history.learn(encounterId, decision.state.encounter);
      return decision;
    },
  );
  await noteGroupings(commands, tx, context, groupings);
  return outcomes.map(({ answer }) => answer!);
}

/** What is known of the patients of some encounters, read at once. */
export async function historyFor(
  told: readonly Encounter[],
  { tx, tenantId, tables }: { tx: Tx; tenantId: Uuid; tables: CodeTables },
): Promise<ServiceHistory> {
  const lookBacks = told.map((encounter) => lookBackOf(encounter, { tenantId, tables }));
  return new ServiceHistory(tenantId, await findServices(tx, tenantId, lookBacks));
}

/** What the client is told of an encounter that was taken in; nothing personal is in it. */
export function toReceipt({ kind, record }: Exclude<Intake, { kind: 'refused' }>): EncounterReceipt {
  const { encounterId, billingCaseId, revision, status, stage, findings } = record;
  const receipt: EncounterReceipt = { encounterId, billingCaseId, revision, outcome: kind, status, stage, findings };
  return record.status === 'held' ? { ...receipt, waitingFor: record.waitingFor } : receipt;
}
