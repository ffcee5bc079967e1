import type { EmBenchmark, EmDistributionReport, EmGroup, EmGroupDistribution } from '@claimstream/contracts';
import { compare, rounded } from './compare.js';
import { emGroupNames, emGroups } from './em-groups.js';

/** How often a provider billed a code in the time of the report. */
export interface CodeCount {
  readonly providerNpi: string;
  /** The provider's taxonomy code, where the encounters say it. */
  readonly specialty?: string;
  readonly code: string;
  readonly count: number;
}

type ProviderDistribution = EmDistributionReport['providers'][number];

/** The distribution of each provider who billed any of the codes, beside the benchmark of the specialty; by NPI. */
export function distributionsOf(
  counts: readonly CodeCount[],
  { benchmark, specialty: asked }: { benchmark?: EmBenchmark; specialty?: string },
): ProviderDistribution[] {
  const byProvider = [...Map.groupBy(counts, ({ providerNpi }) => providerNpi)].toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return byProvider.map(([providerNpi, own]) => {
    const specialty = asked ?? usualSpecialty(own);
    const shares = benchmark?.specialties.find((each) => each.specialty === specialty)?.shares ?? [];
    const shareOf = new Map(shares.map(({ code, share }) => [code, share]));
    const groups = emGroupNames.map((group) => groupOf(group, { own, shareOf })).filter(({ count }) => count > 0);
    return { providerNpi, ...(specialty !== undefined && { specialty }), groups };
  });
}

/** The specialty that most of the visits were billed under. */
function usualSpecialty(own: readonly CodeCount[]): string | undefined {
  const visits = new Map<string, number>();
  for (const { specialty, count } of own)
    if (specialty !== undefined) visits.set(specialty, (visits.get(specialty) ?? 0) + count);
  return [...visits].toSorted(([one, few], [other, many]) => many - few || (one < other ? -1 : 1))[0]?.[0];
}

function groupOf(
  group: EmGroup,
  { own, shareOf }: { own: readonly CodeCount[]; shareOf: ReadonlyMap<string, number> },
): EmGroupDistribution {
  const levels = emGroups[group].map((code) => ({
    code,
    count: own.filter((each) => each.code === code).reduce((total, { count }) => total + count, 0),
    benchmarkShare: shareOf.get(code),
  }));
  const visits = levels.reduce((total, { count }) => total + count, 0);
  const codes = levels.map(({ code, count, benchmarkShare }) => {
    const share = rounded(visits === 0 ? 0 : count / visits);
    return {
      ...{ code, count, share },
      ...(benchmarkShare !== undefined && { benchmarkShare, difference: rounded(share - benchmarkShare) }),
    };
  });
  const comparison = compare(levels.map(({ count, benchmarkShare = 0 }) => ({ count, benchmarkShare })));
  return { group, count: visits, codes, comparison };
}
