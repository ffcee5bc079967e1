import { randomBytes } from 'node:crypto';
import { AuditOrder, type AuditSummaryItem, AuditView } from '@claimstream/contracts';
import { newId, type Uuid } from '@claimstream/kernel';
import type { Commands, Decision, Facts } from '@claimstream/messaging';
import {
  COMMANDS,
  Context,
  Idempotent,
  notFound,
  type Page,
  pageOf,
  PageQuery,
  Permission,
  ReadsPhi,
  Refusal,
  type RequestContext,
  type Transaction,
  Transactional,
  Tx,
} from '@claimstream/service-kit';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type CodingAudit, drawSample, outliersOf } from '../../domain/work/coding-audit.js';
import { type AuditStep, finishFollowUp, openFollowUp, recordResult } from '../../domain/work/work-on-audit.js';
import { codingAudits } from '../../store/work/work.stores.js';
import { findAudit, findAudits, findCandidates, mostCandidates, toAuditView } from './audits.queries.js';
import { AuditResultRequest, FollowUpRequest } from './audits.requests.js';
import { placeOf } from '../page-place.js';

const Id = z.uuid();

@ApiTags('coding audits')
@Controller('v1/audits')
export class AuditsController {
  constructor(@Inject(COMMANDS) private readonly commands: Commands) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({ summary: 'Draws a sample of released encounters by criteria and seed; the same seed draws the same again.' })
  @ApiCreatedResponse({ standardSchema: AuditView })
  @Permission('audits:write')
  @Idempotent()
  async draw(
    @Body({ schema: AuditOrder }) { name, criteria, size, seed = randomBytes(16).toString('base64url') }: AuditOrder,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<AuditView> {
    const all = await findCandidates(tx, context.tenantId, criteria);
    if (all.length > mostCandidates) {
      throw new Refusal(422, 'TOO_MANY_CANDIDATES', 'More encounters fit than one sample is drawn from; name a shorter period.');
    }
    const candidates = criteria.outlierPercent === undefined ? all : outliersOf(all, criteria.outlierPercent);
    const cases = drawSample(candidates, { seed, size }).map((candidate) => ({ ...candidate, followUps: [] }));
    const auditId = newId();
    const { state } = await this.commands.execute<CodingAudit>(
      tx,
      { ...context, action: 'coding.draw-audit' },
      codingAudits.at(auditId),
      (_, { actor, now }): Decision<CodingAudit, void> => ({
        state: {
          ...{ auditId, name, criteria, size, seed, population: candidates.length },
          ...{ drawnBy: actor, drawnAt: now.toISOString(), cases },
        },
      }),
    );
    return toAuditView(state!);
  }

  @Get()
  @ApiOperation({ summary: 'Internal audits, the newest first, each with its summary.' })
  @Permission('audits:read')
  @Transactional()
  async list(
    @Query() { cursor, limit }: PageQuery,
    @Context() { tenantId }: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<Page<AuditSummaryItem>> {
    const rows = await findAudits(tx, tenantId, { before: placeOf(cursor), limit });
    return pageOf(rows, limit, ({ drawnAt, auditId }) => [drawnAt, auditId]);
  }

  @Get(':auditId')
  @ApiOperation({ summary: 'An audit with its cases, what was found in each, and what has to be done.' })
  @ApiOkResponse({ standardSchema: AuditView })
  @Permission('audits:read')
  @ReadsPhi({ action: 'coding-audits.read', store: 'coding-audits', ids: 'auditId' })
  async read(@Param('auditId', { schema: Id }) auditId: string, @Tx() tx: Transaction): Promise<AuditView> {
    const audit = await findAudit(tx, auditId);
    if (!audit) throw notFound('audit');
    return audit;
  }

  @Post(':auditId/cases/:encounterId/result')
  @HttpCode(200)
  @ApiOperation({ summary: 'Says what was found in a case; a later word replaces an earlier one.' })
  @ApiOkResponse({ standardSchema: AuditView })
  @Permission('audits:write')
  @Idempotent()
  recordResult(
    @Param('auditId', { schema: Id }) auditId: string,
    @Param('encounterId', { schema: Id }) encounterId: string,
    @Body({ schema: AuditResultRequest }) result: AuditResultRequest,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<AuditView> {
    return this.step(tx, { ...context, action: 'coding.record-audit-result' }, auditId, (audit, facts) =>
      recordResult(audit, encounterId, result, facts),
    );
  }

  @Post(':auditId/cases/:encounterId/follow-ups')
  @HttpCode(200)
  @ApiOperation({ summary: 'Says what has to be done about a case, and by whom.' })
  @ApiOkResponse({ standardSchema: AuditView })
  @Permission('audits:write')
  @Idempotent()
  openFollowUp(
    @Param('auditId', { schema: Id }) auditId: string,
    @Param('encounterId', { schema: Id }) encounterId: string,
    @Body({ schema: FollowUpRequest }) wanted: FollowUpRequest,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<AuditView> {
    return this.step(tx, { ...context, action: 'coding.open-follow-up' }, auditId, (audit, facts) =>
      openFollowUp(audit, encounterId, wanted, facts),
    );
  }

  @Post(':auditId/cases/:encounterId/follow-ups/:followUpId/done')
  @HttpCode(200)
  @ApiOperation({ summary: 'Says that a follow-up was done.' })
  @ApiOkResponse({ standardSchema: AuditView })
  @Permission('audits:write')
  @Idempotent()
  finishFollowUp(
    @Param('auditId', { schema: Id }) auditId: string,
    @Param('encounterId', { schema: Id }) encounterId: string,
    @Param('followUpId', { schema: Id }) followUpId: string,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<AuditView> {
    return this.step(tx, { ...context, action: 'coding.finish-follow-up' }, auditId, (audit, facts) =>
      finishFollowUp(audit, { encounterId, followUpId }, facts),
    );
  }

  private async step(
    tx: Transaction,
    context: RequestContext & { action: string },
    auditId: Uuid,
    decide: (audit: CodingAudit | undefined, facts: Facts) => Decision<CodingAudit, AuditStep>,
  ): Promise<AuditView> {
    const { answer } = await this.commands.execute<CodingAudit, AuditStep>(tx, context, codingAudits.at(auditId), decide);
    switch (answer!.kind) {
      case 'unknown':
        throw notFound(answer!.what);
      case 'refused':
        throw new Refusal(409, answer!.code, answer!.detail);
      case 'done':
        return toAuditView(answer!.audit);
    }
  }
}
