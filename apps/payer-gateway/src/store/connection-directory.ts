import type { ServiceParts } from '@claimstream/service-kit';
import { Pool } from 'pg';
import type { KnownConnection, PartnerAgreement } from '../domain/partner-connection.js';

const recentMs = 1_000;

/** Lists the partner connections of all tenants: workers have to know the tenants before they can name them. Reads as the relay's role. */
export class ConnectionDirectory {
  readonly #pool: Pool;
  #listed: KnownConnection[] = [];
  #listedAt = -Infinity;

  constructor({ connectAsRelay }: Pick<ServiceParts, 'connectAsRelay'>) {
    this.#pool = new Pool({ ...connectAsRelay, max: 1, idleTimeoutMillis: 10_000, allowExitOnIdle: true });
    this.#pool.on('error', () => undefined);
  }

  /** As they were a moment ago at most: enough for whom to send to, where what is agreed is read again under the connection's lock. */
  async recent(): Promise<KnownConnection[]> {
    if (performance.now() - this.#listedAt > recentMs) await this.list();
    return this.#listed;
  }

  async list(): Promise<KnownConnection[]> {
    const { rows } = await this.#pool.query<{ tenantId: string; id: string; agreement: PartnerAgreement }>(
      'select tenant_id as "tenantId", id, state as agreement from partner_connection order by tenant_id, id',
    );
    this.#listed = rows;
    this.#listedAt = performance.now();
    return rows;
  }
}
