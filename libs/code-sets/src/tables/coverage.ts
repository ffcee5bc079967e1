import type { CalendarDate } from '@claimstream/kernel';
import { type Release, tableIn } from '../releases/release.js';
import type { ReleaseShelf } from '../releases/release-shelf.js';
import { policyTable } from '../sets/edit-tables.js';
import type { CodeTables, CoveragePolicy } from './code-tables.js';
import { remembered } from './remembered.js';

interface DatedPolicy {
  readonly policy: CoveragePolicy;
  readonly from: CalendarDate | undefined;
  readonly to: CalendarDate | undefined;
}

/** Coverage policies by procedure; each has days of its own inside those of its release. */
export const coverageIn = (shelf: ReleaseShelf): Pick<CodeTables, 'coveragePolicies'> => ({
  coveragePolicies(procedure, date) {
    const release = shelf.inForce('coverage-policies', date);
    const policies = release && byProcedure(release).get(procedure);
    if (!policies) return [];
    return policies
      .filter(({ from, to }) => (from === undefined || from <= date) && (to === undefined || date <= to))
      .map(({ policy }) => policy);
  },
});

const byProcedure = remembered((release: Release): ReadonlyMap<string, readonly DatedPolicy[]> => {
  const index = new Map<string, DatedPolicy[]>();
  for (const { policy: json, from, to } of tableIn(release, policyTable)?.rows() ?? []) {
    const policy = { ...(JSON.parse(json) as Omit<CoveragePolicy, 'release'>), release: release.version };
    for (const procedure of policy.procedures) {
      const policies = index.get(procedure) ?? [];
      policies.push({ policy, from, to });
      index.set(procedure, policies);
    }
  }
  return index;
});
