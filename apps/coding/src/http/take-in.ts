import type { Encounter, EncounterReceipt } from '@claimstream/contracts';
import type { Commands, Tx } from '@claimstream/messaging';
import type { RequestContext } from '@claimstream/service-kit';
import { encounterIdOf } from '../domain/encounter-ids.js';
import { emptyBook, type PriceBook } from '../domain/charge-master/price-book.js';
import { priceFindings } from '../domain/charge-master/price-findings.js';
import { loadBillHolds } from '../store/bill-hold/load-bill-holds.js';
import type { EncounterRecord } from '../domain/encounter-record.js';
import { type Intake, recordEncounter } from '../domain/record-encounter.js';
import { encounters } from '../store/encounters.store.js';
import type { LoadedTables } from '../store/loaded-tables.js';

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
  told: readonly Encounter[],
  book: PriceBook = emptyBook,
): Promise<Intake[]> {
  const tables = loadedTables.of(context.tenantId);
  const ids = told.map((encounter) => encounterIdOf(context.tenantId, encounter));
  const billHoldOf = await loadBillHolds(tx, context.tenantId, told);
  let next = 0;
  const outcomes = await commands.executeMany<EncounterRecord, Intake>(
    tx,
    { ...context, action: 'coding.record-encounter' },
    { store: encounters, ids },
    (known, facts, encounterId) => {
      const encounter = told[next++]!;
      const findings = priceFindings(encounter, book);
      return recordEncounter(
        known,
        { encounterId, encounter, tables, earlier: [], findings, billHold: billHoldOf(encounter) },
        facts,
      );
    },
  );
  return outcomes.map(({ answer }) => answer!);
}

/** What the client is told of an encounter that was taken in; nothing personal is in it. */
export function toReceipt({ kind, record }: Exclude<Intake, { kind: 'refused' }>): EncounterReceipt {
  const { encounterId, billingCaseId, revision, status, stage, findings } = record;
  const receipt: EncounterReceipt = { encounterId, billingCaseId, revision, outcome: kind, status, stage, findings };
  return record.status === 'held' ? { ...receipt, waitingFor: record.waitingFor } : receipt;
}
