import type { Uuid } from '@claimstream/kernel';
import type { Tx } from '@claimstream/messaging';
import type { RequestContext } from '../http/request-context.js';

/** What somebody did to a row that is no aggregate (commands write the audit of those), and why. */
export interface PersonsAct {
  /** `<things>.<what was done>`, as the audit shows it: `remittance-files.release`. */
  readonly action: string;
  /** The table, and whose row of it. */
  readonly store: string;
  readonly tenantId: Uuid;
  readonly id: Uuid;
  readonly reason: string;
}

/** Writes the audit row of an act in the transaction that does it. */
export async function auditAct(
  tx: Tx,
  { actor, correlationId }: Pick<RequestContext, 'actor' | 'correlationId'>,
  { action, store, tenantId, id, reason }: PersonsAct,
): Promise<void> {
  await tx.query(
    `insert into audit_entry (tenant_id, at, actor, action, store, aggregate_id, correlation_id, detail)
     values ($1, now(), $2, $3, $4, $5, $6, $7)`,
    [tenantId, actor, action, store, id, correlationId, reason],
  );
}
