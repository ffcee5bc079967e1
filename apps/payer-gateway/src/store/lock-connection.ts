import type { Tx } from '@claimstream/messaging';
import type { PartnerConnection } from '../domain/partner-connection.js';

/** Holds a connection's row until the transaction ends: its control numbers, and the order of what is said of its claims. */
export async function lockConnection(
  tx: Tx,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<PartnerConnection | undefined> {
  const [row] = await tx.query<{ state: PartnerConnection }>(
    'select state from partner_connection where tenant_id = $1 and id = $2 for update',
    [tenantId, id],
    'lock connection',
  );
  return row?.state;
}
