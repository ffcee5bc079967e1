import type { CodeTables } from '@claimstream/code-sets';
import type { Encounter, EncounterReceipt } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';
import { type CommandOutcome, type Commands, step, type Tx } from '@claimstream/messaging';
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

/**
 * Records what a source system told, all in the caller's transaction, and says for each what became of it, in the order given. All that is
 * known of them is asked for in one round trip with their locks; only charges that wait for them ask for more.
 */
export async function takeIn(
  { commands, loadedTables }: Intaker,
  tx: Tx,
  context: RequestContext,
  sent: readonly Encounter[],
  book: PriceBook = emptyBook,
): Promise<Intake[]> {
  if (sent.length === 0) return [];
  const { tenantId } = context;
  const tables = loadedTables.of(tenantId);
  const ids = sent.map((encounter) => encounterIdOf(tenantId, encounter));
  const [{ told, groupings, chargeBook }, historyOfSent, billHoldOf, work] = await Promise.all([
    withTheirCharges(tx, tenantId, sent),
    historyFor(sent, { tx, tenantId, tables }),
    loadBillHolds(tx, tenantId, sent),
    commands.hold(
      tx,
      { ...context, action: 'coding.record-encounter' },
      ids.map((id) => encounters.at(id)),
    ),
  ]);
  const history = groupings.length === 0 ? historyOfSent : await historyFor(told, { tx, tenantId, tables });
  const prices: PriceBook = new Map([...book, ...chargeBook]);
  const outcomes = work.decide(
    told.map((encounter, place) =>
      step<EncounterRecord, Intake>(encounters.at(ids[place]!), (known, facts) => {
        const encounterId = ids[place]!;
        const findings = priceFindings(encounter, prices);
        const earlier = history.besides(encounterId, encounter);
        const decision = recordEncounter(
          known,
          { encounterId, encounter, tables, earlier, findings, billHold: billHoldOf(encounter) },
          facts,
        );
        if (decision.state) history.learn(encounterId, decision.state.encounter);
        return decision;
      }),
    ),
  ) as CommandOutcome<EncounterRecord, Intake>[];
  work.save();
  const intakes = outcomes.map(({ answer }) => answer!);
  const ofTakenIn = groupings.flatMap((ofEncounter, place) => (intakes[place]!.kind === 'refused' ? [] : [...ofEncounter]));
  await noteGroupings(commands, tx, context, new Map(ofTakenIn));
  return intakes;
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
