import { PageQuery } from '@claimstream/service-kit';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';

const groupings = ['grouped', 'waiting', 'held', 'error', 'not-billed'] as const;

export class ChargesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: groupings })
  @IsOptional()
  @IsIn(groupings)
  grouping?: (typeof groupings)[number];

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  encounterId?: string;
}

/** The most charges that one batch may hold. */
export const mostCharges = 1_000;
