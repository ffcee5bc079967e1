import type { Commands } from '@claimstream/messaging';
import type { TenantDatabase } from '@claimstream/service-kit';
import { type KnownConnection, tenantsOf } from '../domain/partner-connection.js';
import { preparedOf } from '../store/interchange-rows.js';
import { lockConnection } from '../store/lock-connection.js';
import { deliverFile, forgetDelivery } from '../transport/deliver-file.js';
import type { PartnerFolders } from '../transport/folders.js';
import { recordInterchangesSent } from './record-sent.js';

export interface DeliveryParts {
  database: TenantDatabase;
  commands: Commands;
  folders: PartnerFolders;
  clock: () => Date;
}

/**
 * Delivers everything of a connection that is written down and not yet recorded as sent, in the order of control numbers: right after it was
 * prepared, and after a crash. Answers how many files there were.
 */
export async function deliverPrepared(
  known: KnownConnection,
  { database, commands, folders, clock }: DeliveryParts,
): Promise<number> {
  const tenants = tenantsOf(known);
  const prepared = await database.transaction(tenants, (tx) => preparedOf(tx, known));
  for (const { id, fileName, content } of prepared) {
    await deliverFile(folders, { name: fileName, content });
    await database.transaction(tenants, async (tx) => {
      await lockConnection(tx, known);
      const connection = { ...known, action: 'payer-gateway.record-sent', correlationId: id };
      await recordInterchangesSent(tx, { connection, interchangeIds: [id], commands, now: clock() });
    });
    await forgetDelivery(folders, fileName);
  }
  return prepared.length;
}
