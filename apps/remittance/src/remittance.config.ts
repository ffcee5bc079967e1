import { type Environment, readConfig, serviceChecks, type ServiceConfig, serviceSettings } from '@claimstream/service-kit';

export const readRemittanceConfig = (environment: Environment): ServiceConfig =>
  readConfig(environment, serviceSettings({ port: 3005 }), serviceChecks);
