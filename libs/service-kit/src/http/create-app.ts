import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { Registry } from 'prom-client';
import { AccessGuard } from '../auth/access.guard.js';
import { TokenVerifier } from '../auth/token-verifier.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { HealthController } from '../health/health.controller.js';
import { ReadinessCheck } from '../health/readiness.js';
import { nestLogger } from '../logs/nest-logger.js';
import { measureRequests } from '../metrics/http-metrics.js';
import { MetricsController } from '../metrics/metrics.controller.js';
import { openApiDocument } from '../openapi/openapi-document.js';
import { OperationsController } from '../operations/operations.controller.js';
import { CLOCK, COMMANDS, CONFIG, LOGGER, MESSAGING, type ServiceDefinition, type ServiceParts } from '../service.js';
import type { ServiceConfig } from '../config/service-settings.js';
import { Intake } from './intake.js';
import { logRequests } from './log-requests.js';
import { ProblemFilter } from './problem.filter.js';
import { refuseBadAddress, refuseUnreadable } from './unreadable-requests.js';
import { readJsonOnly } from './read-json-only.js';
import { addRequestHooks } from './request-hooks.js';
import { RequestPipe } from './request.pipe.js';
import { TransactionInterceptor } from './transaction.interceptor.js';

@Module({})
class KitModule {}

/** A service's Nest application with everything that all services have; not listening yet. */
export async function createApp<Config extends ServiceConfig>(
  definition: Pick<ServiceDefinition<Config>, 'name' | 'summary' | 'module'>,
  parts: ServiceParts<Config>,
  readiness: ReadinessCheck,
): Promise<NestFastifyApplication> {
  const { config, logger, registry } = parts;
  const adapter = new FastifyAdapter({
    bodyLimit: config.http.bodyLimitBytes,
    forceCloseConnections: 'idle',
    frameworkErrors: refuseBadAddress,
    clientErrorHandler: refuseUnreadable,
  });
  const fastify = adapter.getInstance();
  readJsonOnly(fastify);
  addRequestHooks(fastify, () => readiness.closing);
  logRequests(fastify, logger);
  measureRequests(fastify, registry);

  const app = await NestFactory.create<NestFastifyApplication>(kitModule(definition, parts, readiness), adapter, {
    logger: nestLogger(logger),
    abortOnError: false,
    bodyParser: false,
  });
  const document = openApiDocument(app, definition, config.http.publicUrl);
  SwaggerModule.setup('docs', app, document, {
    jsonDocumentUrl: 'docs/openapi.json',
    customSiteTitle: `Claimstream ${definition.name}`,
  });
  await app.init();
  await fastify.ready();
  return app;
}

function kitModule<Config extends ServiceConfig>(
  { module }: Pick<ServiceDefinition<Config>, 'module'>,
  { config, database, messaging, commands, logger, registry, clock }: ServiceParts<Config>,
  readiness: ReadinessCheck,
): DynamicModule {
  const shared = [
    { provide: CONFIG, useValue: config },
    { provide: TenantDatabase, useValue: database },
    { provide: MESSAGING, useValue: messaging },
    { provide: COMMANDS, useValue: commands },
    { provide: LOGGER, useValue: logger },
    { provide: CLOCK, useValue: clock },
    { provide: Registry, useValue: registry },
  ];
  return {
    module: KitModule,
    global: true,
    imports: [DiscoveryModule, module],
    controllers: [OperationsController, ...(config.management.port === undefined ? [HealthController, MetricsController] : [])],
    providers: [
      ...shared,
      { provide: ReadinessCheck, useValue: readiness },
      { provide: TokenVerifier, useValue: new TokenVerifier(config.auth) },
      { provide: Intake, useValue: new Intake(() => messaging.outbox.isFull()) },
      { provide: APP_GUARD, useClass: AccessGuard },
      { provide: APP_PIPE, useClass: RequestPipe },
      { provide: APP_INTERCEPTOR, useClass: TransactionInterceptor },
      { provide: APP_FILTER, useValue: new ProblemFilter(logger) },
    ],
    exports: shared.map(({ provide }) => provide),
  };
}
