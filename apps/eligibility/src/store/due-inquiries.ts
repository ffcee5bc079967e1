import type { Uuid } from '@claimstream/kernel';
import type { ServiceParts } from '@claimstream/service-kit';
import { Pool } from 'pg';

/** What is due at the database's clock, by tenant, and how long until the next thing is. */
export interface Due {
  readonly now: Date;
  readonly byTenant: ReadonlyMap<Uuid, readonly Uuid[]>;
  /** Absent when nothing else waits. */
  readonly nextInMs?: number;
}

interface DueRow {
  tenant_id: Uuid;
  id: Uuid;
}

const mostAtOnce = 500;
const iso = `to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Looks across tenants for inquiries whose deadline or next try has come, as the role that may see only that. */
export class DueInquiries {
  readonly #pool: Pool;

  constructor({ connectAsRelay }: Pick<ServiceParts, 'connectAsRelay'>) {
    this.#pool = new Pool({ ...connectAsRelay, max: 1, idleTimeoutMillis: 10_000, allowExitOnIdle: true });
    // A connection that breaks while idle is replaced by the next query.
    this.#pool.on('error', () => undefined);
  }

  async find(): Promise<Due> {
    const { rows } = await this.#pool.query<{ now: string; next: string | null; due: DueRow[] }>(
      `select ${iso} as now,
              (select min(due_at) from inquiry where due_at > ${iso}) as next,
              coalesce((select json_agg(d) from (
                select tenant_id, id from inquiry where due_at <= ${iso} order by due_at limit ${mostAtOnce}) d), '[]') as due`,
    );
    const { now, next, due } = rows[0]!;
    const byTenant = Map.groupBy(due, ({ tenant_id }) => tenant_id);
    return {
      now: new Date(now),
      byTenant: new Map([...byTenant].map(([tenantId, inquiries]) => [tenantId, inquiries.map(({ id }) => id)])),
      ...(next !== null && { nextInMs: Date.parse(next) - Date.parse(now) }),
    };
  }
}
