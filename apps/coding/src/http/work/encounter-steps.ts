import type { EncounterView } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';
import { type Commands, type Decision, loadedState, type Store, type Tx } from '@claimstream/messaging';
import { COMMANDS, notFound, Refusal, type RequestContext } from '@claimstream/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { priceFindings } from '../../domain/charge-master/price-findings.js';
import type { EncounterRecord } from '../../domain/encounter-record.js';
import { latestDayOf, reviewed } from '../../domain/record-encounter.js';
import type { StepDecision, StepFacts, Stepping } from '../../domain/work/step.js';
import { encounters } from '../../store/encounters.store.js';
import { LOADED_TABLES, type LoadedTables } from '../../store/loaded-tables.js';
import { toView } from '../encounters.queries.js';
import { bookFor } from '../price-bodies.js';

/** A step that a person takes with one encounter, and what of the request may name charges. */
export interface PersonsStep {
  /** `coding.save-codes`: what the audit calls it. */
  readonly action: string;
  readonly body?: unknown;
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
  async take(tx: Tx, context: RequestContext, encounterId: Uuid, { action, body, decide }: PersonsStep): Promise<EncounterView> {
    const known = await lockRecord(tx, context.tenantId, encounterId);
    const book = await bookFor(tx, context, [known?.encounter, body]);
    const tables = this.loadedTables.of(context.tenantId);
    const { answer } = await this.commands.execute<EncounterRecord, Stepping>(
      tx,
      { ...context, action },
      encounters.at(encounterId),
      (record, { now, actor, newId }): Decision<EncounterRecord, Stepping> =>
        decide(record, {
          ...{ now, actor, newId },
          settle: (recorded) =>
            reviewed(recorded, { today: latestDayOf(now), tables, earlier: [] }, priceFindings(recorded.encounter, book)),
        }),
    );
    return viewOf(context.tenantId, answer!);
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
