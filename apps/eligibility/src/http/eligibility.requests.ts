import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { z } from 'zod';

export class ChecksQuery {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  encounterId: string;
}

/** Asks the payer anew about the coverage of an encounter. */
export const CheckRequest = z.strictObject({ encounterId: z.uuid() });
export type CheckRequest = z.output<typeof CheckRequest>;
