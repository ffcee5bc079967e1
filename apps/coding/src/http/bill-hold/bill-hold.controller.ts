import { BillHoldRules, BillHoldRulesView, EncounterReceipt } from '@claimstream/contracts';
import type { Commands } from '@claimstream/messaging';
import {
  COMMANDS,
  Context,
  Idempotent,
  InvalidRequest,
  notFound,
  Permission,
  Refusal,
  type RequestContext,
  type Transaction,
  Transactional,
  Tx,
} from '@claimstream/service-kit';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { repeatedRules } from '../../domain/bill-hold/repeated-rules.js';
import { type EarlyRelease, releaseEarly } from '../../domain/bill-hold/release-due.js';
import type { EncounterRecord } from '../../domain/encounter-record.js';
import { findBillHoldRules } from '../../store/bill-hold/bill-hold.queries.js';
import { billHoldIdOf, billHolds } from '../../store/bill-hold/bill-hold.store.js';
import { encounters } from '../../store/encounters.store.js';
import { documented } from '../bodies.js';
import { PlainReasonRequest } from '../reason.requests.js';
import { toReceipt } from '../take-in.js';

@ApiTags('bill-hold')
@Controller('v1')
export class BillHoldController {
  constructor(@Inject(COMMANDS) private readonly commands: Commands) {}

  @Get('settings/bill-hold')
  @ApiOperation({
    summary: 'How many days after service or discharge final codes wait before they are released, by class and payer.',
  })
  @ApiOkResponse({ standardSchema: BillHoldRulesView })
  @Permission('bill-hold:read')
  @Transactional()
  rules(@Context() { tenantId }: RequestContext, @Tx() tx: Transaction): Promise<BillHoldRulesView> {
    return findBillHoldRules(tx, tenantId);
  }

  @Put('settings/bill-hold')
  @ApiOperation({ summary: 'Says how many days final codes wait; it counts for encounters that are recorded from now on.' })
  @ApiBody({ schema: documented(BillHoldRules) })
  @ApiOkResponse({ standardSchema: BillHoldRulesView })
  @Permission('bill-hold:write')
  @Transactional()
  async change(
    @Body({ schema: BillHoldRules }) { rules }: BillHoldRules,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<BillHoldRulesView> {
    const repeated = repeatedRules(rules);
    if (repeated.length > 0) {
      const detail = 'There is a rule for this class and payer before.';
      throw new InvalidRequest(repeated.map((place) => ({ pointer: `/rules/${place}`, code: 'RULE_REPEATED', detail })));
    }
    const { answer } = await this.commands.execute<BillHoldRulesView, BillHoldRulesView>(
      tx,
      { ...context, action: 'coding.change-bill-hold' },
      billHolds.at(billHoldIdOf(context.tenantId)),
      (_, { now, actor }) => {
        const state = { rules, changedAt: now.toISOString(), changedBy: actor };
        return { state, answer: state };
      },
    );
    return answer!;
  }

  @Post('encounters/:encounterId/bill-hold/release')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Lets an encounter go before its bill-hold is over or its account complete; one that is not final yet, as soon as it is.',
  })
  @ApiOkResponse({ standardSchema: EncounterReceipt })
  @Permission('bill-hold:write')
  @Idempotent()
  async release(
    @Param('encounterId', { schema: z.uuid() }) encounterId: string,
    @Body({ schema: PlainReasonRequest }) { reason }: PlainReasonRequest,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<EncounterReceipt> {
    const { answer } = await this.commands.execute<EncounterRecord, EarlyRelease>(
      tx,
      { ...context, action: 'coding.release-bill-hold' },
      encounters.at(encounterId),
      (known, facts) => releaseEarly(known, reason, facts),
    );
    if (answer!.kind === 'unknown') throw notFound('encounter');
    if (answer!.kind === 'refused') throw new Refusal(409, answer!.code, answer!.detail);
    return toReceipt({ kind: answer!.kind === 'released' ? 'revised' : 'unchanged', record: answer!.record });
  }
}
