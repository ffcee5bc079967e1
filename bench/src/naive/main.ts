/**
 * One service of the deliberately naive line, as tutorials write it: Nest's Kafka transport, `save()` per row, one transaction per message, what
 * follows published message by message afterwards. It does less than the product (no tenants, tokens, audit, edits, inbox, outbox) and what it does the same it does the same way: X12 by `libs/x12`, the same encounters, the same payer. `NAIVE_SERVICE` names it.
 */
import 'reflect-metadata';
import { Controller, Get, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ClientsModule, type MicroserviceOptions, Transport } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClaimsController } from './claims.controller.js';
import { CodingController } from './coding.controller.js';
import { EligibilityController } from './eligibility.controller.js';
import { FOLDER, PayerGatewayController } from './payer-gateway.controller.js';
import { KAFKA, Publisher } from './publisher.js';
import { RemittanceController } from './remittance.controller.js';
import * as rows from './rows.js';

const controllers: Record<string, Type> = {
  coding: CodingController,
  eligibility: EligibilityController,
  claims: ClaimsController,
  'payer-gateway': PayerGatewayController,
  remittance: RemittanceController,
};

const {
  NAIVE_SERVICE: service = '',
  DATABASE_URL: url,
  KAFKA_BROKERS: brokers = '',
  PARTNER_FOLDER: folder,
  PORT: port,
} = process.env;
const client = { clientId: `naive-${service}`, brokers: brokers.split(',') };

@Controller('health')
class HealthController {
  @Get('ready')
  ready(): string {
    return 'ready';
  }
}

@Module({
  imports: [
    TypeOrmModule.forRoot({ type: 'postgres', url, entities: Object.values(rows), synchronize: true }),
    ClientsModule.register([{ name: KAFKA, transport: Transport.KAFKA, options: { client, producerOnlyMode: true } }]),
  ],
  controllers: [controllers[service]!, HealthController],
  providers: [Publisher, { provide: FOLDER, useValue: folder }],
})
class NaiveModule {}

const app = await NestFactory.create<NestFastifyApplication>(NaiveModule, new FastifyAdapter(), { logger: ['error', 'warn'] });
if (service !== 'coding') {
  app.connectMicroservice<MicroserviceOptions>({
    transport: Transport.KAFKA,
    options: { client, consumer: { groupId: `naive-${service}` }, subscribe: { fromBeginning: true } },
  });
  await app.startAllMicroservices();
}
await app.listen(Number(port), '127.0.0.1');
