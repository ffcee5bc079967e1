import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import {
  idKey,
  keysOfCursor,
  momentKey,
  notFound,
  type Page,
  pageOf,
  PageQuery,
  Permission,
  ReadsPhi,
  type Transaction,
  Transactional,
  Tx,
} from '@claimstream/service-kit';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { z } from 'zod';
import { findInterchange, type InterchangeLine, InterchangeView, listInterchanges } from './interchanges.queries.js';

const statuses = ['prepared', 'sent', 'acknowledged', 'rejected', 'processed', 'unreadable', 'misaddressed', 'failed'];

class InterchangesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ['sent', 'received'] })
  @IsOptional()
  @IsIn(['sent', 'received'])
  direction?: string;

  @ApiPropertyOptional({
    enum: statuses,
    description: 'unreadable, misaddressed and failed ones changed nothing and wait for a person.',
  })
  @IsOptional()
  @IsIn(statuses)
  status?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  partnerId?: string;
}

/** Files as they were sent and received; they belong to the tenant that owns the connection. */
@ApiTags('interchanges')
@Controller('v1/interchanges')
export class InterchangesController {
  @Get()
  @Permission('partners:read', { acrossTenants: true })
  @Transactional()
  async list(@Query() { limit, cursor, ...filter }: InterchangesQuery, @Tx() tx: Transaction): Promise<Page<InterchangeLine>> {
    const rows = await listInterchanges(tx, { ...filter, after: keysOfCursor(cursor, [momentKey, idKey]), limit: limit + 1 });
    return pageOf(rows, limit, ({ createdAt, interchangeId }) => [createdAt, interchangeId]);
  }

  /** With its raw text, which speaks of patients. */
  @Get(':interchangeId')
  @Permission('partners:read', { acrossTenants: true })
  @ReadsPhi({
    action: 'interchanges.read',
    store: 'interchanges',
    ids: ({ tenantId, interchangeId }: InterchangeView) => [{ tenantId, id: interchangeId }],
  })
  @ApiOkResponse({ standardSchema: InterchangeView })
  async read(
    @Param('interchangeId', { schema: z.uuid() }) interchangeId: string,
    @Tx() tx: Transaction,
  ): Promise<InterchangeView> {
    const view = await findInterchange(tx, interchangeId);
    if (!view) throw notFound('interchange');
    return view;
  }
}
