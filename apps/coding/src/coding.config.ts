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

export const codingSettings = {
  ...serviceSettings({ port: 3001 }),
  codeSets: {
    operators: setting(
      'CODE_SETS_OPERATORS',
      list.pipe(z.array(z.uuid())).default([]),
      'Tenants, comma separated, whose people with `code-sets:write` load code sets for the whole deployment; others load licensed ones for themselves.',
    ),
    folder: setting(
      'CODE_SETS_FOLDER',
      z.string().min(1).optional(),
      'Packed releases that `npm run codes -- import` leaves here are taken into the database.',
    ),
  },
};
export type CodingConfig = ConfigOf<typeof codingSettings>;

export const readCodingConfig = (environment: Environment): CodingConfig =>
  readConfig(environment, codingSettings, serviceChecks);

/** What commands read, which work on the database without being a service. */
const commandSettings = { database: codingSettings.database, codeSets: codingSettings.codeSets };
export type CommandConfig = ConfigOf<typeof commandSettings>;

export const readCommandConfig = (environment: Environment): CommandConfig => readConfig(environment, commandSettings, []);
