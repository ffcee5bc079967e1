import type { Remittance835 } from '@claimstream/x12';
import { decideRemittance, type RemittanceOutcome } from '../domain/accept-remittance.js';
import { fromRemittance835 } from '../domain/mapping/from-remittance-835.js';
import { identityOf } from '../domain/remittance-identity.js';
import { connectionStep, runSteps, told } from '../store/decide-members.js';
import { acceptedContents, insertRemittances, sentClaims } from '../store/remittance-rows.js';
import { connections } from '../store/stores.js';
import { step } from '@claimstream/messaging';
import type { Taking } from './taking.js';

/** Takes all 835 transactions of a file, each whole or not at all, and lists what became of each. */
export async function takeRemittances(taking: Taking, documents: readonly Remittance835[]): Promise<RemittanceOutcome[]> {
  const { tx, tenants, connection, interchangeId, now, of } = taking;
  const read = documents.map((document) => {
    const remittance = fromRemittance835(document);
    const { handling, creditOrDebit } = document;
    return { remittance, identity: identityOf(remittance, document), handling, creditOrDebit };
  });
  const controlNumbers = read.flatMap(({ remittance }) =>
    remittance.payments.map(({ patientControlNumber }) => patientControlNumber),
  );
  const sent = await sentClaims(tx, tenants, [...new Set(controlNumbers)]);
  const known = await acceptedContents(
    tx,
    tenants,
    read.map(({ identity }) => identity.payment),
  );

  const rows = read.map(({ remittance, identity, ...transfer }, index) => {
    const before = known.get(identity.payment) ?? [];
    const facts = { ownerTenantId: of.tenantId, agreement: connection, identity, known: before, sent, ...transfer };
    const outcome = decideRemittance(remittance, facts);
    if (outcome.status === 'accepted') known.set(identity.payment, [...before, identity.contentHash]);
    return { ownerTenantId: of.tenantId, interchangeId, position: index + 1, outcome, identity, remittance, now };
  });
  await insertRemittances(tx, rows);
  const outcomes = rows.map(({ outcome }) => outcome);
  await announce(taking, outcomes);
  return outcomes;
}

async function announce({ tx, commands, held }: Taking, outcomes: readonly RemittanceOutcome[]): Promise<void> {
  const steps = outcomes
    .filter(({ events }) => events.length > 0)
    .map(({ tenantId, events }) =>
      step(connections.at(held.id, { tenantId: held.tenantId }), () => told(held, { tenantId }, events)),
    );
  if (steps.length > 0) await runSteps(tx, commands, held, [connectionStep(held), ...steps]);
}
