import { EncounterView, type ProviderQuery } from '@claimstream/contracts';
import {
  Context,
  Idempotent,
  notFound,
  Permission,
  ReadsPhi,
  type RequestContext,
  type Transaction,
  Tx,
} from '@claimstream/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { answerQuery, openQuery, withdrawQuery } from '../../domain/work/query-provider.js';
import { findEncounter } from '../encounters.queries.js';
import { PersonalReasonRequest } from '../reason.requests.js';
import { AnswerRequest, QueryRequest } from './coding.requests.js';
import { EncounterSteps } from './encounter-steps.js';

const Id = z.uuid();

@ApiTags('provider queries')
@Controller('v1/encounters/:encounterId/queries')
export class QueriesController {
  constructor(private readonly steps: EncounterSteps) {}

  @Get()
  @ApiOperation({ summary: 'All that was asked of providers about an encounter, and what they answered.' })
  @Permission('provider-queries:read')
  @ReadsPhi({ action: 'encounters.read-queries', store: 'encounters', ids: 'encounterId' })
  async list(
    @Param('encounterId', { schema: Id }) encounterId: string,
    @Tx() tx: Transaction,
  ): Promise<{ items: readonly ProviderQuery[] }> {
    const encounter = await findEncounter(tx, encounterId);
    if (!encounter) throw notFound('encounter');
    return { items: encounter.queries };
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Asks a provider about the documentation; the encounter waits for the answer.' })
  @ApiOkResponse({ standardSchema: EncounterView })
  @Permission('coding:write')
  @Idempotent()
  open(
    @Param('encounterId', { schema: Id }) encounterId: string,
    @Body({ schema: QueryRequest }) question: QueryRequest,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<EncounterView> {
    return this.steps.take(tx, context, encounterId, {
      action: 'coding.open-query',
      decide: (known, facts) => openQuery(known, question, facts),
    });
  }

  @Post(':queryId/answer')
  @HttpCode(200)
  @ApiOperation({ summary: "The provider's answer; the encounter goes back to its coder when it was the last one open." })
  @ApiOkResponse({ standardSchema: EncounterView })
  @Permission('provider-queries:write')
  @Idempotent()
  answer(
    @Param('encounterId', { schema: Id }) encounterId: string,
    @Param('queryId', { schema: Id }) queryId: string,
    @Body({ schema: AnswerRequest }) { answer }: AnswerRequest,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<EncounterView> {
    return this.steps.take(tx, context, encounterId, {
      action: 'coding.answer-query',
      decide: (known, facts) => answerQuery(known, queryId, answer, facts),
    });
  }

  @Post(':queryId/withdraw')
  @HttpCode(200)
  @ApiOperation({ summary: 'The question is no longer asked.' })
  @ApiOkResponse({ standardSchema: EncounterView })
  @Permission('coding:write')
  @Idempotent()
  withdraw(
    @Param('encounterId', { schema: Id }) encounterId: string,
    @Param('queryId', { schema: Id }) queryId: string,
    @Body({ schema: PersonalReasonRequest }) { reason }: PersonalReasonRequest,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<EncounterView> {
    return this.steps.take(tx, context, encounterId, {
      action: 'coding.withdraw-query',
      decide: (known, facts) => withdrawQuery(known, queryId, reason, facts),
    });
  }
}
