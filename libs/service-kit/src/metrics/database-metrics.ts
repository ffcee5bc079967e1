import { Gauge, type Registry } from 'prom-client';
import type { TenantDatabase } from '../database/tenant-database.js';

/** Shows how much of the pool is in use; waiting requests are the first sign of a database that is too slow. */
export function observeConnections(registry: Registry, database: TenantDatabase): void {
  new Gauge({
    name: 'database_connections',
    help: 'Connections of the application role by state; waiting counts those who want one.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      for (const [state, count] of Object.entries(database.connections)) this.set({ state }, count);
    },
  });
}
