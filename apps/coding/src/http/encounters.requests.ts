import { EncounterStage } from '@claimstream/contracts';
import { PageQuery } from '@claimstream/service-kit';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { z } from 'zod';

/** Filters of the list; `sourceSystem` and `externalId` name one encounter and are used together. */
export class EncountersQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ['coded', 'held', 'cancelled'] })
  @IsOptional()
  @IsIn(['coded', 'held', 'cancelled'])
  status?: 'coded' | 'held' | 'cancelled';

  @ApiPropertyOptional({ enum: EncounterStage.options })
  @IsOptional()
  @IsIn(EncounterStage.options)
  stage?: EncounterStage;

  @ApiPropertyOptional({
    description:
      'Instead of the other filters: what changed since, each encounter once with what it has become. Empty: from the beginning; then the `nextCursor` of the answer before.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  changedAfter?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(50)
  sourceSystem?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(80)
  externalId?: string;
}

/** Takes an encounter out of billing. */
export const CancelRequest = z.strictObject({
  reason: z.string().trim().min(1).max(200).meta({ description: 'Why; it is told to the other services. Nothing personal.' }),
});
export type CancelRequest = z.output<typeof CancelRequest>;

/** The most encounters that one batch may hold. */
export const mostInBatch = 1_000;
