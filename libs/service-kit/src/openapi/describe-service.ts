import { Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Registry } from 'prom-client';
import { TenantDatabase } from '../database/tenant-database.js';
import { HealthController } from '../health/health.controller.js';
import { ReadinessCheck } from '../health/readiness.js';
import { OperationsController } from '../operations/operations.controller.js';
import { CLOCK, COMMANDS, CONFIG, LOGGER, MESSAGING } from '../service.js';
import { openApiDocument } from './openapi-document.js';

/** What a document is made of; any `ServiceDefinition` has it. */
export interface DescribedService {
  readonly name: string;
  readonly summary: string;
  readonly module: Type;
}

/** What a running service puts there; in a preview nobody looks at it. */
const injected = [TenantDatabase, ReadinessCheck, Registry, CONFIG, COMMANDS, MESSAGING, LOGGER, CLOCK];

@Module({})
class DescriptionModule {}

/** The OpenAPI document of a service that does not run: no database is asked and no provider is made. For `docs/openapi`. */
export async function describeService(definition: DescribedService): Promise<OpenAPIObject> {
  const app = await NestFactory.create(
    {
      module: DescriptionModule,
      global: true,
      imports: [definition.module],
      controllers: [OperationsController, HealthController],
      providers: injected.map((provide) => ({ provide, useValue: null })),
      exports: injected,
    },
    new FastifyAdapter(),
    { preview: true, logger: false, abortOnError: false },
  );
  try {
    return openApiDocument(app, definition);
  } finally {
    await app.close();
  }
}
