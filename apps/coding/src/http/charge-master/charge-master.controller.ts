import { ChargeItem, type ChargeItemView, ChargeMasterLoadReceipt, ChargePriceView } from '@claimstream/contracts';
import { calendarDateOf, isCalendarDate, newId } from '@claimstream/kernel';
import {
  auditRead,
  CLOCK,
  Context,
  Idempotent,
  InvalidRequest,
  keysOfCursor,
  momentKey,
  notFound,
  numberKey,
  type Page,
  pageOf,
  Permission,
  type RequestContext,
  textKey,
  type Transaction,
  Transactional,
  Tx,
} from '@claimstream/service-kit';
import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { planLoad } from '../../domain/charge-master/plan-load.js';
import { priceOf } from '../../domain/charge-master/price-book.js';
import { insertVersions, loadPriceBook, lockChargeMaster } from '../../store/charge-master/price-book.queries.js';
import { documented } from '../bodies.js';
import { findItems, findVersions } from './charge-master.queries.js';
import { ChargeItemsQuery, ChargePriceQuery, ChargeVersionsQuery } from './charge-master.requests.js';
import { mostItems, readLoad } from './read-load.js';
import { cursorRefused } from '../page-place.js';

@ApiTags('charge master')
@Controller('v1/charge-master')
export class ChargeMasterController {
  constructor(@Inject(CLOCK) private readonly clock: () => Date) {}

  @Post('loads')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Loads items, as JSON or CSV: all of them, or none and everything that is wrong, by line. The same again changes nothing.',
  })
  @ApiConsumes('application/json', 'text/csv')
  @ApiBody({ schema: documented(z.strictObject({ items: z.array(ChargeItem).min(1).max(mostItems) })) })
  @ApiOkResponse({ standardSchema: ChargeMasterLoadReceipt })
  @Permission('charge-master:write')
  @Idempotent()
  async load(@Body() body: unknown, @Context() context: RequestContext, @Tx() tx: Transaction): Promise<ChargeMasterLoadReceipt> {
    const items = readLoad(body);
    const { tenantId, actor } = context;
    await lockChargeMaster(tx, tenantId);
    const known = await loadPriceBook(tx, tenantId, [...new Set(items.map(({ chargeNumber }) => chargeNumber))]);
    const { versions, ...counts } = planLoad(items, known);
    const loadId = newId();
    await insertVersions(tx, { tenantId, loadId, loadedAt: this.clock(), loadedBy: actor }, versions);
    await auditRead(tx, context, { action: 'charge-master.load', store: 'charge_item', ids: [loadId] });
    return { loadId, items: items.length, ...counts };
  }

  @Get()
  @ApiOperation({ summary: 'The items that hold on a day, in order of their numbers.' })
  @Permission('charge-master:read')
  @Transactional()
  async list(
    @Query() { limit, cursor, date, q }: ChargeItemsQuery,
    @Context() { tenantId }: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<Page<ChargeItemView>> {
    const [afterNumber] = keysOfCursor(cursor, [textKey]) ?? [];
    const after = afterNumber === undefined ? undefined : String(afterNumber);
    const items = await findItems(tx, { tenantId, limit, q, date: this.dayOf(date), afterNumber: after });
    return pageOf(items, limit, ({ chargeNumber }) => [chargeNumber]);
  }

  @Get('versions')
  @ApiOperation({ summary: 'All that was ever loaded for a charge number, the latest first.' })
  @Permission('charge-master:read')
  @Transactional()
  async versions(
    @Query() { limit, cursor, chargeNumber }: ChargeVersionsQuery,
    @Context() { tenantId }: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<Page<ChargeItemView>> {
    const before = placeOf(cursor);
    const versions = await findVersions(tx, { tenantId, limit, chargeNumber, before });
    return pageOf(versions, limit, ({ effectiveFrom, version }) => [effectiveFrom, version]);
  }

  @Get('price')
  @ApiOperation({
    summary: 'What one unit of an item costs on a day for a payer at a facility; 404 where nothing is charged for it.',
  })
  @ApiOkResponse({ standardSchema: ChargePriceView })
  @Permission('charge-master:read')
  @Transactional()
  async price(
    @Query() { date, ...asked }: ChargePriceQuery,
    @Context() { tenantId }: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<ChargePriceView> {
    const { chargeNumber } = asked;
    const day = this.dayOf(date);
    const price = priceOf(await loadPriceBook(tx, tenantId, [chargeNumber]), { ...asked, date: day });
    if (!price) throw notFound('item on this day');
    return { chargeNumber, date: day, ...price };
  }

  private dayOf(date: string | undefined): string {
    if (date === undefined) return calendarDateOf(this.clock());
    if (isCalendarDate(date)) return date;
    throw new InvalidRequest([{ pointer: '#query/date', code: 'INVALID_DATE', detail: 'There is no such day.' }]);
  }
}

function placeOf(cursor: string | undefined): { effectiveFrom: string; version: number } | undefined {
  const [effectiveFrom, version] = keysOfCursor(cursor, [momentKey, numberKey]) ?? [];
  if (effectiveFrom === undefined) return undefined;
  if (isCalendarDate(String(effectiveFrom)) && Math.abs(Number(version)) < 2 ** 31) {
    return { effectiveFrom: String(effectiveFrom), version: Number(version) };
  }
  throw cursorRefused('cursor');
}
