import { z } from 'zod';
import { ProcedureCode, Text } from './primitives.js';

const Share = z.strictObject({
  code: ProcedureCode,
  share: z.number().min(0).max(1).meta({ description: 'Of the visits of its group (new patients in the office, say), 0 to 1.' }),
});

/** How often each level of evaluation and management is billed in a specialty, by whoever counted it. */
export const EmBenchmark = z.strictObject({
  source: Text(200).meta({ description: 'Who counted, and which year.' }),
  specialties: z
    .array(
      z.strictObject({
        specialty: z.string().regex(/^[0-9A-Z]{9}X$/, 'must be in the form of a taxonomy code'),
        shares: z.array(Share).min(1).max(50),
      }),
    )
    .min(1)
    .max(1_000),
});
export type EmBenchmark = z.output<typeof EmBenchmark>;
