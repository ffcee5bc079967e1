import type { PaymentView, RemittanceView } from '@claimstream/contracts';
import type { Tx as Transaction } from '@claimstream/messaging';
import {
  idKey,
  keysOfCursor,
  numberKey,
  type Page,
  pageOf,
  PageQuery,
  Permission,
  ReadsPhi,
  Transactional,
  Tx,
} from '@claimstream/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { findPayments, findRemittances } from './payments.queries.js';

export class PaymentsQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  claimId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  adviceId?: string;

  @ApiPropertyOptional({ enum: ['posted', 'reversed', 'unmatched'] })
  @IsOptional()
  @IsIn(['posted', 'reversed', 'unmatched'])
  outcome?: string;
}

@ApiTags('payments')
@Controller('v1')
export class PaymentsController {
  @Get('payments')
  @ApiOperation({ summary: 'What payers decided on claims, in the order of posting; unmatched money too.' })
  @Permission('payments:read', { acrossTenants: true })
  @ReadsPhi({
    action: 'payments.list',
    store: 'payments',
    ids: ({ items }: Page<PaymentView>) => items.map(({ paymentId, tenantId }) => ({ id: paymentId, tenantId })),
  })
  async list(@Query() { limit, cursor, ...filter }: PaymentsQuery, @Tx() tx: Transaction): Promise<Page<PaymentView>> {
    const after = keysOfCursor(cursor, [numberKey])?.[0];
    const rows = await findPayments(tx, { ...filter, after: after === undefined ? undefined : Number(after), limit });
    const { items, nextCursor } = pageOf(rows, limit, ({ seq }) => [seq]);
    return { items: items.map(({ seq: _seq, ...payment }) => payment), nextCursor };
  }

  @Get('remittances')
  @ApiOperation({ summary: 'The remittances, with what is left in the clearing account of each.' })
  @Permission('remittances:read', { acrossTenants: true })
  @Transactional()
  async listRemittances(@Query() { limit, cursor }: PageQuery, @Tx() tx: Transaction): Promise<Page<RemittanceView>> {
    const after = keysOfCursor(cursor, [idKey])?.[0]?.toString();
    return pageOf(await findRemittances(tx, { after, limit }), limit, ({ advice }) => [advice.adviceId]);
  }
}
