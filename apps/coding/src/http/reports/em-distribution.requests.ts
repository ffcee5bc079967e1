import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { PeriodQuery } from './period.requests.js';

export class EmDistributionQuery extends PeriodQuery {
  @ApiPropertyOptional({ description: 'NPI; without it all who billed any of the codes.' })
  @IsOptional()
  @Matches(/^\d{10}$/, { message: 'must be ten digits' })
  provider?: string;

  @ApiPropertyOptional({ description: 'Taxonomy code to compare with; default: the one that most visits were billed under.' })
  @IsOptional()
  @Matches(/^[0-9A-Z]{9}X$/, { message: 'must be in the form of a taxonomy code' })
  specialty?: string;
}
