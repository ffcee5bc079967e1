import {
  type ConfigOf,
  type Environment,
  list,
  readConfig,
  serviceChecks,
  serviceSettings,
  setting,
} from '@claimstream/service-kit';
import { z } from 'zod';

const settings = {
  ...serviceSettings({ port: 3003 }),
  coverageUnknown: {
    policy: setting(
      'COVERAGE_UNKNOWN',
      z.enum(['submit', 'hold']).default('submit'),
      'What becomes of a claim whose payer did not say that the coverage was active: sent with a warning, or held.',
    ),
    holdFor: setting(
      'COVERAGE_UNKNOWN_HOLD_FOR',
      list.pipe(z.array(z.uuid().toLowerCase())).optional(),
      'Tenants (ids, comma separated) for whom it is held whatever COVERAGE_UNKNOWN says.',
    ),
  },
};

export type ClaimsConfig = ConfigOf<typeof settings>;

export const readClaimsConfig = (environment: Environment): ClaimsConfig => readConfig(environment, settings, serviceChecks);
