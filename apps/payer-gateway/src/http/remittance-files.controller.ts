import type { Commands } from '@claimstream/messaging';
import {
  CLOCK,
  COMMANDS,
  Context,
  Idempotent,
  idKey,
  keysOfCursor,
  momentKey,
  notFound,
  type Page,
  pageOf,
  Permission,
  type RequestContext,
  type Transaction,
  Transactional,
  Tx,
} from '@claimstream/service-kit';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { dismissRemittance, releaseRemittance } from '../incoming/decide-waiting.js';
import { findRemittance, listRemittances, type RemittanceLine, RemittanceView } from './remittance-files.queries.js';
import { DismissRequest, ReleaseRequest, RemittancesQuery } from './remittance-files.requests.js';

const RemittanceId = z.uuid();

/** 835 transactions and what became of each; nothing here is about a patient. */
@ApiTags('remittance files')
@Controller('v1/remittance-files')
export class RemittanceFilesController {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    @Inject(CLOCK) private readonly clock: () => Date,
  ) {}

  @Get()
  @Permission('remittances:read', { acrossTenants: true })
  @Transactional()
  async list(@Query() { limit, cursor, status }: RemittancesQuery, @Tx() tx: Transaction): Promise<Page<RemittanceLine>> {
    const rows = await listRemittances(tx, { status, after: keysOfCursor(cursor, [momentKey, idKey]), limit: limit + 1 });
    return pageOf(rows, limit, ({ receivedAt, remittanceId }) => [receivedAt, remittanceId]);
  }

  @Get(':remittanceId')
  @Permission('remittances:read', { acrossTenants: true })
  @Transactional()
  @ApiOkResponse({ standardSchema: RemittanceView })
  async read(
    @Param('remittanceId', { schema: RemittanceId }) remittanceId: string,
    @Tx() tx: Transaction,
  ): Promise<RemittanceView> {
    return this.view(tx, remittanceId);
  }

  @Post(':remittanceId/release')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Has one that waits decided about once more, under the agreement of today; its money moves or it is refused.',
  })
  @Permission('remittances:write', { acrossTenants: true })
  @Idempotent()
  @ApiOkResponse({ standardSchema: RemittanceView })
  async release(
    @Param('remittanceId', { schema: RemittanceId }) remittanceId: string,
    @Body({ schema: ReleaseRequest }) { reason, ...word }: ReleaseRequest,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<RemittanceView> {
    const act = { remittanceId, context, reason, now: this.clock() };
    await releaseRemittance(tx, act, { word, commands: this.commands });
    return this.view(tx, remittanceId);
  }

  @Post(':remittanceId/dismiss')
  @HttpCode(200)
  @ApiOperation({ summary: 'Closes one that waits; no money moves.' })
  @Permission('remittances:write', { acrossTenants: true })
  @Idempotent()
  @ApiOkResponse({ standardSchema: RemittanceView })
  async dismiss(
    @Param('remittanceId', { schema: RemittanceId }) remittanceId: string,
    @Body({ schema: DismissRequest }) { reason }: DismissRequest,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<RemittanceView> {
    await dismissRemittance(tx, { remittanceId, context, reason, now: this.clock() });
    return this.view(tx, remittanceId);
  }

  private async view(tx: Transaction, remittanceId: string): Promise<RemittanceView> {
    const view = await findRemittance(tx, remittanceId);
    if (!view) throw notFound('remittance');
    return view;
  }
}
