import { Counter, Gauge, type Registry } from 'prom-client';
import { waitingStatuses } from './domain/release-remittance.js';
import type { TakenFile } from './incoming/take-files.js';

/** What the gateway counts of partners' files. Labels are kinds and statuses, never names. */
export class GatewayMetrics {
  readonly #files: Counter<'kind' | 'status'>;
  readonly #remittances: Counter<'status'>;
  readonly #unreached: Gauge;
  readonly #remittancesWaiting: Gauge<'status'>;

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
    this.#remittancesWaiting = new Gauge({
      name: 'claimstream_remittances_waiting',
      help: '835 transactions that wait for a person to release or dismiss them, by what they wait for.',
      labelNames: ['status'],
      registers: [registry],
    });
  }

  /** Of a status that is not named none waits. */
  remittancesWaiting(waiting: readonly { status: string; count: number }[]): void {
    for (const status of waitingStatuses)
      this.#remittancesWaiting.set({ status }, waiting.find((one) => one.status === status)?.count ?? 0);
  }

  waitingUnreached(count: number): void {
    this.#unreached.set(count);
  }

  received({ kind, status, remittances }: TakenFile): void {
    this.#files.inc({ kind, status });
    for (const remittance of remittances) this.#remittances.inc({ status: remittance.status });
  }
}
