import {
  type ConfigOf,
  type Environment,
  readConfig,
  serviceChecks,
  serviceSettings,
  setting,
  wholeNumber,
} from '@claimstream/service-kit';
import { z } from 'zod';
import type { EligibilityPolicy } from './domain/policy.js';

/** Up to five waits in seconds, `2,10`; `none` for no further try. */
const waits = z
  .string()
  .regex(/^(none|\d{1,5}(,\d{1,5}){0,4})$/, 'must be up to five numbers of seconds, or none')
  .transform((text) => (text === 'none' ? [] : text.split(',').map(Number)));

export const eligibilitySettings = {
  ...serviceSettings({ port: 3002 }),
  inquiries: {
    reuseDays: setting(
      'ELIGIBILITY_REUSE_DAYS',
      wholeNumber({ min: 0, max: 366 }).default(30),
      'How long an answer is used again.',
    ),
    deadlineSeconds: setting(
      'ELIGIBILITY_DEADLINE_SECONDS',
      wholeNumber({ min: 1, max: 604_800 }).default(120),
      'Without an answer by then an encounter is told that its coverage is unknown.',
    ),
    retrySeconds: setting(
      'ELIGIBILITY_RETRY_SECONDS',
      waits.prefault('2,10'),
      'Waits before a payer that could not answer is asked again, comma separated; none to ask once.',
    ),
  },
};
export type EligibilityConfig = ConfigOf<typeof eligibilitySettings>;

export const readEligibilityConfig = (environment: Environment): EligibilityConfig =>
  readConfig(environment, eligibilitySettings, serviceChecks);

export const policyOf = ({ inquiries: { reuseDays, deadlineSeconds, retrySeconds } }: EligibilityConfig): EligibilityPolicy => ({
  reuseMs: reuseDays * 86_400_000,
  deadlineMs: deadlineSeconds * 1_000,
  retryDelaysMs: retrySeconds.map((seconds) => seconds * 1_000),
});
