import { z } from 'zod';
import { EmBenchmark, Instant } from '../shapes/index.js';

/** The benchmark as it was loaded last. */
export const EmBenchmarkView = EmBenchmark.extend({ version: z.int().min(1), loadedAt: Instant, loadedBy: z.string() });
export type EmBenchmarkView = z.output<typeof EmBenchmarkView>;

const CodeShare = z.object({
  code: z.string(),
  count: z.int().min(0),
  share: z.number(),
  benchmarkShare: z.number().optional(),
  difference: z.number().optional().meta({ description: 'share less benchmarkShare.' }),
});

/** What the comparison with the benchmark says, and why it says nothing where it does not. */
const Comparison = z.object({
  signal: z.enum(['higher', 'lower', 'different', 'none']).meta({
    description: 'higher: levels lie above the benchmark on average; lower: below; different: neither, but spread otherwise.',
  }),
  reason: z.enum(['significant', 'not-significant', 'difference-small', 'sample-small', 'no-benchmark']),
  chiSquare: z.number().optional(),
  degreesOfFreedom: z.int().optional(),
  pValue: z.number().optional(),
  distance: z.number().optional().meta({ description: 'Share of the visits that would have to be at another level.' }),
  meanLevelDifference: z.number().optional(),
});

export const EmGroup = z.enum(['office-new', 'office-established', 'hospital-initial', 'hospital-subsequent', 'emergency']);
export type EmGroup = z.output<typeof EmGroup>;

const GroupDistribution = z.object({ group: EmGroup, count: z.int().min(0), codes: z.array(CodeShare), comparison: Comparison });
export type EmGroupDistribution = z.output<typeof GroupDistribution>;

/** How the levels of a provider's visits are spread, beside those of the specialty. */
export const EmDistributionReport = z.object({
  from: z.string(),
  to: z.string(),
  definition: z.string(),
  benchmarkSource: z.string().optional(),
  providers: z.array(
    z.object({
      providerNpi: z.string(),
      specialty: z.string().optional().meta({ description: 'Taxonomy code whose benchmark was used.' }),
      groups: z.array(GroupDistribution),
    }),
  ),
});
export type EmDistributionReport = z.output<typeof EmDistributionReport>;
