import { Counter, Gauge, type Registry } from 'prom-client';
import type { TakenFile } from './incoming/take-files.js';

/** What the gateway counts of partners' files. Labels are kinds and statuses, never names. */
export class GatewayMetrics {
  readonly #files: Counter<'kind' | 'status'>;
  readonly #remittances: Counter<'status'>;
  readonly #unreached: Gauge;

  constructor(registry: Registry) {
    this.#files = new Counter({
      name: 'claimstream_partner_files_received_total',
      help: 'Files from partners, by what they carry and what became of them.',
      labelNames: ['kind', 'status'],
      registers: [registry],
    });
    this.#remittances = new Counter({
      name: 'claimstream_remittances_received_total',
      help: '835 transactions, by what became of them; only accepted ones move money.',
      labelNames: ['status'],
      registers: [registry],
    });
    this.#unreached = new Gauge({
      name: 'claimstream_unreached_waiting',
      help: 'Claims and inquiries that wait because no partner connection of their tenant reaches their payer.',
      registers: [registry],
    });
  }

  waitingUnreached(count: number): void {
    this.#unreached.set(count);
  }

  received({ kind, status, remittances }: TakenFile): void {
    this.#files.inc({ kind, status });
    for (const remittance of remittances) this.#remittances.inc({ status: remittance.status });
  }
}
