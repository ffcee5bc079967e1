import { defineService } from '@claimstream/service-kit';
import { readRemittanceConfig } from './remittance.config.js';
import { RemittanceModule } from './remittance.module.js';
import { remittanceMigrations } from './store/migrations.js';
import { remittanceReactions } from './subscriptions.js';

/** Remittance: books what is due and posts what payers decide, in an append-only double-entry ledger. */
export const remittanceApp = defineService({
  name: 'remittance',
  summary:
    'Books what is due, posts payments to the cent in an append-only double-entry ledger, and keeps unmatched money in suspense.',
  readConfig: readRemittanceConfig,
  migrations: remittanceMigrations,
  reactions: () => remittanceReactions,
  module: RemittanceModule,
});
