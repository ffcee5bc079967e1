import {
  EncounterBatchReceipt,
  type EncounterBatchResult,
  type EncounterChanges,
  EncounterReceipt,
  type EncounterSummary,
  EncounterView,
} from '@claimstream/contracts';
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
  Tx,
} from '@claimstream/service-kit';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { cancelEncounter, type Cancelling } from '../domain/cancel-encounter.js';
import { encounterIdOf } from '../domain/encounter-ids.js';
import type { EncounterRecord } from '../domain/encounter-record.js';
import { shareGrouping } from '../store/charges/charges.store.js';
import { encounters } from '../store/encounters.store.js';
import { LOADED_TABLES, type LoadedTables } from '../store/loaded-tables.js';
import { BatchBody, documented, EncounterBody } from './bodies.js';
import { settleChargesOfCancelled } from './charges/with-their-charges.js';
import { findEncounter, findEncounters } from './encounters.queries.js';
import { CancelRequest, EncounterName, EncountersQuery } from './encounters.requests.js';
import { bookFor, encountersIn } from './price-bodies.js';
import { changesAfter } from './work/changes-after.js';
import { readBatch } from './read-batch.js';
import { readEncounter } from './read-encounter.js';
import { takeIn, toReceipt } from './take-in.js';
import { placeOf } from './page-place.js';

const EncounterId = z.uuid();

@ApiTags('encounters')
@Controller('v1/encounters')
export class EncountersController {
  constructor(
    @Inject(COMMANDS) readonly commands: Commands,
    @Inject(LOADED_TABLES) readonly loadedTables: LoadedTables,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Sends an encounter, or a new revision of one; the same content again changes nothing.' })
  @EncounterBody()
  @ApiOkResponse({ standardSchema: EncounterReceipt })
  @Permission('encounters:write')
  @Idempotent()
  async send(
    @Body() body: unknown,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EncounterReceipt> {
    const book = await bookFor(tx, context, [body]);
    const read = readEncounter(body, book);
    if (!read.ok) throw new InvalidRequest(read.faults);
    const [intake] = await takeIn(this, tx, context, [read.encounter], book);
    if (intake!.kind === 'refused') throw new Refusal(409, intake!.code, intake!.detail);

    const receipt = toReceipt(intake!);
    void reply.code(receipt.outcome === 'created' ? 201 : 200).header('location', `/v1/encounters/${receipt.encounterId}`);
    return receipt;
  }

  @Post('batch')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sends up to 1,000 encounters; each has its own result, and those that are invalid leave no trace.' })
  @BatchBody()
  @ApiOkResponse({ standardSchema: EncounterBatchReceipt })
  @Permission('encounters:write')
  @Idempotent()
  async sendBatch(
    @Body() body: unknown,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<{ results: EncounterBatchResult[] }> {
    const book = await bookFor(tx, context, encountersIn(body));
    const { told, resultsOf } = readBatch(body, book);
    return { results: resultsOf(await takeIn(this, tx, context, told, book)) };
  }

  @Get()
  @ApiOperation({
    summary:
      'Encounters in the order in which they came, or with changedAfter in the order in which they changed, with final codes and queries; without Tenant-Id those of all tenants of the token.',
  })
  @Permission('encounters:read', { acrossTenants: true })
  @ReadsPhi({
    action: 'encounters.list',
    store: 'encounters',
    ids: ({ items }: Page<EncounterSummary>) => items.map(({ encounterId, tenantId }) => ({ id: encounterId, tenantId })),
  })
  async list(
    @Query() { limit, cursor, status, stage, changedAfter }: EncountersQuery,
    @Context() { tenantIds }: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<Page<EncounterSummary> | EncounterChanges> {
    if (changedAfter !== undefined) return changesAfter(tx, { tenantIds, changedAfter, limit });
    const rows = await findEncounters(tx, { tenantIds, limit, status, stage, after: placeOf(cursor) });
    return pageOf(rows, limit, (row) => [row.recordedAt, row.encounterId]);
  }

  @Post('lookup')
  @HttpCode(200)
  @ApiOperation({
    summary: 'An encounter by its name in the source system; without Tenant-Id those of this name of all tenants of the token.',
  })
  @ApiBody({ schema: documented(EncounterName) })
  @Permission('encounters:read', { acrossTenants: true })
  @ReadsPhi({
    action: 'encounters.look-up',
    store: 'encounters',
    ids: ({ items }: { items: EncounterSummary[] }) => items.map(({ encounterId, tenantId }) => ({ id: encounterId, tenantId })),
  })
  async lookUp(
    @Body({ schema: EncounterName }) name: EncounterName,
    @Context() { tenantIds }: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<{ items: EncounterSummary[] }> {
    const encounterIds = tenantIds.map((tenantId) => encounterIdOf(tenantId, name));
    const items = await findEncounters(tx, { tenantIds, limit: tenantIds.length, encounterIds });
    if (items.length === 0) throw notFound('encounter');
    return { items };
  }

  @Get(':encounterId')
  @ApiOperation({ summary: 'An encounter, whole.' })
  @ApiOkResponse({ standardSchema: EncounterView })
  @Permission('encounters:read', { acrossTenants: true })
  @ReadsPhi({
    action: 'encounters.read',
    store: 'encounters',
    ids: ({ encounterId, tenantId }: EncounterView) => [{ id: encounterId, tenantId }],
  })
  async read(@Param('encounterId', { schema: EncounterId }) encounterId: string, @Tx() tx: Transaction): Promise<EncounterView> {
    const encounter = await findEncounter(tx, encounterId);
    if (!encounter) throw notFound('encounter');
    return encounter;
  }

  @Post(':encounterId/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'Says that an encounter was entered in error or aborted: it is not to be billed.' })
  @ApiOkResponse({ standardSchema: EncounterReceipt })
  @Permission('encounters:write')
  @Idempotent()
  async cancel(
    @Param('encounterId', { schema: EncounterId }) encounterId: string,
    @Body({ schema: CancelRequest }) { reason }: CancelRequest,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<EncounterReceipt> {
    await shareGrouping(tx, context.tenantId, [encounterId]);
    const { answer } = await this.commands.execute<EncounterRecord, Cancelling>(
      tx,
      { ...context, action: 'coding.cancel-encounter' },
      encounters.at(encounterId),
      (known, facts) => cancelEncounter(known, reason, facts),
    );
    if (answer!.kind === 'unknown') throw notFound('encounter');
    await settleChargesOfCancelled(this.commands, tx, context, encounterId);
    return toReceipt({ kind: answer!.kind === 'cancelled' ? 'revised' : 'unchanged', record: answer!.record });
  }
}
