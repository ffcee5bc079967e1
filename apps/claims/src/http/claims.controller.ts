import { type ClaimSummary, ClaimView, type TimelineEntryView } from '@claimstream/contracts';
import type { Commands, Decision, Facts, Tx as Transaction } from '@claimstream/messaging';
import {
  auditRead,
  COMMANDS,
  Context,
  Idempotent,
  idKey,
  keysOfCursor,
  notFound,
  type Page,
  pageOf,
  Permission,
  ReadsPhi,
  Refusal,
  type RequestContext,
  Transactional,
  Tx,
} from '@claimstream/service-kit';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { POLICY_OF } from '../billing-policy.js';
import type { Claim } from '../domain/claim.js';
import { correctClaim, type CorrectionDecision, releaseClaim } from '../domain/correct-claim.js';
import type { EditFacts } from '../domain/edits/edit-facts.js';
import type { PolicyOf } from '../reactions/bill-case.js';
import { carryOut, editFactsOf } from '../reactions/tell-claim.js';
import { claims } from '../store/claims.store.js';
import { timeline } from '../store/timeline.store.js';
import { findClaim, findClaims, findTimeline, lockedVersion } from './claims.queries.js';
import { ClaimsQuery, CorrectionRequest, ReleaseRequest } from './claims.requests.js';

const ClaimId = z.uuid();

/** What a person did to a claim, as its timeline says it. */
interface Act {
  readonly kind: 'claim-released' | 'claim-corrected';
  readonly facts: object;
  readonly decide: (claim: Claim, facts: EditFacts) => CorrectionDecision;
}

@ApiTags('claims')
@Controller('v1/claims')
export class ClaimsController {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    @Inject(POLICY_OF) private readonly policyOf: PolicyOf,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Claims, filtered; without Tenant-Id those of all tenants that the token may see.' })
  @Permission('claims:read', { acrossTenants: true })
  @Transactional()
  async list(@Query() { limit, cursor, ...filter }: ClaimsQuery, @Tx() tx: Transaction): Promise<Page<ClaimSummary>> {
    const after = keysOfCursor(cursor, [idKey])?.[0]?.toString();
    return pageOf(await findClaims(tx, { ...filter, after, limit }), limit, ({ claimId }) => [claimId]);
  }

  @Get(':claimId')
  @ApiOperation({ summary: 'A claim, whole.' })
  @Permission('claims:read', { acrossTenants: true })
  @ReadsPhi({
    action: 'claims.read',
    store: 'claims',
    ids: (claim: ClaimView) => [{ id: claim.claimId, tenantId: claim.tenantId }],
  })
  async read(@Param('claimId', { schema: ClaimId }) claimId: string, @Tx() tx: Transaction): Promise<ClaimView> {
    const claim = await findClaim(tx, claimId);
    if (!claim) throw notFound('claim');
    return claim;
  }

  @Get(':claimId/timeline')
  @ApiOperation({ summary: 'Every event, acknowledgment and human act of a claim, in order.' })
  @Permission('claims:read', { acrossTenants: true })
  @Transactional()
  async readTimeline(
    @Param('claimId', { schema: ClaimId }) claimId: string,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<{ items: TimelineEntryView[] }> {
    const found = await findTimeline(tx, claimId);
    if (!found) throw notFound('claim');
    const { tenantId, items } = found;
    await auditRead(tx, context, { action: 'claims.timeline', store: 'claims', ids: [claimId], tenantIds: [tenantId] });
    return { items };
  }

  @Post(':claimId/release')
  @HttpCode(200)
  @ApiOperation({ summary: 'Lets a held or rejected claim go, in spite of the edits named.' })
  @Permission('claims:write')
  @Idempotent()
  async release(
    @Param('claimId', { schema: ClaimId }) claimId: string,
    @Body({ schema: ReleaseRequest }) { reason, overrides }: ReleaseRequest,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<ClaimView> {
    return this.act(tx, context, claimId, {
      kind: 'claim-released',
      facts: { reason, overrides },
      decide: (claim, facts) => releaseClaim(claim, overrides, facts),
    });
  }

  @Post(':claimId/corrections')
  @HttpCode(200)
  @ApiOperation({ summary: 'Changes what a held or rejected claim says and runs the edits again; release it to send it.' })
  @Permission('claims:write')
  @Idempotent()
  async correct(
    @Param('claimId', { schema: ClaimId }) claimId: string,
    @Body({ schema: CorrectionRequest }) { version, reason, content }: CorrectionRequest,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<ClaimView> {
    const current = await lockedVersion(tx, claimId);
    if (current === undefined) throw notFound('claim');
    if (current !== version) throw new Refusal(409, 'VERSION_CHANGED', 'Somebody changed the claim meanwhile: read it again.');
    return this.act(tx, context, claimId, {
      kind: 'claim-corrected',
      facts: { reason },
      decide: (claim, facts) => correctClaim(claim, sameClaim(claim, content), facts),
    });
  }

  private async act(
    tx: Transaction,
    context: RequestContext,
    claimId: string,
    { kind, facts: told, decide }: Act,
  ): Promise<ClaimView> {
    await this.commands.execute(
      tx,
      { ...context, action: `claims.${kind}` },
      claims.at(claimId),
      (claim, facts: Facts): Decision<Claim> => {
        if (!claim) throw notFound('claim');
        const decision = decide(claim, editFactsOf(this.policyOf, facts));
        if (decision.kind === 'refused') throw new Refusal(409, decision.code, decision.detail);
        const line = timeline.insert({
          claimId,
          entryId: facts.newId(),
          at: facts.now.toISOString(),
          kind,
          actor: facts.actor,
          facts: told,
        });
        return carryOut(decision, facts, [line]);
      },
    );
    const claim = await findClaim(tx, claimId);
    if (!claim) throw notFound('claim');
    return claim;
  }
}

/** The correction with what names the claim kept as it is. */
function sameClaim({ content }: Claim, corrected: Claim['content']): Claim['content'] {
  if (corrected.kind !== content.kind)
    throw new Refusal(422, 'CLAIM_KIND_CHANGED', 'A claim stays professional or institutional.');
  const { claimId, billingCaseId, patientControlNumber, encounterIds, coverageCheck } = content;
  const totalChargeCents = corrected.lines.reduce((sum, { chargeAmountCents }) => sum + chargeAmountCents, 0);
  return { ...corrected, claimId, billingCaseId, patientControlNumber, encounterIds, coverageCheck, totalChargeCents };
}
