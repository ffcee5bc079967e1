import type { Uuid } from '@claimstream/kernel';
import type { Transaction } from './transaction.js';

/**
 * Lets the rest of a request's transaction see these tenants too, for a decision that has to look further than its caller may: whether a payment was
 * posted for another client of a firm, say. That the caller may ask for the decision is made sure before; the answer shows nothing else of theirs.
 */
export async function seeAlso(tx: Transaction, tenantIds: readonly Uuid[]): Promise<void> {
  const all = [...new Set([...tx.tenantIds, ...tenantIds])];
  await tx.query(`select set_config('app.tenant_ids', $1, true)`, [`{${all.join(',')}}`]);
}
