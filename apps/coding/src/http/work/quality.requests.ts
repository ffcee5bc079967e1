import { ChargeCents } from '@claimstream/contracts';
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
