import { Controller, Get, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import {
  keysOfCursor,
  type Page,
  pageOf,
  PageQuery,
  Permission,
  type Transaction,
  Transactional,
  Tx,
} from '@claimstream/service-kit';
import { IsIn, IsOptional } from 'class-validator';
import { listRemittances, type RemittanceView } from './remittance-files.queries.js';

const statuses = ['accepted', 'duplicate', 'out_of_balance', 'quarantined', 'review', 'notice'];

class RemittancesQuery extends PageQuery {
  @ApiPropertyOptional({
    enum: statuses,
    description: 'Only accepted ones moved money; the others wait for a person or say nothing new.',
  })
  @IsOptional()
  @IsIn(statuses)
  status?: string;
}

/** 835 transactions and what became of each; nothing in the list is about a patient. */
@ApiTags('remittance files')
@Controller('v1/remittance-files')
export class RemittanceFilesController {
  @Get()
  @Permission('remittances:read', { acrossTenants: true })
  @Transactional()
  async list(@Query() { limit, cursor, status }: RemittancesQuery, @Tx() tx: Transaction): Promise<Page<RemittanceView>> {
    const rows = await listRemittances(tx, { status, after: keysOfCursor(cursor, 2), limit: limit + 1 });
    return pageOf(rows, limit, ({ receivedAt, remittanceId }) => [receivedAt, remittanceId]);
  }
}
