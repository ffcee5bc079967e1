import type { ClaimsConfig } from './claims.config.js';
import type { PolicyOf } from './reactions/bill-case.js';

/** Injection token for `PolicyOf`. */
export const POLICY_OF = Symbol('policyOf');

/** Each tenant's policy, as the configuration says. */
export const billingPolicies =
  ({ coverageUnknown: { policy, holdFor = [] } }: ClaimsConfig): PolicyOf =>
  (tenantId) => ({ coverageUnknown: holdFor.includes(tenantId) ? 'hold' : policy });
