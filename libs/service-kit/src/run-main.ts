import type { ServiceConfig } from './config/service-settings.js';
import type { ServiceDefinition } from './service.js';

/**
 * What a `main.ts` consists of: reads the environment, starts the service, and stops it on SIGTERM or SIGINT. A bad environment is told on
 * standard error, every bad variable by name, and ends the process with 78 (EX_CONFIG).
 */
export function runMain<Config extends ServiceConfig>(
  _definition: ServiceDefinition<Config>,
  _process: NodeJS.Process,
): Promise<void> {
  throw new Error('Being written.');
}
