import type { Charge, ChargeReceipt } from '@claimstream/contracts';
import type { CommandContext, Tx } from '@claimstream/messaging';
import { chargeIdOf, type ChargeRecord, encounterIdOfCharge } from '../../domain/charges/charge-record.js';
import { type ChargeIntake, recordCharge } from '../../domain/charges/record-charge.js';
import { charges, lockGrouping } from '../../store/charges/charges.store.js';
import type { Intaker } from '../take-in.js';
import { groupCharges } from './group-charges.js';

/** Records charges and puts them on their encounters, all in the caller's transaction; says for each what became of it, in the order given. */
export async function takeInCharges(
  intaker: Intaker,
  tx: Tx,
  context: Omit<CommandContext, 'action'>,
  told: readonly Charge[],
): Promise<ChargeIntake[]> {
  const { tenantId } = context;
  const encounterIds = told.map((charge) => encounterIdOfCharge(tenantId, charge));
  await lockGrouping(tx, tenantId, encounterIds);
  let next = 0;
  const outcomes = await intaker.commands.executeMany<ChargeRecord, ChargeIntake>(
    tx,
    { ...context, action: 'coding.record-charge' },
    { store: charges, ids: told.map((charge) => chargeIdOf(tenantId, charge)) },
    (known, facts, chargeId) => {
      const place = next++;
      return recordCharge(known, { chargeId, encounterId: encounterIds[place]!, charge: told[place]! }, facts);
    },
  );
  const intakes = outcomes.map(({ answer }) => answer!);
  const taken = intakes.flatMap((intake) => (intake.kind === 'refused' ? [] : [intake.record.encounterId]));
  const now = await groupCharges(intaker, tx, context, taken);
  return intakes.map((intake) =>
    intake.kind === 'refused' ? intake : { ...intake, record: now.get(intake.record.chargeId) ?? intake.record },
  );
}

/** What the client is told of a charge; nothing personal is in it. */
export function toChargeReceipt({ kind, record }: Exclude<ChargeIntake, { kind: 'refused' }>): ChargeReceipt {
  const { chargeId, encounterId, revision, charge, grouping } = record;
  const { state, findings } = grouping;
  return { chargeId, encounterId, revision, outcome: kind, status: charge.status, grouping: state, findings: [...findings] };
}
