import { ClaimContent } from '@claimstream/contracts';
import { PageQuery } from '@claimstream/service-kit';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { z } from 'zod';

export class ClaimsQuery extends PageQuery {
  @ApiPropertyOptional({
    description:
      'held, ready, sent, file_accepted, received, accepted, rejected, paid, partially_paid, zero_paid, denied, reversed, cancelled',
  })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  status?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(80)
  payerId?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(20)
  patientControlNumber?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  encounterId?: string;
}

/** Lets a held or rejected claim go. */
export const ReleaseRequest = z.strictObject({
  reason: z.string().trim().min(1).max(500).meta({ description: 'Why it may go; kept in the timeline. Nothing personal.' }),
  overrides: z.array(z.string().max(60)).max(50).default([]).meta({ description: 'Codes of the edits that are overridden.' }),
});
export type ReleaseRequest = z.output<typeof ReleaseRequest>;

/** What the claim is to say instead. Which claim it is, and its control number, cannot be changed. */
export const CorrectionRequest = z.strictObject({
  version: z.int().min(1).meta({ description: 'The version that was read; another one meanwhile is answered with 409.' }),
  reason: z.string().trim().min(1).max(500),
  content: ClaimContent,
});
export type CorrectionRequest = z.output<typeof CorrectionRequest>;
