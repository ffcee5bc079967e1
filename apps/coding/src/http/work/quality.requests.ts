import { ChargeCents } from '@claimstream/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { z } from 'zod';

export const SamplingRuleRequest = z.strictObject({
  percent: z.number().min(0).max(100),
  firstOfCoder: z
    .int()
    .min(0)
    .max(1_000)
    .default(0)
    .meta({ description: 'The first so many of each coder are always looked at.' }),
  coders: z.array(z.string().min(1).max(200)).max(500).default([]).meta({ description: 'Everything of these coders is.' }),
  whenOverridden: z.boolean().default(false).meta({ description: 'Everything in which a finding was overridden is.' }),
  chargeAtLeastCents: ChargeCents.optional(),
});
export type SamplingRuleRequest = z.output<typeof SamplingRuleRequest>;

const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Two days, both in the period. */
export class PeriodQuery {
  @ApiProperty({ format: 'date' })
  @Matches(day)
  from!: string;

  @ApiProperty({ format: 'date' })
  @Matches(day)
  to!: string;
}
