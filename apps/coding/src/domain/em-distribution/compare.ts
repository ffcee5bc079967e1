import type { EmGroupDistribution } from '@claimstream/contracts';
import { chiSquareTail } from './chi-square.js';

export type Comparison = EmGroupDistribution['comparison'];

/** One level of a group: how often the provider billed it, and what share of the visits the benchmark gives it. */
export interface Level {
  readonly count: number;
  readonly benchmarkShare: number;
}

const fewestVisits = 30;
const fewestExpected = 5;
const significance = 0.01;
const leastDistance = 0.05;

/** The test in words, for the report. */
export const comparisonDefinition =
  "Shares are of the provider's own visits in the group. A signal needs all of: 30 visits; Pearson's chi-square test of goodness of fit " +
  'against the benchmark with p < 0.01, neighbouring levels pooled until 5 visits are expected in each; and a distance (half the sum of the absolute ' +
  'differences of the shares) of at least 0.05, so that a large number of visits does not make a small difference one.';

/**
 * Sets the levels of a group, lowest first, beside their benchmark. It is a signal to look at charts, never a finding about a visit. Few
 * visits give none: chance alone spreads them widely.
 */
export function compare(levels: readonly Level[]): Comparison {
  const visits = sum(levels.map(({ count }) => count));
  const whole = sum(levels.map(({ benchmarkShare }) => benchmarkShare));
  if (whole === 0) return { signal: 'none', reason: 'no-benchmark' };
  const cells = pooled(levels.map(({ count, benchmarkShare }) => ({ count, expected: (visits * benchmarkShare) / whole })));
  if (visits < fewestVisits || cells.length < 2) return { signal: 'none', reason: 'sample-small' };

  const chiSquare = sum(cells.map(({ count, expected }) => (count - expected) ** 2 / expected));
  const degreesOfFreedom = cells.length - 1;
  const shares = levels.map(({ count, benchmarkShare }) => ({ own: count / visits, usual: benchmarkShare / whole }));
  const distance = sum(shares.map(({ own, usual }) => Math.abs(own - usual))) / 2;
  const meanLevelDifference = sum(shares.map(({ own, usual }, level) => level * (own - usual)));
  const measured = {
    ...{ chiSquare: rounded(chiSquare), degreesOfFreedom, pValue: rounded(chiSquareTail(chiSquare, degreesOfFreedom)) },
    ...{ distance: rounded(distance), meanLevelDifference: rounded(meanLevelDifference) },
  };
  if (chiSquareTail(chiSquare, degreesOfFreedom) >= significance)
    return { signal: 'none', reason: 'not-significant', ...measured };
  if (distance < leastDistance) return { signal: 'none', reason: 'difference-small', ...measured };
  return { signal: directionOf(meanLevelDifference), reason: 'significant', ...measured };
}

const directionOf = (meanLevelDifference: number): Comparison['signal'] =>
  Math.abs(meanLevelDifference) < leastDistance ? 'different' : meanLevelDifference > 0 ? 'higher' : 'lower';

interface Cell {
  readonly count: number;
  readonly expected: number;
}

/** Joins neighbours from the lowest level up until each expects enough; what is left over at the top joins the last. */
function pooled(cells: readonly Cell[]): Cell[] {
  const full: Cell[] = [];
  let open: Cell = { count: 0, expected: 0 };
  for (const cell of cells) {
    open = joined(open, cell);
    if (open.expected >= fewestExpected) {
      full.push(open);
      open = { count: 0, expected: 0 };
    }
  }
  const last = full.pop();
  return last ? [...full, joined(last, open)] : [open];
}

const joined = (one: Cell, other: Cell): Cell => ({
  count: one.count + other.count,
  expected: one.expected + other.expected,
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
export const rounded = (number: number): number => Math.round(number * 10_000) / 10_000;
