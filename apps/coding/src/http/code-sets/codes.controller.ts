import { codeDetail, searchCodes } from '@claimstream/code-sets';
import { CodeDetailView, type FoundCodeView } from '@claimstream/contracts';
import { calendarDateOf } from '@claimstream/kernel';
import { CLOCK, Context, notFound, Permission, type RequestContext } from '@claimstream/service-kit';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReleaseKeeper } from '../../store/code-sets/release-keeper.js';
import { codeNamed, CodesQuery, codeSystemNamed, OnDayQuery } from './code-sets.requests.js';

/** Codes looked up in memory, as they were on a day. */
@ApiTags('codes')
@Controller('v1/codes')
export class CodesController {
  constructor(
    private readonly keeper: ReleaseKeeper,
    @Inject(CLOCK) private readonly clock: () => Date,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Codes by code, words, beginnings of words and abbreviations; the likeliest first.' })
  @Permission('codes:read')
  search(
    @Query() { q, system, date, billable, limit }: CodesQuery,
    @Context() { tenantId }: RequestContext,
  ): { items: FoundCodeView[]; releases: Partial<Record<string, string>> } {
    const day = date ?? calendarDateOf(this.clock());
    const shelf = this.keeper.releases.shelfOf(tenantId);
    return {
      items: searchCodes(shelf, { query: q, system, date: day, billableOnly: billable, limit }),
      releases: this.keeper.releases.of(tenantId).releasesOn(day),
    };
  }

  @Get(':system/:code')
  @ApiOperation({ summary: 'A code with what stands above and below it, its notes and its seventh characters.' })
  @ApiOkResponse({ standardSchema: CodeDetailView })
  @Permission('codes:read')
  read(
    @Param('system') system: string,
    @Param('code') code: string,
    @Query() { date }: OnDayQuery,
    @Context() { tenantId }: RequestContext,
  ): CodeDetailView {
    const shelf = this.keeper.releases.shelfOf(tenantId);
    const detail = codeDetail(shelf, {
      ...{ system: codeSystemNamed(system), code: codeNamed(code) },
      date: date ?? calendarDateOf(this.clock()),
    });
    if (!detail) throw notFound('code in the releases of that day');
    return detail as CodeDetailView;
  }
}
