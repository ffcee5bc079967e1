import type { WorkerDefinition } from '@claimstream/messaging';
import type { ServiceParts } from '@claimstream/service-kit';
import { tenantsOf } from '../domain/partner-connection.js';
import type { GatewayMetrics } from '../gateway-metrics.js';
import type { ConnectionDirectory } from '../store/connection-directory.js';
import { remittancesWaiting } from '../store/remittance-rows.js';

const countEveryMs = 15_000;

/** Counts the remittances that wait for a person, so that somebody is told: their money is posted by nobody else. */
export function countWaiting({
  database,
  directory,
  metrics,
}: Pick<ServiceParts, 'database'> & { directory: ConnectionDirectory; metrics: GatewayMetrics }): WorkerDefinition {
  return {
    name: 'payer-gateway.count-waiting',
    run: async () => {
      const tenants = [...new Set((await directory.recent()).flatMap(tenantsOf))];
      metrics.remittancesWaiting(await database.transaction(tenants, remittancesWaiting));
      return countEveryMs;
    },
  };
}
