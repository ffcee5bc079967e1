import { invariant } from '@claimstream/kernel';
import type { Commands } from '@claimstream/messaging';
import { auditAct, notFound, Refusal, type RequestContext, seeAlso, type Transaction } from '@claimstream/service-kit';
import { decideRemittance, type PersonsWord } from '../domain/accept-remittance.js';
import { tenantsOf } from '../domain/partner-connection.js';
import { type Refused, type RemittanceDecision, whyNotDecided, whyNotReleased } from '../domain/release-remittance.js';
import { type HeldConnection, refTo } from '../store/decide-members.js';
import { lockConnection } from '../store/lock-connection.js';
import { receivedFile } from '../store/received-interchanges.js';
import {
  acceptedContents,
  findListed,
  insertRemittances,
  type ListedRemittance,
  lockListed,
  markDecided,
  sentClaims,
} from '../store/remittance-rows.js';
import { connections } from '../store/stores.js';
import { type RemittanceAnswer, remittancesIn } from './answers.js';
import { readPartnerFile } from './read-partner-file.js';
import { saidOf } from './take-remittance.js';

/** Which one, who decides and why. */
export interface Asked {
  remittanceId: string;
  context: RequestContext;
  reason: string;
  now: Date;
}

/**
 * Decides about an 835 transaction that waits once more, from the bytes that were kept, under today's agreement and with what a person says of it.
 * It is accepted as a file's is, under the same identity, so that no payment is posted twice; the one that waited stays beside it as released.
 */
export async function releaseRemittance(
  tx: Transaction,
  { remittanceId, context, reason, now }: Asked,
  { word, commands }: { word: PersonsWord; commands: Commands },
): Promise<void> {
  const listed = await findToDecide(tx, remittanceId, context, word.tenantId);
  const { connectionId, remittance, outcome } = await decideAgain(tx, listed, word);
  const { ownerTenantId, interchangeId, position, identity } = listed;
  const { tenantId, adviceId } = outcome;

  const cause = { ...context, tenantId: ownerTenantId, action: 'remittance-files.release' };
  const held: HeldConnection = { ...cause, id: connectionId };
  const work = await commands.hold(tx, cause, [refTo(connections, held)]);
  work.decide(saidOf(held, outcome));
  work.save();

  const decision = { ...decisionOf(context, reason, now), newPayment: word.newPayment || undefined, tenantId, adviceId };
  const row = { ownerTenantId, interchangeId, position, outcome, identity, remittance, decision, now };
  const [id] = insertRemittances(tx, [row]);
  markDecided(tx, listed, 'released', decision);
  for (const one of [listed, { tenantId, id: id! }])
    await auditAct(tx, context, { action: cause.action, store, tenantId: one.tenantId, id: one.id, reason });
}

/** Closes one that waits without money. */
export async function dismissRemittance(tx: Transaction, { remittanceId, context, reason, now }: Asked): Promise<void> {
  const listed = await findToDecide(tx, remittanceId, context);
  refuse(whyNotDecided(await lockListed(tx, listed)));
  markDecided(tx, listed, 'dismissed', decisionOf(context, reason, now));
  const { tenantId, id } = listed;
  await auditAct(tx, context, { action: 'remittance-files.dismiss', store, tenantId, id, reason });
}

const store = 'remittance';

/** The caller sees it, and may write in the tenant that owns the connection and in the one that is named. */
async function findToDecide(
  tx: Transaction,
  remittanceId: string,
  { tenantIds }: RequestContext,
  named?: string,
): Promise<ListedRemittance> {
  const listed = await findListed(tx, remittanceId);
  if (!listed) throw notFound('remittance');
  if (![listed.ownerTenantId, named ?? listed.ownerTenantId].every((id) => tenantIds.includes(id)))
    throw new Refusal(
      403,
      'TENANT_NOT_ALLOWED',
      'This takes the permission in the tenant that owns the connection, and in the one that is named.',
    );
  return listed;
}

/** What the decision that is made of files makes of it today; refused where its money stays. Holds the connection, as the taking of a file does. */
async function decideAgain(tx: Transaction, listed: ListedRemittance, word: PersonsWord) {
  const { ownerTenantId, interchangeId, identity } = listed;
  const file = await receivedFile(tx, { tenantId: ownerTenantId, id: interchangeId });
  invariant(file, 'A remittance came in an interchange that is kept.');
  const { connectionId } = file;
  const { remittance, handling, creditOrDebit } = readAgain(file.content, listed);

  // Of two decisions at once the second waits here, and then sees what the first one made of it.
  const agreement = await lockConnection(tx, { tenantId: ownerTenantId, id: connectionId });
  invariant(agreement, 'The connection of a kept interchange is never deleted.');
  const tenants = tenantsOf({ tenantId: ownerTenantId, id: connectionId, agreement });
  await seeAlso(tx, tenants); // Whose money it is, and whether it was posted, is looked up at all whom the connection concerns.
  const controlNumbers = remittance.payments.map(({ patientControlNumber }) => patientControlNumber);
  const [status, sent, accepted] = await Promise.all([
    lockListed(tx, listed),
    sentClaims(tx, tenants, controlNumbers),
    acceptedContents(tx, tenants, [identity.payment]),
  ]);
  const known = accepted.get(identity.payment) ?? [];
  const facts = { ownerTenantId, agreement, identity, known, sent, handling, creditOrDebit, word };
  const outcome = decideRemittance(remittance, facts);
  refuse(whyNotReleased(status, outcome));
  return { connectionId, remittance, outcome };
}

/** The names of a payment are those that it was listed under, whatever a later release would make of its bytes. */
function readAgain(content: Buffer, { position, identity, amountCents }: ListedRemittance): RemittanceAnswer {
  const answer = remittancesIn(readPartnerFile(content))[position - 1];
  invariant(
    answer?.identity.payment === identity.payment && answer.remittance.advice.amountCents === amountCents,
    'The bytes of a remittance say what they said when it was listed.',
  );
  return answer;
}

function refuse(why: Refused | undefined): void {
  if (why) throw new Refusal(409, why.code, why.detail);
}

const decisionOf = ({ actor }: RequestContext, reason: string, now: Date): RemittanceDecision => ({
  by: actor,
  at: now.toISOString(),
  reason,
});
