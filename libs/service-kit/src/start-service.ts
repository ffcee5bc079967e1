import { setTimeout as sleep } from 'node:timers/promises';
import { catalogue } from '@claimstream/contracts';
import { startMessaging } from '@claimstream/messaging';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ServiceConfig } from './config/service-settings.js';
import { openServiceDatabase } from './database/open-service-database.js';
import { startManagementServer } from './health/management-server.js';
import { ReadinessCheck } from './health/readiness.js';
import { createApp } from './http/create-app.js';
import { purgeAnswersHourly } from './idempotency/purge-answers.js';
import { createLogger } from './logs/logger.js';
import { messagingMetrics, observeMessaging } from './metrics/messaging-metrics.js';
import { observeConnections } from './metrics/database-metrics.js';
import { openEventLog } from './open-event-log.js';
import type { ServiceDefinition, ServiceParts, Surroundings } from './service.js';

/** A service that runs. */
export interface RunningService<Config extends ServiceConfig = ServiceConfig> extends ServiceParts<Config> {
  /** Where it listens: `http://127.0.0.1:3003`. */
  readonly url: string;
  readonly app: NestFastifyApplication;
  /** Says that it is not ready, closes the door, ends requests and the batch under way, publishes what is left, and closes the database. */
  stop(): Promise<void>;
}

/**
 * Starts a service: database made and migrated, messaging, workers, then the door. Rejects, leaving nothing open, when the database does not
 * answer within a minute or the port is taken; the event log may be down, it is waited for.
 */
export async function startService<Config extends ServiceConfig>(
  definition: ServiceDefinition<Config>,
  surroundings: Surroundings<Config>,
): Promise<RunningService<Config>> {
  const opened = new AsyncDisposableStack();
  try {
    return await start(definition, surroundings, opened);
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

/** What is opened is closed in the opposite order: the door first, the database last. */
async function start<Config extends ServiceConfig>(
  definition: ServiceDefinition<Config>,
  { config, registry, clock = () => new Date(), ...given }: Surroundings<Config>,
  opened: AsyncDisposableStack,
): Promise<RunningService<Config>> {
  const { name, reactions, workers } = definition;
  const logger = given.logger ?? createLogger({ service: name, level: config.log.level });

  const { database, connectAsApp, connectAsRelay } = await openServiceDatabase(definition, config.database, logger);
  opened.defer(() => database.close());

  const eventLog = given.eventLog ?? (await openEventLog(name, config, logger));
  if (!given.eventLog) opened.defer(() => eventLog.close());

  const messaging = startMessaging({
    service: name,
    database,
    connectAsApp,
    connectAsRelay,
    eventLog,
    reactions: reactions(config),
    catalogue,
    logger,
    clock,
    metrics: messagingMetrics(registry),
    limits: { outboxBound: config.outbox.maxPending },
  });
  opened.defer(() => messaging.stop());
  observeMessaging(registry, messaging);
  observeConnections(registry, database);

  const parts: ServiceParts<Config> = {
    config,
    database,
    messaging,
    commands: messaging.commands,
    logger,
    registry,
    clock,
    connectAsRelay,
  };
  for (const worker of workers?.(parts) ?? []) messaging.startWorker(worker);
  messaging.startWorker(purgeAnswersHourly(name, connectAsRelay));

  const readiness = new ReadinessCheck({ ping: () => database.ping(), consumerState: () => messaging.consumer.state });
  const app = await createApp(definition, parts, readiness);
  opened.defer(() => app.close());
  await app.listen(config.http.port, config.http.host);

  if (config.management.port !== undefined) {
    const server = await startManagementServer({ host: config.http.host, port: config.management.port }, registry, readiness);
    opened.defer(() => void server.close());
  }
  const url = await app.getUrl();
  logger.info('service.started', { url });

  const stop = async (): Promise<void> => {
    readiness.close();
    await sleep(config.http.drainMs);
    await opened.disposeAsync();
    logger.info('service.stopped');
  };
  return { ...parts, url, app, stop };
}
