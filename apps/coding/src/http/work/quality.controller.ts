import { randomBytes } from 'node:crypto';
import { type CoderAccuracy, EncounterView, SamplingRuleView } from '@claimstream/contracts';
import type { Commands, Decision } from '@claimstream/messaging';
import {
  COMMANDS,
  Context,
  Idempotent,
  Permission,
  type RequestContext,
  type Transaction,
  Transactional,
  Tx,
} from '@claimstream/service-kit';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { SamplingRule } from '../../domain/work/draw-for-quality.js';
import { accuracyOf, kindsOf, reviewQuality } from '../../domain/work/review-quality.js';
import { qualityReviews, samplingRuleIdOf, samplingRules } from '../../store/work/work.stores.js';
import { PeriodQuery, periodOf } from '../reports/period.requests.js';
import { QualityRequest } from './coding.requests.js';
import { EncounterSteps } from './encounter-steps.js';
import { coderAccuracy, samplingRuleOf } from './quality.queries.js';
import { SamplingRuleRequest } from './quality.requests.js';

@ApiTags('coding quality')
@Controller('v1')
export class QualityController {
  constructor(
    private readonly steps: EncounterSteps,
    @Inject(COMMANDS) private readonly commands: Commands,
  ) {}

  @Post('encounters/:encounterId/quality-review')
  @HttpCode(200)
  @ApiOperation({ summary: 'Says of every code whether it is right, and lets the encounter go or gives it back to its coder.' })
  @ApiOkResponse({ standardSchema: EncounterView })
  @Permission('coding-quality:write')
  @Idempotent()
  review(
    @Param('encounterId', { schema: z.uuid() }) encounterId: string,
    @Body({ schema: QualityRequest }) look: QualityRequest,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<EncounterView> {
    const { verdicts, outcome } = look;
    return this.steps.take(tx, context, encounterId, {
      action: 'coding.review-quality',
      decide: (known, facts) => {
        const decision = reviewQuality(known, look, facts);
        if (!known || decision.answer?.kind !== 'done') return decision;
        const row = qualityReviews.insert({
          ...{ id: facts.newId(), encounterId, revision: known.revision, coder: known.coding!.coder },
          ...{ reviewer: facts.actor, reviewedAt: facts.now.toISOString(), ...accuracyOf(verdicts) },
          ...{ outcome, kinds: kindsOf(verdicts) },
        });
        return { ...decision, rows: [row] };
      },
    });
  }

  @Get('reports/coder-accuracy')
  @ApiOperation({ summary: 'Agreed codes over reviewed codes of each coder, of the second looks in a period.' })
  @Permission('coding-management:read')
  @Transactional()
  async accuracy(
    @Query() query: PeriodQuery,
    @Context() { tenantId }: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<{ items: CoderAccuracy[] }> {
    return { items: await coderAccuracy(tx, tenantId, periodOf(query)) };
  }

  @Get('quality/sampling-rule')
  @ApiOperation({ summary: 'Which coded encounters get a second look.' })
  @ApiOkResponse({ standardSchema: SamplingRuleView })
  @Permission('coding-management:read')
  @Transactional()
  async readRule(@Context() { tenantId }: RequestContext, @Tx() tx: Transaction): Promise<SamplingRuleView> {
    const rule = await samplingRuleOf(tx, tenantId);
    return rule ? withoutSeed(rule) : { percent: 0, firstOfCoder: 0, coders: [], whenOverridden: false };
  }

  @Put('quality/sampling-rule')
  @ApiOperation({ summary: 'Says which coded encounters get a second look from now on.' })
  @ApiOkResponse({ standardSchema: SamplingRuleView })
  @Permission('coding-management:write')
  @Transactional()
  async setRule(
    @Body({ schema: SamplingRuleRequest }) wanted: SamplingRuleRequest,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<SamplingRuleView> {
    const newSeed = randomBytes(32).toString('base64url');
    const { state } = await this.commands.execute<SamplingRule>(
      tx,
      { ...context, action: 'coding.set-sampling-rule' },
      samplingRules.at(samplingRuleIdOf(context.tenantId)),
      (known, { now, actor }): Decision<SamplingRule, void> => ({
        state: { ...wanted, seed: known?.seed ?? newSeed, changedBy: actor, changedAt: now.toISOString() },
      }),
    );
    return withoutSeed(state!);
  }
}

/** Who knew the seed would know what is drawn. */
const withoutSeed = ({ seed: _, ...rule }: SamplingRule): SamplingRuleView => rule;
