import type { Commands, Tx } from '@claimstream/messaging';
import type { TenantDatabase } from '@claimstream/service-kit';
import { recordInquirySent } from '../domain/inquiry.js';
import { type KnownConnection, tenantsOf } from '../domain/partner-connection.js';
import { recordSent } from '../domain/submission.js';
import { connectionStep, inquirySteps, type Member, runSteps, submissionSteps } from '../store/decide-members.js';
import { markSent, type PreparedInterchange, preparedOf, setsOfInterchanges } from '../store/interchange-rows.js';
import { lockConnection } from '../store/lock-connection.js';
import { deliverFile, forgetDelivery } from '../transport/deliver-file.js';
import type { PartnerFolders } from '../transport/folders.js';

export interface DeliveryParts {
  database: TenantDatabase;
  commands: Commands;
  folders: PartnerFolders;
  clock: () => Date;
}

/**
 * Delivers everything of a connection that is written down and not yet recorded as sent, in the order of control numbers: right after it was
 * prepared, and after a crash. Answers how many files it recorded.
 */
export async function deliverPrepared(
  known: KnownConnection,
  { database, commands, folders, clock }: DeliveryParts,
): Promise<number> {
  const tenants = tenantsOf(known);
  const prepared = await database.transaction(tenants, (tx) => preparedOf(tx, known));
  for (const interchange of prepared) {
    await deliverFile(folders, { name: interchange.fileName, content: interchange.content });
    await database.transaction(tenants, (tx) => recordDelivery(tx, known, interchange, { commands, now: clock() }));
    await forgetDelivery(folders, interchange.fileName);
  }
  return prepared.length;
}

/** One transaction says that the file is sent and tells it for each claim in it. */
async function recordDelivery(
  tx: Tx,
  known: KnownConnection,
  interchange: PreparedInterchange,
  { commands, now }: { commands: Commands; now: Date },
): Promise<void> {
  await lockConnection(tx, known);
  if (!(await markSent(tx, { ...interchange, now }))) return;

  const sets = await setsOfInterchanges(tx, { ...interchange, controlNumbers: [interchange.controlNumber] });
  const members = sets.flatMap(membersOf);
  const held = { ...known, action: 'payer-gateway.record-sent', correlationId: interchange.id };
  const steps =
    interchange.kind === '837'
      ? submissionSteps(held, members, (submission, { id }) => recordSent(submission, id, now))
      : inquirySteps(held, members, (inquiry) => ({ state: recordInquirySent(inquiry), events: [] }));
  await runSteps(tx, commands, held, [connectionStep(held), ...steps]);
}

/** The members of a set, in the order of the file. */
export const membersOf = ({
  memberIds,
  memberTenantIds,
}: {
  memberIds: readonly string[];
  memberTenantIds: readonly string[];
}): Member[] => memberIds.map((id, index) => ({ id, tenantId: memberTenantIds[index]! }));
