import { Readable } from 'node:stream';
import {
  codeSetDefinitions,
  type CodeSetName,
  codeSetNames,
  importRelease,
  keptOf,
  type ReleaseShelf,
} from '@claimstream/code-sets';
import { CodeSetRelease, CodeSetReleaseReceipt, type CodeSetView } from '@claimstream/contracts';
import { calendarDateOf, isCalendarDate, type Uuid } from '@claimstream/kernel';
import {
  auditRead,
  CLOCK,
  CONFIG,
  Context,
  InvalidRequest,
  notFound,
  Permission,
  Refusal,
  type RequestContext,
  TenantDatabase,
  type Transaction,
} from '@claimstream/service-kit';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { CodingConfig } from '../../coding.config.js';
import { ReleaseKeeper } from '../../store/code-sets/release-keeper.js';
import {
  deployment,
  endRelease,
  findReleases,
  type ReleaseRow,
  withdrawRelease,
} from '../../store/code-sets/releases.queries.js';
import { storeRelease } from '../../store/code-sets/store-release.js';
import { mostUploadedBytes, upTo } from './bounded-upload.js';
import { codeSetNamed, OnDayQuery, RetireRequest, UploadQuery, WithdrawRequest } from './code-sets.requests.js';

const ReleaseId = z.uuid();
/** More releases of one set than anybody loads in decades. */
const mostListed = 1_000;

/** Code sets of the deployment, loaded by its operators, and licensed ones, loaded by the tenant that holds the licence. */
@ApiTags('code sets')
@Controller('v1/code-sets')
export class ReleasesController {
  constructor(
    private readonly database: TenantDatabase,
    private readonly keeper: ReleaseKeeper,
    @Inject(CLOCK) private readonly clock: () => Date,
    @Inject(CONFIG) private readonly config: CodingConfig,
  ) {}

  @Get()
  @ApiOperation({ summary: 'All code sets, and which release of each is in force on a day.' })
  @Permission('code-sets:read')
  list(@Query() { date }: OnDayQuery, @Context() { tenantId }: RequestContext): { items: CodeSetView[] } {
    const shelf = this.keeper.releases.shelfOf(tenantId);
    const day = date ?? calendarDateOf(this.clock());
    return { items: codeSetNames.map((set) => toView(set, shelf, day)) };
  }

  @Get(':set/releases')
  @ApiOperation({ summary: 'The releases of a set that were loaded, also those that were withdrawn; the latest first.' })
  @Permission('code-sets:read')
  async releases(@Param('set') set: string, @Context() { tenantId }: RequestContext): Promise<{ items: CodeSetRelease[] }> {
    const rows = await this.database.transaction([tenantId, deployment], (tx) =>
      findReleases(tx, { set: codeSetNamed(set), limit: mostListed }),
    );
    return { items: rows.map(toRelease) };
  }

  @Post(':set/releases')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Loads a release from the raw file as its authority publishes it, streamed. All of it becomes active at once, or nothing and every fault by line. The same file again changes nothing.',
  })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ standardSchema: CodeSetReleaseReceipt })
  @Permission('code-sets:write')
  async load(
    @Param('set') set: string,
    @Query() { allowSmaller, fileName, ...terms }: UploadQuery,
    @Body() upload: unknown,
    @Context() context: RequestContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CodeSetReleaseReceipt> {
    const name = codeSetNamed(set);
    const owner = this.ownerOf(name, context);
    assertDays(terms);
    if (!(upload instanceof Readable))
      throw new Refusal(415, 'MEDIA_TYPE_UNSUPPORTED', 'Send the file as application/octet-stream.');
    const file = { name: fileName ?? name, chunks: upTo(mostUploadedBytes, upload as AsyncIterable<Uint8Array>) };
    const imported = await importRelease({ set: name, files: [file], ...terms });
    if (imported.kind === 'refused') {
      const { faults, faultCount } = imported.report;
      throw new Refusal(422, 'FILE_REFUSED', 'The file is refused; the release in force stays as it is.', { faults, faultCount });
    }
    const { outcome, release } = await storeRelease(this.database, {
      ...{ kept: keptOf(imported, { files: [file.name] }), owner, by: context.actor, at: this.clock(), allowSmaller },
      callerTenant: context.tenantId,
      termsGiven: Object.values(terms).some((term) => term !== undefined),
      alongside: (tx, { releaseId }) => this.audit(tx, context, { action: 'code-sets.load', releaseId }),
    });
    await this.keeper.releases.refresh();
    void reply.code(outcome === 'loaded' ? 201 : 200);
    return { outcome, release: toRelease(release) };
  }

  @Post(':set/releases/:releaseId/withdraw')
  @HttpCode(200)
  @ApiOperation({ summary: 'Takes a release out of force for all days: what was in force before it is again.' })
  @ApiOkResponse({ standardSchema: CodeSetRelease })
  @Permission('code-sets:write')
  withdraw(
    @Param('set') set: string,
    @Param('releaseId', { schema: ReleaseId }) releaseId: Uuid,
    @Body({ schema: WithdrawRequest }) { reason }: WithdrawRequest,
    @Context() context: RequestContext,
  ): Promise<CodeSetRelease> {
    const withdrawn = { by: context.actor, at: this.clock().toISOString(), reason };
    return this.change({ set: codeSetNamed(set), releaseId, context, action: 'code-sets.withdraw' }, (tx, release) =>
      release.status === 'withdrawn' ? Promise.resolve() : withdrawRelease(tx, release, withdrawn),
    );
  }

  @Post(':set/releases/:releaseId/retire')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sets the last day of a release.' })
  @ApiOkResponse({ standardSchema: CodeSetRelease })
  @Permission('code-sets:write')
  retire(
    @Param('set') set: string,
    @Param('releaseId', { schema: ReleaseId }) releaseId: Uuid,
    @Body({ schema: RetireRequest }) { effectiveTo }: RetireRequest,
    @Context() context: RequestContext,
  ): Promise<CodeSetRelease> {
    return this.change({ set: codeSetNamed(set), releaseId, context, action: 'code-sets.retire' }, (tx, release) => {
      assertDays({ effectiveFrom: release.effectiveFrom, effectiveTo });
      return endRelease(tx, release, effectiveTo);
    });
  }

  private async change(
    { set, releaseId, context, action }: { set: CodeSetName; releaseId: Uuid; context: RequestContext; action: string },
    change: (tx: Transaction, release: ReleaseRow) => Promise<void>,
  ): Promise<CodeSetRelease> {
    const owner = this.ownerOf(set, context);
    const changed = await this.database.transaction([...new Set([owner, deployment, context.tenantId])], async (tx) => {
      const [release] = await findReleases(tx, { set, releaseId, tenantId: owner });
      if (!release) throw notFound('release');
      await change(tx, release);
      await this.audit(tx, context, { action, releaseId });
      return (await findReleases(tx, { set, releaseId, tenantId: owner }))[0]!;
    });
    await this.keeper.releases.refresh();
    return toRelease(changed);
  }

  /** Whose a release is that this caller loads. */
  private ownerOf(set: CodeSetName, { tenantId }: RequestContext): Uuid {
    if (codeSetDefinitions[set].licensed) return tenantId;
    if (this.config.codeSets.operators.includes(tenantId)) return deployment;
    throw new Refusal(403, 'DEPLOYMENT_OWNED', 'This set belongs to the deployment: its operators load it.');
  }

  /** In the audit of the tenant whose person did it. */
  private audit(
    tx: Transaction,
    context: RequestContext,
    { action, releaseId }: { action: string; releaseId: Uuid },
  ): Promise<void> {
    return auditRead(tx, context, { action, store: 'code_set_release', ids: [releaseId] });
  }
}

function assertDays({ effectiveFrom, effectiveTo }: { effectiveFrom?: string; effectiveTo?: string }): void {
  const faults = Object.entries({ effectiveFrom, effectiveTo }).flatMap(([name, date]) =>
    date === undefined || isCalendarDate(date)
      ? []
      : [{ pointer: `#query/${name}`, code: 'INVALID_DATE', detail: 'There is no such day.' }],
  );
  if (faults.length === 0 && effectiveFrom !== undefined && effectiveTo !== undefined && effectiveTo < effectiveFrom) {
    faults.push({ pointer: '#query/effectiveTo', code: 'DATES_REVERSED', detail: 'The last day is before the first.' });
  }
  if (faults.length > 0) throw new InvalidRequest(faults);
}

const toRelease = ({ tenantId: _, ...release }: ReleaseRow): CodeSetRelease => release;

function toView(set: CodeSetName, shelf: ReleaseShelf, date: string): CodeSetView {
  const { title, authority, licensed, layouts } = codeSetDefinitions[set];
  const release = shelf.inForce(set, date);
  return {
    ...{ set, title, authority, licensed, layouts: layouts.map(({ name }) => name) },
    ...(release && {
      inForce: {
        ...{ version: release.version, complete: release.complete, effectiveFrom: release.effectiveFrom },
        ...(release.effectiveTo !== undefined && { effectiveTo: release.effectiveTo }),
      },
    }),
  };
}
