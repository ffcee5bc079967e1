import { PageQuery } from '@claimstream/service-kit';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsString, MaxLength, Min } from 'class-validator';

/** What of a worklist somebody wants to see. */
export class WorklistFilter extends PageQuery {
  @ApiPropertyOptional({ description: 'Why it waits: the code of a finding.' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  reason?: string;

  @ApiPropertyOptional({ description: "The subject of a coder's token." })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  assignedTo?: string;

  @ApiPropertyOptional({ description: 'true: only what is nobody’s own.' })
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean()
  unassigned?: boolean;

  @ApiPropertyOptional({ enum: ['professional', 'institutional'] })
  @IsOptional()
  @IsIn(['professional', 'institutional'])
  kind?: 'professional' | 'institutional';

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(80)
  payerId?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Only what came before.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  recordedBefore?: string;

  @ApiPropertyOptional({ minimum: 0 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  chargeAtLeastCents?: number;
}
