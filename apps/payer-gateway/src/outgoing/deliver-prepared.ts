import type { Commands } from '@claimstream/messaging';
import type { TenantDatabase } from '@claimstream/service-kit';
import { type KnownConnection, tenantsOf } from '../domain/partner-connection.js';
import { type DeliverableInterchange, preparedOf } from '../store/interchange-rows.js';
import { deliverFile, forgetDelivery, rememberedDeliveries } from '../transport/deliver-file.js';
import type { PartnerFolders } from '../transport/folders.js';
import { recordInterchangesSent } from './record-sent.js';

export interface DeliveryParts {
  database: TenantDatabase;
  commands: Commands;
  folders: PartnerFolders;
  clock: () => Date;
}

/**
 * Delivers everything of a connection that is written down and not recorded as sent, in the order of control numbers: what a crash has left.
 * Forgets deliveries that were recorded before the crash. Answers how many files there were.
 */
export async function deliverPrepared(known: KnownConnection, parts: DeliveryParts): Promise<number> {
  const remembered = await rememberedDeliveries(parts.folders); // Read first: what is remembered now and not prepared then was recorded.
  const prepared = await parts.database.transaction(tenantsOf(known), (tx) => preparedOf(tx, known));
  const recorded = remembered.filter((name) => prepared.every(({ fileName }) => fileName !== name));
  await Promise.all(recorded.map((name) => forgetDelivery(parts.folders, name)));
  for (const interchange of prepared) await deliver(known, [interchange], parts);
  return prepared.length;
}

/** Puts interchanges into the partner's hands, then records them and tells it for each claim in them. */
export async function deliver(
  known: KnownConnection,
  interchanges: readonly DeliverableInterchange[],
  { database, commands, folders, clock }: DeliveryParts,
): Promise<void> {
  await Promise.all(interchanges.map(({ fileName, content }) => deliverFile(folders, { name: fileName, content })));
  const held = { ...known, action: 'payer-gateway.record-sent', correlationId: interchanges[0]!.id };
  await database.transaction(tenantsOf(known), (tx) =>
    recordInterchangesSent(tx, { held, interchanges, commands, now: clock() }),
  );
  await Promise.all(interchanges.map(({ fileName }) => forgetDelivery(folders, fileName)));
}
