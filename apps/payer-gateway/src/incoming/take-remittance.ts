import { type CommandStep, step } from '@claimstream/messaging';
import { decideRemittance, type RemittanceOutcome } from '../domain/accept-remittance.js';
import { type HeldConnection, told } from '../store/decide-members.js';
import { connections } from '../store/stores.js';
import type { RemittanceAnswer } from './answers.js';
import type { Taking } from './taking.js';

/** Takes one 835 transaction, whole or not at all: what became of it, and what is told of it. */
export function takeRemittance(
  { known, noted, agreement, held, now }: Taking,
  { type: _, remittance, identity, ...transfer }: RemittanceAnswer,
  { interchangeId, position }: { interchangeId: string; position: number },
): { outcome: RemittanceOutcome; steps: CommandStep[] } {
  const before = known.accepted.get(identity.payment) ?? [];
  const facts = { ownerTenantId: held.tenantId, agreement, identity, known: before, sent: known.claims, ...transfer };
  const outcome = decideRemittance(remittance, facts);
  if (outcome.status === 'accepted') known.accepted.set(identity.payment, [...before, identity.contentHash]);
  noted.remittances.push({ ownerTenantId: held.tenantId, interchangeId, position, outcome, identity, remittance, now });

  return { outcome, steps: saidOf(held, outcome) };
}

/** Tells what follows from a remittance for whose money it is. */
export function saidOf(held: HeldConnection, { tenantId, events }: RemittanceOutcome): CommandStep[] {
  const says = step(connections.at(held.id, { tenantId: held.tenantId }), () => told(held, { tenantId }, events));
  return events.length > 0 ? [says] : [];
}
