import { EncounterStage, personal, Text } from '@claimstream/contracts';
import { PageQuery } from '@claimstream/service-kit';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { z } from 'zod';

/** Filters of the list. */
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
}

/** An encounter as its source system names it. A visit's number is the patient's: it stands in bodies, never in a URL. */
export const EncounterName = z.strictObject({ sourceSystem: Text(50), externalId: personal(Text(80)) });
export type EncounterName = z.output<typeof EncounterName>;

/** Takes an encounter out of billing. */
export const CancelRequest = z.strictObject({
  reason: z.string().trim().min(1).max(200).meta({ description: 'Why; it is told to the other services. Nothing personal.' }),
});
export type CancelRequest = z.output<typeof CancelRequest>;

/** The most encounters that one batch may hold. */
export const mostInBatch = 1_000;
