import { PageQuery } from '@claimstream/service-kit';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';

/** ISO 8601 has also weeks, days of the year and months, which the database does not read. */
const instant = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2}))?$/;

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
  @Matches(instant, { message: 'must be a day or an instant, YYYY-MM-DDThh:mm:ssZ' })
  @IsISO8601({ strict: true })
  recordedBefore?: string;

  @ApiPropertyOptional({ minimum: 0 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  chargeAtLeastCents?: number;
}
