import { type EligibilityCheckView, InquiryView } from '@claimstream/contracts';
import { invariant } from '@claimstream/kernel';
import type { Commands } from '@claimstream/messaging';
import {
  COMMANDS,
  CONFIG,
  Context,
  Idempotent,
  notFound,
  Permission,
  ReadsPhi,
  Refusal,
  type RequestContext,
  type Transaction,
  Tx,
} from '@claimstream/service-kit';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { askAgain, assertAsked } from '../domain/ask.js';
import type { EligibilityPolicy } from '../domain/policy.js';
import { type EligibilityConfig, policyOf } from '../eligibility.config.js';
import { inquiries } from '../store/inquiries.store.js';
import { findChecks, findCurrentCheck, findInquiry, toView } from './eligibility.queries.js';
import { CheckRequest, ChecksQuery } from './eligibility.requests.js';

@ApiTags('eligibility')
@Controller('v1')
export class EligibilityController {
  readonly #policy: EligibilityPolicy;

  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    @Inject(CONFIG) config: EligibilityConfig,
  ) {
    this.#policy = policyOf(config);
  }

  @Get('eligibility-checks')
  @ApiOperation({
    summary: 'What an encounter was told of its coverage, the latest first; empty while the payer is being asked.',
  })
  @Permission('eligibility:read', { acrossTenants: true })
  @ReadsPhi({
    action: 'eligibility.checks',
    store: 'eligibility_check',
    ids: ({ items }: { items: EligibilityCheckView[] }) => items.map(({ checkId, tenantId }) => ({ id: checkId, tenantId })),
  })
  async checks(@Query() { encounterId }: ChecksQuery, @Tx() tx: Transaction): Promise<{ items: EligibilityCheckView[] }> {
    return { items: await findChecks(tx, encounterId) };
  }

  @Get('inquiries/:inquiryId')
  @ApiOperation({ summary: 'A question to a payer, and how far it has come.' })
  @ApiOkResponse({ standardSchema: InquiryView })
  @Permission('eligibility:read', { acrossTenants: true })
  @ReadsPhi({
    action: 'eligibility.inquiry',
    store: 'inquiries',
    ids: ({ inquiryId, tenantId }: InquiryView) => [{ id: inquiryId, tenantId }],
  })
  async inquiry(@Param('inquiryId', { schema: z.uuid() }) inquiryId: string, @Tx() tx: Transaction): Promise<InquiryView> {
    const inquiry = await findInquiry(tx, inquiryId);
    if (!inquiry) throw notFound('inquiry');
    return inquiry;
  }

  @Post('eligibility-checks')
  @HttpCode(202)
  @ApiOperation({ summary: 'Asks the payer anew about the coverage of an encounter; the answer comes as another check.' })
  @Permission('eligibility:write')
  @Idempotent()
  async check(
    @Body({ schema: CheckRequest }) { encounterId }: CheckRequest,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<InquiryView> {
    const current = await findCurrentCheck(tx, encounterId);
    if (!current) throw notFound('check of this encounter');
    const { inquiryId, ...asker } = current;
    if (!inquiryId) throw new Refusal(409, 'NOBODY_TO_ASK', 'The encounter has no coverage that a payer could be asked about.');

    const { state } = await this.commands.execute(
      tx,
      { ...context, action: 'eligibility.check-again' },
      inquiries.at(inquiryId),
      (known, facts) => {
        invariant(known, 'A check names an inquiry that was made.');
        assertAsked(known);
        const decision = askAgain(known, asker, facts, this.#policy);
        return { ...decision, coveredBy: inquiries.at(inquiryId) };
      },
    );
    const view = state && toView(context.tenantId, state);
    invariant(view, 'What was asked again was asked.');
    return view;
  }
}
