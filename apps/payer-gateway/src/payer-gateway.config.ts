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
import { NewPartner } from './domain/partner-connection.js';

const partnersText = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'must be JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.array(NewPartner));

export const payerGatewaySettings = {
  ...serviceSettings({ port: 3004 }),
  partners: {
    folder: setting('PARTNER_FOLDER', z.string().min(1), 'Under it each partner connection has its folders, named by its id.'),
    configured: setting(
      'PARTNERS',
      partnersText.default([]),
      'JSON list of {tenantId, agreement}: connections to make or change at the start.',
    ),
    pollMs: setting(
      'PARTNER_POLL_MS',
      wholeNumber({ min: 10, max: 60_000 }).default(1_000),
      'Look into the folders at least this often.',
    ),
    settleMs: setting(
      'PARTNER_SETTLE_MS',
      wholeNumber({ min: 0, max: 3_600_000 }).default(2_000),
      'A file without an end is taken as it is once it has not changed for so long.',
    ),
    archiveDays: setting(
      'PARTNER_ARCHIVE_DAYS',
      wholeNumber({ min: 0, max: 36_500 }).default(30),
      'Files that were read are deleted from the archive folders after so many days; the database keeps their bytes. 0 keeps them for ever.',
    ),
  },
  batch: {
    claims: setting('BATCH_CLAIMS', wholeNumber({ min: 1, max: 5_000 }).default(500), 'Most claims in one interchange.'),
    closeAfterMs: setting(
      'BATCH_CLOSE_AFTER_MS',
      wholeNumber({ min: 1, max: 3_600_000 }).default(50),
      'How long a batch waits for more.',
    ),
  },
};
export type PayerGatewayConfig = ConfigOf<typeof payerGatewaySettings>;
export const readPayerGatewayConfig = (environment: Environment): PayerGatewayConfig =>
  readConfig(environment, payerGatewaySettings, serviceChecks);
