import { PageQuery } from '@claimstream/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { aDay, day } from './period.requests.js';

const reasons = ['documentation', 'coding', 'query', 'edit', 'hold', 'hold-days', 'released-since'] as const;
const billingClasses = ['professional', 'inpatient', 'outpatient'] as const;
const kinds = ['without-charges', 'late-charges'] as const;

export class DnfbQuery {
  @ApiPropertyOptional({ format: 'date', description: 'At the end of this day, UTC; default: today.' })
  @IsOptional()
  @Matches(day, aDay)
  asOf?: string;
}

export class DnfbEncountersQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'date', description: 'At the end of this day, UTC; default: today.' })
  @IsOptional()
  @Matches(day, aDay)
  asOf?: string;

  @ApiPropertyOptional({ enum: reasons })
  @IsOptional()
  @IsIn(reasons)
  reason?: (typeof reasons)[number];

  @ApiPropertyOptional({ enum: billingClasses })
  @IsOptional()
  @IsIn(billingClasses)
  billingClass?: (typeof billingClasses)[number];
}

export class ChargeCaptureEncountersQuery extends PageQuery {
  @ApiProperty({ format: 'date' })
  @Matches(day, aDay)
  from: string;

  @ApiProperty({ format: 'date' })
  @Matches(day, aDay)
  to: string;

  @ApiProperty({ enum: kinds })
  @IsIn(kinds)
  kind: (typeof kinds)[number];
}
