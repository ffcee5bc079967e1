import type { ServiceConfig } from './config/service-settings.js';
import type { ServiceDefinition, Surroundings } from './service.js';
import { startService } from './start-service.js';

/**
 * What `main.js rebuild` does, for operators whose event log was lost: binds the service's database to the log that is there now, puts what the
 * outbox keeps up for publishing again, and ends. Runs beside instances that have stopped over the loss (on ports of its own); they are
 * started again afterwards. Events that others have heard before are known by their ids and change nothing. Answers how many will be published.
 */
export async function rebuildService<Config extends ServiceConfig>(
  definition: ServiceDefinition<Config>,
  surroundings: Surroundings<Config>,
): Promise<{ republished: number }> {
  const { config } = surroundings;
  const beside = { ...config, http: { ...config.http, port: 0 }, management: { port: undefined } };
  const service = await startService(definition, { ...surroundings, config: beside });
  try {
    return await service.messaging.rebuild();
  } finally {
    await service.stop();
  }
}
