import type { EmBenchmark } from '@claimstream/contracts';
import { emCodes, emGroupNames, emGroups } from './em-groups.js';

export interface BenchmarkFault {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly detail: string;
}

/** Shares are published rounded. */
const roundingOfShares = 0.01;

/** What a benchmark of the right shape can still have wrong: codes of no group, things said twice, and groups that are no whole. */
export const benchmarkFaults = ({ specialties }: EmBenchmark): BenchmarkFault[] =>
  specialties.flatMap(({ specialty, shares }, position) => {
    const path = ['specialties', position];
    const codes = shares.map(({ code }) => code);
    const isRepeated = specialties.findIndex((each) => each.specialty === specialty) < position;
    return [
      ...(isRepeated ? [fault([...path, 'specialty'], 'SPECIALTY_REPEATED', 'The specialty is there before.')] : []),
      ...codes.flatMap((code, place) => [
        ...(emCodes.includes(code)
          ? []
          : [fault([...path, 'shares', place, 'code'], 'CODE_WITHOUT_GROUP', 'No group has this code.')]),
        ...(codes.indexOf(code) === place
          ? []
          : [fault([...path, 'shares', place, 'code'], 'CODE_REPEATED', 'The code is there before.')]),
      ]),
      ...emGroupNames.flatMap((group) => {
        const own = shares.filter(({ code }) => emGroups[group].includes(code));
        const whole = own.reduce((total, { share }) => total + share, 0);
        return own.length === 0 || Math.abs(whole - 1) <= roundingOfShares
          ? []
          : [fault([...path, 'shares'], 'SHARES_NOT_WHOLE', `The shares of ${group} do not add up to 1.`)];
      }),
    ];
  });

const fault = (path: readonly (string | number)[], code: string, detail: string): BenchmarkFault => ({ path, code, detail });
