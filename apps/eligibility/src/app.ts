import { defineService } from '@claimstream/service-kit';
import { type EligibilityConfig, policyOf, readEligibilityConfig } from './eligibility.config.js';
import { EligibilityModule } from './eligibility.module.js';
import { passTimeWorker } from './pass-time.worker.js';
import { eligibilityMigrations } from './store/migrations.js';
import { eligibilityReactions } from './subscriptions.js';

/** Eligibility: asks payers about coverage, once for each question, and tells every encounter that waits. */
export const eligibilityApp = defineService<EligibilityConfig>({
  name: 'eligibility',
  summary: 'Asks payers about coverage, once per coverage, provider and date of service, and tells every encounter that waits.',
  readConfig: readEligibilityConfig,
  migrations: eligibilityMigrations,
  reactions: (config) => eligibilityReactions(policyOf(config)),
  module: EligibilityModule,
  workers: (parts) => [passTimeWorker(parts)],
});
