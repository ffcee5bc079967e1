import { Module } from '@nestjs/common';
import { InterchangesController } from './http/interchanges.controller.js';
import { PartnersController } from './http/partners.controller.js';
import { RemittanceFilesController } from './http/remittance-files.controller.js';
import { SubmissionsController } from './http/submissions.controller.js';

@Module({ controllers: [PartnersController, InterchangesController, SubmissionsController, RemittanceFilesController] })
export class PayerGatewayModule {}
