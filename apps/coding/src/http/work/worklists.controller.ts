import { EncounterView, WorklistCounts, type WorklistItem } from '@claimstream/contracts';
import {
  CLOCK,
  Context,
  Idempotent,
  type Page,
  pageOf,
  Permission,
  ReadsPhi,
  type RequestContext,
  type Transaction,
  Transactional,
  Tx,
} from '@claimstream/service-kit';
import { Controller, Get, HttpCode, Inject, Post, Query, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { takeLease } from '../../domain/work/lease.js';
import { EncounterSteps } from './encounter-steps.js';
import { Worklist, worklists } from './worklists.js';
import { countWork, findWork, lockNext } from './worklists.queries.js';
import { WorklistFilter } from './worklists.requests.js';
import { placeOf } from '../page-place.js';

@ApiTags('worklists')
@Controller('v1/worklists')
export class WorklistsController {
  constructor(
    private readonly steps: EncounterSteps,
    @Inject(CLOCK) private readonly clock: () => Date,
  ) {}

  @Get([...worklists])
  @ApiOperation({ summary: 'What waits for people, oldest and most valuable first.' })
  @Permission('coding:read', { acrossTenants: true })
  @ReadsPhi({
    action: 'encounters.read-worklist',
    store: 'encounters',
    ids: ({ items }: Page<WorklistItem>) => items.map(({ encounterId, tenantId }) => ({ id: encounterId, tenantId })),
  })
  async list(
    @Worklist() worklist: Worklist,
    @Query() { cursor, limit, ...filter }: WorklistFilter,
    @Context() { tenantIds }: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<Page<WorklistItem>> {
    const rows = await findWork(tx, { ...filter, tenantIds, worklist }, { after: placeOf(cursor), limit });
    return pageOf(rows, limit, ({ ranksAt, encounterId }) => [ranksAt, encounterId]);
  }

  @Get(worklists.map((worklist) => `${worklist}/counts`))
  @ApiOperation({ summary: 'How much waits, in encounters and charges, and why.' })
  @ApiOkResponse({ standardSchema: WorklistCounts })
  @Permission('coding:read', { acrossTenants: true })
  @Transactional()
  count(
    @Worklist() worklist: Worklist,
    @Query() { cursor: _cursor, limit: _limit, ...filter }: WorklistFilter,
    @Context() { tenantIds }: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<WorklistCounts> {
    return countWork(tx, { ...filter, tenantIds, worklist });
  }

  @Post(['needs-coding/claim-next', 'query-open/claim-next', 'held/claim-next'])
  @HttpCode(200)
  @ApiOperation({ summary: 'Gives the caller the next encounter alone for 15 minutes; 204 when there is none.' })
  @ApiOkResponse({ standardSchema: EncounterView })
  @ApiNoContentResponse()
  @Permission('coding:write')
  @Idempotent()
  claimWork(
    @Worklist() worklist: Worklist,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EncounterView | undefined> {
    return this.claimNext(worklist, context, tx, reply);
  }

  @Post('qa/claim-next')
  @HttpCode(200)
  @ApiOperation({ summary: "Gives the caller the next encounter for a second look, never one's own; 204 when there is none." })
  @ApiOkResponse({ standardSchema: EncounterView })
  @ApiNoContentResponse()
  @Permission('coding-quality:write')
  @Idempotent()
  claimReview(
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EncounterView | undefined> {
    return this.claimNext('qa', context, tx, reply);
  }

  private async claimNext(worklist: Worklist, context: RequestContext, tx: Transaction, reply: FastifyReply) {
    const { tenantId, actor } = context;
    const encounterId = await lockNext(tx, { tenantId, actor, worklist, at: this.clock().toISOString() });
    if (encounterId !== undefined)
      return this.steps.take(tx, context, encounterId, { action: 'coding.claim', decide: takeLease });
    void reply.code(204);
    return undefined;
  }
}
