import { defineService } from '@claimstream/service-kit';
import { billingPolicies } from './billing-policy.js';
import { type ClaimsConfig, readClaimsConfig } from './claims.config.js';
import { ClaimsModule } from './claims.module.js';
import { claimsMigrations } from './store/migrations.js';
import { claimsReactions } from './subscriptions.js';

/** Claims: opens claims when codes and coverage are known, runs the edits, and follows each claim to its end. */
export const claimsApp = defineService<ClaimsConfig>({
  name: 'claims',
  summary: 'Opens claims from coded encounters, runs the edits, and follows each claim through acknowledgments and payments.',
  readConfig: readClaimsConfig,
  migrations: claimsMigrations,
  reactions: (config) => claimsReactions(billingPolicies(config)),
  module: ClaimsModule,
});
