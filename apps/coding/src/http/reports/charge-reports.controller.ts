import { type ChargeCaptureEncounter, ChargeCaptureReport, type DnfbEncounter, DnfbReport } from '@claimstream/contracts';
import { calendarDateOf, type Uuid } from '@claimstream/kernel';
import {
  CLOCK,
  Context,
  InvalidRequest,
  type Page,
  pageOf,
  Permission,
  ReadsPhi,
  type RequestContext,
  type Transaction,
  Transactional,
  Tx,
} from '@claimstream/service-kit';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { chargeCaptureDefinition, dnfbReportOf } from '../../domain/charge-reports/dnfb-report.js';
import { sumsBy } from '../../domain/charge-reports/sums-by.js';
import { chargeCaptureFigures, listCaptured } from './charge-capture.queries.js';
import { ChargeCaptureEncountersQuery, DnfbEncountersQuery, DnfbQuery } from './charge-reports.requests.js';
import { type AsOf, listUnbilled, sumRevenue, sumUnbilled } from './dnfb.queries.js';
import { dayFaults, periodOf, PeriodQuery } from './period.requests.js';
import { placeOf } from '../page-place.js';

const idsOf = ({ items }: Page<{ encounterId: string }>) => items.map(({ encounterId }) => ({ id: encounterId }));

@ApiTags('reports')
@Controller('v1/reports')
export class ChargeReportsController {
  constructor(@Inject(CLOCK) private readonly clock: () => Date) {}

  @Get('dnfb')
  @ApiOperation({ summary: 'What is discharged or served and not yet billed, in days and dollars, by reason and class.' })
  @ApiOkResponse({ standardSchema: DnfbReport })
  @Permission('reports:read')
  @Transactional()
  async dnfb(@Query() { asOf }: DnfbQuery, @Context() { tenantId }: RequestContext, @Tx() tx: Transaction): Promise<DnfbReport> {
    const day = this.asOf(tenantId, asOf);
    const sums = await sumUnbilled(tx, day);
    return dnfbReportOf(day.asOf, {
      reasons: sumsBy(sums, ({ reason }) => ({ reason })),
      classes: sumsBy(sums, ({ billingClass }) => ({ billingClass })),
      revenueCents: await sumRevenue(tx, day),
    });
  }

  @Get('dnfb/encounters')
  @ApiOperation({ summary: 'The encounters that are discharged or served and not yet billed, the oldest first.' })
  @Permission('reports:read')
  @ReadsPhi({ action: 'reports.dnfb', store: 'encounters', ids: idsOf })
  async dnfbEncounters(
    @Query() { asOf, reason, billingClass, limit, cursor }: DnfbEncountersQuery,
    @Context() { tenantId }: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<Page<DnfbEncounter>> {
    const filter = { ...this.asOf(tenantId, asOf), reason, billingClass, limit, after: placeOf(cursor) };
    return pageOf(await listUnbilled(tx, filter), limit, ({ serviceDate, encounterId }) => [serviceDate, encounterId]);
  }

  @Get('charge-capture')
  @ApiOperation({
    summary: 'Encounters without charges, charges without encounters, charge lag, and charges that came after the release.',
  })
  @ApiOkResponse({ standardSchema: ChargeCaptureReport })
  @Permission('reports:read')
  @Transactional()
  async chargeCapture(
    @Query() query: PeriodQuery,
    @Context() { tenantId }: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<ChargeCaptureReport> {
    const period = periodOf(query);
    return { ...period, definition: chargeCaptureDefinition, ...(await chargeCaptureFigures(tx, { tenantId, ...period })) };
  }

  @Get('charge-capture/encounters')
  @ApiOperation({ summary: 'The encounters without charges, or with charges that came after the release, the oldest first.' })
  @Permission('reports:read')
  @ReadsPhi({ action: 'reports.charge-capture', store: 'encounters', ids: idsOf })
  async chargeCaptureEncounters(
    @Query() { from, to, kind, limit, cursor }: ChargeCaptureEncountersQuery,
    @Context() { tenantId }: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<Page<ChargeCaptureEncounter>> {
    const filter = { tenantId, ...periodOf({ from, to }), kind, limit, after: placeOf(cursor) };
    return pageOf(await listCaptured(tx, filter), limit, ({ serviceDate, encounterId }) => [serviceDate, encounterId]);
  }

  private asOf(tenantId: Uuid, asked: string | undefined): AsOf {
    const today = calendarDateOf(this.clock());
    const faults = asked === undefined ? [] : dayFaults('asOf', asked);
    if (faults.length > 0) throw new InvalidRequest(faults);
    const asOf = asked ?? today;
    return { tenantId, asOf, isPast: asOf < today };
  }
}
