import type { ServiceParts } from '@claimstream/service-kit';
import { Pool } from 'pg';
import type { KnownConnection, PartnerAgreement } from '../domain/partner-connection.js';

/** Lists the partner connections of all tenants: workers have to know the tenants before they can name them. Reads as the relay's role. */
export class ConnectionDirectory {
  readonly #pool: Pool;

  constructor({ connectAsRelay }: Pick<ServiceParts, 'connectAsRelay'>) {
    this.#pool = new Pool({ ...connectAsRelay, max: 1, idleTimeoutMillis: 10_000, allowExitOnIdle: true });
    this.#pool.on('error', () => undefined);
  }

  async list(): Promise<KnownConnection[]> {
    const { rows } = await this.#pool.query<{ tenantId: string; id: string; agreement: PartnerAgreement }>(
      'select tenant_id as "tenantId", id, state as agreement from partner_connection order by tenant_id, id',
    );
    return rows;
  }
}
