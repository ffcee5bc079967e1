import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ServiceConfig } from './config/service-settings.js';
import type { ServiceDefinition, ServiceParts, Surroundings } from './service.js';

/** A service that runs. */
export interface RunningService<Config extends ServiceConfig = ServiceConfig> extends ServiceParts<Config> {
  /** Where it listens: `http://127.0.0.1:8101`. */
  readonly url: string;
  readonly app: NestFastifyApplication;
  /** Says that it is not ready, closes the door, ends requests and the batch under way, publishes what is left, and closes the database. */
  stop(): Promise<void>;
}

/**
 * Starts a service: database made and migrated, messaging, workers, then the door. Rejects, leaving nothing behind, when the database does not
 * answer; the event log may be down, it is waited for.
 */
export function startService<Config extends ServiceConfig>(
  _definition: ServiceDefinition<Config>,
  _surroundings: Surroundings<Config>,
): Promise<RunningService<Config>> {
  throw new Error('Being written.');
}
