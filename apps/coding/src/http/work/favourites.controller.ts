import { type PriorCodes, QuickPick, QuickPickView } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';
import {
  CLOCK,
  Context,
  Idempotent,
  notFound,
  Permission,
  ReadsPhi,
  Refusal,
  type RequestContext,
  type Transaction,
  Transactional,
  Tx,
} from '@claimstream/service-kit';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { patientIdOf } from '../../domain/services-of-encounter.js';
import { findEncounter } from '../encounters.queries.js';
import { dropPick, findPicks, findPriorCodes, keepPick, mostPicks, type PickOwner } from './favourites.queries.js';

const Id = z.uuid();

@ApiTags('favourites')
@Controller('v1')
export class FavouritesController {
  constructor(@Inject(CLOCK) private readonly clock: () => Date) {}

  @Get('encounters/:encounterId/prior-codes')
  @ApiOperation({ summary: "What the patient's other encounters were coded with, the latest first, to be copied from." })
  @Permission('coding:read')
  @ReadsPhi({
    action: 'encounters.read-prior-codes',
    store: 'encounters',
    ids: ({ items }: { items: PriorCodes[] }) => items.map(({ encounterId }) => ({ id: encounterId })),
  })
  async priorCodes(
    @Param('encounterId', { schema: Id }) encounterId: string,
    @Tx() tx: Transaction,
  ): Promise<{ items: PriorCodes[] }> {
    const known = await findEncounter(tx, encounterId);
    if (!known) throw notFound('encounter');
    return { items: await findPriorCodes(tx, encounterId, patientIdOf(known.tenantId, known.encounter)) };
  }

  @Get('quick-picks')
  @ApiOperation({ summary: "The caller's own quick picks, and the department's." })
  @Permission('coding:read')
  @Transactional()
  async picks(@Context() { tenantId, actor }: RequestContext, @Tx() tx: Transaction): Promise<{ items: QuickPickView[] }> {
    return { items: await findPicks(tx, { tenantId, coder: actor }) };
  }

  @Post('quick-picks')
  @HttpCode(200)
  @ApiOperation({ summary: 'Keeps a quick pick of the caller; one of the same name takes its place.' })
  @ApiOkResponse({ standardSchema: QuickPickView })
  @Permission('coding:write')
  @Idempotent()
  keep(
    @Body({ schema: QuickPick }) pick: QuickPick,
    @Context() { tenantId, actor }: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<QuickPickView> {
    return this.kept(tx, { tenantId, owner: { coder: actor }, pick });
  }

  @Delete('quick-picks/:quickPickId')
  @HttpCode(204)
  @ApiOperation({ summary: "Takes away one of the caller's own quick picks." })
  @Permission('coding:write')
  @Transactional()
  async drop(
    @Param('quickPickId', { schema: Id }) id: string,
    @Context() { tenantId, actor }: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<void> {
    if (!(await dropPick(tx, { tenantId, owner: { coder: actor }, id }))) throw notFound('quick pick');
  }

  @Post('quick-picks/department')
  @HttpCode(200)
  @ApiOperation({ summary: 'Keeps a quick pick for everybody in the department.' })
  @ApiOkResponse({ standardSchema: QuickPickView })
  @Permission('coding-management:write')
  @Idempotent()
  keepForAll(
    @Body({ schema: QuickPick }) pick: QuickPick,
    @Context() { tenantId }: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<QuickPickView> {
    return this.kept(tx, { tenantId, owner: 'department', pick });
  }

  @Delete('quick-picks/department/:quickPickId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Takes away a quick pick of the department.' })
  @Permission('coding-management:write')
  @Transactional()
  async dropForAll(
    @Param('quickPickId', { schema: Id }) id: string,
    @Context() { tenantId }: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<void> {
    if (!(await dropPick(tx, { tenantId, owner: 'department', id }))) throw notFound('quick pick');
  }

  private async kept(tx: Transaction, keeping: { tenantId: Uuid; owner: PickOwner; pick: QuickPick }): Promise<QuickPickView> {
    const pick = await keepPick(tx, { ...keeping, at: this.clock().toISOString() });
    if (!pick) throw new Refusal(409, 'TOO_MANY_QUICK_PICKS', `There are ${mostPicks} already; take one away first.`);
    return pick;
  }
}
