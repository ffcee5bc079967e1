import { Module } from '@nestjs/common';
import { LedgerController } from './http/ledger.controller.js';
import { PaymentsController } from './http/payments.controller.js';

@Module({ controllers: [PaymentsController, LedgerController] })
export class RemittanceModule {}
