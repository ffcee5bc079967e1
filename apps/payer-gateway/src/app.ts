import { defineService } from '@claimstream/service-kit';
import { GatewayMetrics } from './gateway-metrics.js';
import { countWaiting } from './incoming/count-waiting.js';
import { collectWhatCame } from './incoming/collect-what-came.js';
import { sendWhatWaits } from './outgoing/send-what-waits.js';
import { type PayerGatewayConfig, readPayerGatewayConfig } from './payer-gateway.config.js';
import { PayerGatewayModule } from './payer-gateway.module.js';
import { ConnectionDirectory } from './store/connection-directory.js';
import { makeConfiguredPartners } from './store/make-configured-partners.js';
import { payerGatewayMigrations } from './store/migrations.js';
import { subscriptions } from './subscriptions.js';
import { purgeArchivesHourly } from './transport/purge-archives-hourly.js';

/** Payer gateway: the only place that speaks X12. Sends claims and inquiries in files, and tells what partners' files say. */
export const payerGatewayApp = defineService<PayerGatewayConfig>({
  name: 'payer-gateway',
  summary:
    'Sends claims and eligibility inquiries to payers as X12 files, and reads their acknowledgments, answers and remittances.',
  readConfig: readPayerGatewayConfig,
  migrations: payerGatewayMigrations,
  reactions: () => subscriptions,
  module: PayerGatewayModule,
  workers: (parts) => {
    const directory = new ConnectionDirectory(parts);
    const metrics = new GatewayMetrics(parts.registry);
    return [
      makeConfiguredPartners(parts),
      sendWhatWaits({ ...parts, directory, metrics }),
      collectWhatCame({ ...parts, directory, metrics }),
      countWaiting({ ...parts, directory, metrics }),
      ...(parts.config.partners.archiveDays === 0 ? [] : [purgeArchivesHourly({ ...parts, directory })]),
    ];
  },
});
