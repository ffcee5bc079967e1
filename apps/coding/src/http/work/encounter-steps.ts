import type { Encounter, EncounterView } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';
import { type Commands, type Decision, loadedState, type Store, type Tx } from '@claimstream/messaging';
import { auditRead, COMMANDS, notFound, Refusal, type RequestContext } from '@claimstream/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { priceFindings } from '../../domain/charge-master/price-findings.js';
import type { EncounterRecord, Recorded } from '../../domain/encounter-record.js';
import { placeEncounter } from '../../domain/place-encounter.js';
import type { SettledEncounter } from '../../domain/settle.js';
import { type CodesToSave, withSavedCodes } from '../../domain/work/save-codes.js';
import type { StepDecision, StepFacts, Stepping } from '../../domain/work/step.js';
import { loadBillHolds } from '../../store/bill-hold/load-bill-holds.js';
import { encounters } from '../../store/encounters.store.js';
import { LOADED_TABLES, type LoadedTables } from '../../store/loaded-tables.js';
import { historyOf } from '../../store/service-history.rows.js';
import { toView } from '../encounters.queries.js';
import { bookFor } from '../price-bodies.js';
import { historyFor } from '../take-in.js';

/** A step that a person takes with one encounter. */
export interface PersonsStep {
  /** `coding.save-codes`: what the audit calls it. */
  readonly action: string;
  /** The codes that the step would put into it. */
  readonly codes?: CodesToSave;
  readonly decide: (known: EncounterRecord | undefined, facts: StepFacts) => StepDecision;
}

/** Takes steps with encounters for people, each in the transaction of its request. */
@Injectable()
export class EncounterSteps {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    @Inject(LOADED_TABLES) private readonly loadedTables: LoadedTables,
  ) {}

  /** The encounter as it is after the step; a step that is not allowed is refused, another tenant's encounter is unknown. */
  async take(tx: Tx, context: RequestContext, encounterId: Uuid, { action, codes, decide }: PersonsStep): Promise<EncounterView> {
    const { tenantId } = context;
    const known = await lockRecord(tx, tenantId, encounterId);
    const settleAt = await this.settling(
      tx,
      tenantId,
      known ? [known.encounter, ...(codes ? [withSavedCodes(known, codes)] : [])] : [],
    );
    const { answer } = await this.commands.execute<EncounterRecord, Stepping>(
      tx,
      { ...context, action },
      encounters.at(encounterId),
      (record, { now, actor, newId }): Decision<EncounterRecord, Stepping> => {
        const decision = decide(record, { now, actor, newId, settle: (recorded) => settleAt(recorded, now) });
        const { state } = decision;
        if (!state || state.encounter === record?.encounter) return decision;
        return { ...decision, rows: [...(decision.rows ?? []), ...historyOf(state, { tenantId, known: true })] };
      },
    );
    if (answer!.kind === 'unchanged')
      await auditRead(tx, context, { action: 'encounters.read', store: 'encounters', ids: [encounterId] });
    return viewOf(tenantId, answer!);
  }

  /** What decides where an encounter stands, read for all that it may say after the step: prices, bill-hold and the patient's other services. */
  private async settling(tx: Tx, tenantId: Uuid, possible: readonly Encounter[]) {
    const tables = this.loadedTables.of(tenantId);
    const book = await bookFor(tx, { tenantId }, possible);
    const billHoldOf = await loadBillHolds(tx, tenantId, possible.slice(0, 1));
    const history = await historyFor(possible, { tx, tenantId, tables });
    return (recorded: Recorded, now: Date): SettledEncounter => {
      const { encounterId, encounter } = recorded;
      const earlier = history.besides(encounterId, encounter);
      const findings = priceFindings(encounter, book);
      return placeEncounter(recorded, { now, tables, earlier, findings, billHold: billHoldOf(encounter) });
    };
  }
}

/** Locked as the command will lock it, so that the prices read before it are those of what it decides about. */
async function lockRecord(tx: Tx, tenantId: Uuid, encounterId: Uuid): Promise<EncounterRecord | undefined> {
  const [row] = await tx.query<{ state: unknown }>('select state from encounter where tenant_id = $1 and id = $2 for update', [
    tenantId,
    encounterId,
  ]);
  return row && (loadedState(encounters as Store, row.state) as EncounterRecord);
}

function viewOf(tenantId: Uuid, answer: Stepping): EncounterView {
  switch (answer.kind) {
    case 'unknown':
      throw notFound(answer.what);
    case 'refused': {
      const { status, code, detail, stage, findings } = answer;
      throw new Refusal(status, code, detail, { stage, ...(findings && { findings }) });
    }
    case 'done':
    case 'unchanged':
      return toView(tenantId, answer.record);
  }
}
