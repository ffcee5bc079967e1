import type { CalendarDate, Uuid } from '@claimstream/kernel';
import type { Tx } from '@claimstream/messaging';
import type { ServiceParts } from '@claimstream/service-kit';
import { Pool } from 'pg';
import { isUnready } from './bill-hold.queries.js';

const mostAtOnce = 500;

/** Final, its bill-hold over by day $1, and its account, if it waits for one, complete and held by nobody. */
const isDue = `e.status = 'held' and e.stage = 'coded' and (e.bill_hold_until is null or e.bill_hold_until < $1)
  and (e.waits_for_account is not true
    or not exists (select from encounter s where s.tenant_id = e.tenant_id and s.account_id = e.account_id and ${isUnready('s', '$1')})
    and not exists (select from billing_account a where a.tenant_id = e.tenant_id and a.id = e.account_id and a.held))`;

/** Those of a tenant's encounters that are due now; asked for after they were locked, it is what holds when they are released. */
export async function stillDue(
  tx: Tx,
  { tenantId, ids, today }: { tenantId: Uuid; ids: readonly Uuid[]; today: CalendarDate },
): Promise<Uuid[]> {
  const rows = await tx.query<{ id: Uuid }>(`select id from encounter e where tenant_id = $2 and id = any ($3) and ${isDue}`, [
    ...[today, tenantId, ids],
  ]);
  return rows.map(({ id }) => id);
}

/** Looks across tenants for final encounters whose bill-hold is over and whose account is complete, as the role that may see only that. */
export class DueReleases {
  readonly #pool: Pool;

  constructor({ connectAsRelay }: Pick<ServiceParts, 'connectAsRelay'>) {
    this.#pool = new Pool({ ...connectAsRelay, max: 1, idleTimeoutMillis: 10_000, allowExitOnIdle: true });
    // A connection that breaks while idle is replaced by the next query.
    this.#pool.on('error', () => undefined);
  }

  /** At most 500, by tenant; of each tenant as many, so that nobody waits behind another's thousands. */
  async find(today: CalendarDate): Promise<ReadonlyMap<Uuid, readonly Uuid[]>> {
    const { rows } = await this.#pool.query<{ tenant_id: Uuid; id: Uuid }>(
      `select tenant_id, id from (
         select tenant_id, id, row_number() over (partition by tenant_id order by bill_hold_until) as turn from encounter e where ${isDue}) due
       order by turn limit ${mostAtOnce}`,
      [today],
    );
    const byTenant = Map.groupBy(rows, ({ tenant_id }) => tenant_id);
    return new Map([...byTenant].map(([tenantId, due]) => [tenantId, due.map(({ id }) => id)]));
  }
}
