import { Charge, ChargeBatchReceipt, ChargeReceipt, type ChargeSummary, ChargeView } from '@claimstream/contracts';
import type { Commands } from '@claimstream/messaging';
import {
  COMMANDS,
  Context,
  Idempotent,
  InvalidRequest,
  notFound,
  type Page,
  pageOf,
  Permission,
  ReadsPhi,
  Refusal,
  type RequestContext,
  type Transaction,
  Transactional,
  Tx,
} from '@claimstream/service-kit';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { ChargeRecord } from '../../domain/charges/charge-record.js';
import { holdCharge } from '../../domain/charges/record-charge.js';
import { charges, lockGrouping } from '../../store/charges/charges.store.js';
import { LOADED_TABLES, type LoadedTables } from '../../store/loaded-tables.js';
import { documented } from '../bodies.js';
import { findCharge, findCharges, toChargeView } from './charges.queries.js';
import { ChargesQuery, mostCharges } from './charges.requests.js';
import { groupCharges } from './group-charges.js';
import { readCharge, readCharges } from './read-charges.js';
import { takeInCharges, toChargeReceipt } from './take-in-charges.js';
import { placeOf } from '../page-place.js';
import { PlainReasonRequest } from '../reason.requests.js';

const ChargeId = z.uuid();
const ChargeBatchBody = () =>
  ApiBody({ schema: documented(z.strictObject({ charges: z.array(Charge).min(1).max(mostCharges) })) });

@ApiTags('charges')
@Controller('v1/charges')
export class ChargesController {
  constructor(
    @Inject(COMMANDS) readonly commands: Commands,
    @Inject(LOADED_TABLES) readonly loadedTables: LoadedTables,
  ) {}

  @Post()
  @ApiOperation({
    summary: 'Sends a charge, or a new revision of one; what is billable is put on its encounter, or waits for it.',
  })
  @ApiBody({ schema: documented(Charge) })
  @ApiOkResponse({ standardSchema: ChargeReceipt })
  @Permission('charges:write')
  @Idempotent()
  async send(
    @Body() body: unknown,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChargeReceipt> {
    const read = readCharge(body);
    if ('faults' in read) throw new InvalidRequest(read.faults);
    const [intake] = await takeInCharges(this, tx, context, [read.charge]);
    if (intake!.kind === 'refused') throw new Refusal(409, intake!.code, intake!.detail);
    const receipt = toChargeReceipt(intake!);
    void reply.code(receipt.outcome === 'created' ? 201 : 200).header('location', `/v1/charges/${receipt.chargeId}`);
    return receipt;
  }

  @Post('batch')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sends up to 1,000 charges; each has its own result, and those that are invalid leave no trace.' })
  @ChargeBatchBody()
  @ApiOkResponse({ standardSchema: ChargeBatchReceipt })
  @Permission('charges:write')
  @Idempotent()
  async sendBatch(@Body() body: unknown, @Context() context: RequestContext, @Tx() tx: Transaction): Promise<ChargeBatchReceipt> {
    const { told, resultsOf } = readCharges(body);
    return { results: resultsOf(await takeInCharges(this, tx, context, told)) };
  }

  @Post('check')
  @HttpCode(200)
  @ApiOperation({ summary: 'Says what would become of up to 1,000 charges; nothing is kept and nothing is told.' })
  @ChargeBatchBody()
  @ApiOkResponse({ standardSchema: ChargeBatchReceipt })
  @Permission('charges:write')
  @Transactional()
  async check(@Body() body: unknown, @Context() context: RequestContext, @Tx() tx: Transaction): Promise<ChargeBatchReceipt> {
    const { told, resultsOf } = readCharges(body);
    await tx.query('savepoint dry_run');
    const intakes = await takeInCharges(this, tx, context, told);
    await tx.query('rollback to savepoint dry_run');
    return { results: resultsOf(intakes) };
  }

  @Get()
  @ApiOperation({ summary: 'Charges in the order in which they came; by where they stand, and by encounter.' })
  @Permission('charges:read')
  @ReadsPhi({
    action: 'charges.list',
    store: 'charges',
    ids: ({ items }: Page<ChargeSummary>) => items.map(({ chargeId }) => ({ id: chargeId })),
  })
  async list(
    @Query() { limit, cursor, grouping, encounterId }: ChargesQuery,
    @Context() { tenantId }: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<Page<ChargeSummary>> {
    const rows = await findCharges(tx, { tenantId, limit, grouping, encounterId, after: placeOf(cursor) });
    return pageOf(rows, limit, ({ recordedAt, chargeId }) => [recordedAt, chargeId]);
  }

  @Get(':chargeId')
  @ApiOperation({ summary: 'A charge, whole.' })
  @ApiOkResponse({ standardSchema: ChargeView })
  @Permission('charges:read')
  @ReadsPhi({ action: 'charges.read', store: 'charges', ids: 'chargeId' })
  async read(@Param('chargeId', { schema: ChargeId }) chargeId: string, @Tx() tx: Transaction): Promise<ChargeView> {
    const charge = await findCharge(tx, chargeId);
    if (!charge) throw notFound('charge');
    return charge;
  }

  @Post(':chargeId/hold')
  @HttpCode(200)
  @ApiOperation({ summary: 'Stops a charge and takes it off its encounter until it is let go.' })
  @ApiOkResponse({ standardSchema: ChargeView })
  @Permission('charges:write')
  @Idempotent()
  async hold(
    @Param('chargeId', { schema: ChargeId }) chargeId: string,
    @Body({ schema: PlainReasonRequest }) { reason }: PlainReasonRequest,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<ChargeView> {
    return this.setHold(tx, context, { chargeId, reason, held: true });
  }

  @Post(':chargeId/release')
  @HttpCode(200)
  @ApiOperation({ summary: 'Lets a held charge go, and tries once more to put it on its encounter.' })
  @ApiOkResponse({ standardSchema: ChargeView })
  @Permission('charges:write')
  @Idempotent()
  async release(
    @Param('chargeId', { schema: ChargeId }) chargeId: string,
    @Body({ schema: PlainReasonRequest }) { reason }: PlainReasonRequest,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<ChargeView> {
    return this.setHold(tx, context, { chargeId, reason, held: false });
  }

  private async setHold(
    tx: Transaction,
    context: RequestContext,
    { chargeId, ...wish }: { chargeId: string; held: boolean; reason: string },
  ): Promise<ChargeView> {
    const known = await findCharge(tx, chargeId);
    if (!known) throw notFound('charge');
    await lockGrouping(tx, context.tenantId, [known.encounterId]);
    const action = wish.held ? 'coding.hold-charge' : 'coding.release-charge';
    const { answer } = await this.commands.execute<ChargeRecord, ChargeRecord>(
      tx,
      { ...context, action },
      charges.at(chargeId),
      (charge, facts) => holdCharge(charge, wish, facts),
    );
    const now = await groupCharges(this, tx, context, [known.encounterId]);
    return toChargeView(now.get(chargeId) ?? answer!);
  }
}
