import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { EncountersController } from './http/encounters.controller.js';
import { FhirController } from './http/fhir.controller.js';

@Module({ controllers: [EncountersController, FhirController] })
export class CodingModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  /** FHIR has a media type of its own for its JSON. */
  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addContentTypeParser('application/fhir+json', { parseAs: 'string' }, fastify.getDefaultJsonParser('error', 'error'));
  }
}
