import { type ConfigOf, type Environment, port, postgresUrl, readConfig, setting, wholeNumber } from '@claimstream/service-kit';
import { z } from 'zod';

export const payerSimulatorSettings = {
  folder: setting('PARTNER_FOLDER', z.string().min(1), 'The same folder as the gateway has: each folder in it is a door.'),
  databaseUrl: setting('DATABASE_URL', postgresUrl, 'A role that may create databases; the book is kept in one of its own.'),
  databaseName: setting(
    'SIMULATOR_DATABASE',
    z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,60}$/)
      .default('payer_simulator'),
    'The database of the book.',
  ),
  seed: setting(
    'SIMULATOR_SEED',
    z.string().min(1).max(100).default('1'),
    'Plans and denials of ordinary members follow from it.',
  ),
  payEveryMs: setting(
    'SIMULATOR_PAY_EVERY_MS',
    wholeNumber({ min: 10, max: 3_600_000 }).default(200),
    'How often remittances are written.',
  ),
  pollMs: setting(
    'SIMULATOR_POLL_MS',
    wholeNumber({ min: 10, max: 60_000 }).default(500),
    'Look into the doors at least this often.',
  ),
  healthPort: setting('PORT', port.optional(), 'If given, /health/live and /health/ready answer there.'),
  logLevel: setting(
    'LOG_LEVEL',
    z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    'Least level that is logged.',
  ),
};
export type PayerSimulatorConfig = ConfigOf<typeof payerSimulatorSettings>;
export const readPayerSimulatorConfig = (environment: Environment): PayerSimulatorConfig =>
  readConfig(environment, payerSimulatorSettings);
