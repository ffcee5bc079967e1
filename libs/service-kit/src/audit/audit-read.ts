import type { Uuid } from '@claimstream/kernel';
import type { Tx } from '@claimstream/messaging';
import type { RequestContext } from '../http/request-context.js';

/** What somebody saw of patients: `claims.read` of these rows of store `claims`. A list of tenants' rows names the tenant of each. */
export interface PhiRead {
  /** `<things>.<what was done>`, as the audit shows it: `claims.read`, `claims.timeline`. */
  readonly action: string;
  /** The store or table that was read. */
  readonly store: string;
  readonly ids: readonly Uuid[];
  /** The tenant of each id, in the same order; default: the request's own tenant for all. */
  readonly tenantIds?: readonly Uuid[];
}

/** Writes one audit row for each thing that was read, in the transaction that read it: no row, no reading. */
export async function auditRead(tx: Tx, context: RequestContext, { action, store, ids, tenantIds }: PhiRead): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(
    `insert into audit_entry (tenant_id, at, actor, action, store, aggregate_id, correlation_id)
     select seen.tenant_id, now(), $3, $4, $5, seen.id, $6 from unnest($1::uuid[], $2::uuid[]) as seen (tenant_id, id)`,
    [tenantIds ?? ids.map(() => context.tenantId), ids, context.actor, action, store, context.correlationId],
  );
}
