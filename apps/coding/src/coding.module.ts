import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { CheckController } from './http/check.controller.js';
import { EncountersController } from './http/encounters.controller.js';
import { BillHoldController } from './http/bill-hold/bill-hold.controller.js';
import { BillingAccountsController } from './http/bill-hold/billing-accounts.controller.js';
import { ChargeMasterController } from './http/charge-master/charge-master.controller.js';
import { ChargesController } from './http/charges/charges.controller.js';
import { ChargeReportsController } from './http/reports/charge-reports.controller.js';
import { EmDistributionController } from './http/reports/em-distribution.controller.js';
import { FhirController } from './http/fhir.controller.js';
import { readCsv } from './http/read-csv.js';
import { SuggestionsController } from './http/suggestions.controller.js';
import { CodesController } from './http/code-sets/codes.controller.js';
import { readUploads } from './http/code-sets/read-uploads.js';
import { ReleasesController } from './http/code-sets/releases.controller.js';
import { ReleaseKeeper } from './store/code-sets/release-keeper.js';
import { LOADED_TABLES, type LoadedTables } from './store/loaded-tables.js';
import { EncounterSteps } from './http/work/encounter-steps.js';
import { workControllers } from './http/work/work.controllers.js';

@Module({
  controllers: [
    CheckController,
    EncountersController,
    FhirController,
    ChargeMasterController,
    ChargesController,
    ChargeReportsController,
    EmDistributionController,
    BillHoldController,
    BillingAccountsController,
    SuggestionsController,
    ReleasesController,
    CodesController,
    ...workControllers,
  ],
  providers: [
    ReleaseKeeper,
    { provide: LOADED_TABLES, useFactory: ({ releases }: ReleaseKeeper): LoadedTables => releases, inject: [ReleaseKeeper] },
    EncounterSteps,
  ],
})
export class CodingModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  /** FHIR has a media type of its own for its JSON; tables may be sent as CSV, code sets as they are. */
  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addContentTypeParser('application/fhir+json', { parseAs: 'string' }, fastify.getDefaultJsonParser('error', 'error'));
    readCsv(fastify);
    readUploads(fastify);
  }
}
