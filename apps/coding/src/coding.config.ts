import { type ConfigOf, type Environment, readConfig, serviceChecks, serviceSettings } from '@claimstream/service-kit';

export const codingSettings = serviceSettings({ port: 3001 });
export type CodingConfig = ConfigOf<typeof codingSettings>;

export const readCodingConfig = (environment: Environment): CodingConfig =>
  readConfig(environment, codingSettings, serviceChecks);
