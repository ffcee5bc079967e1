import {
  diagnosisTable,
  feeScheduleTable,
  hcpcsTable,
  type Release,
  ptpTable,
  releaseOf,
  rowsOf,
  specReleases,
  tableIn,
} from '@claimstream/code-sets';
import type { Random } from '../x12/random.js';

const globalDays = ['000', '010', '090', 'XXX', 'XXX', 'ZZZ'];
const policies = { count: 600, diagnosesEach: 120 };

/** What is licensed or not at hand, in the usual numbers: CPT codes for those of the NCCI pairs, their fee schedule, coverage policies. */
export function madeUpReleases(releases: readonly Release[], random: Random): Release[] {
  const codes = proceduresOfPairs(releases);
  const official = releases.find(({ set }) => set === 'mpfs-rvu');
  const [template] = [...((official && tableIn(official, feeScheduleTable)?.rows()) ?? [])];
  const officialRows = official ? [...tableIn(official, feeScheduleTable)!.rows()] : [];
  const feeRows = template
    ? codes.map((code) => ({
        ...template,
        code,
        modifier: '',
        globalDays: random.pick(globalDays),
        bilateral: random.pick(['0', '1', '3']),
      }))
    : [];
  return [
    ...specReleases({ cpt: ['99213', '99203', '99214', ...codes].map((code) => ({ code })) }, { version: 'made up' }),
    releaseOf({ set: 'mpfs-rvu', version: 'made up' }, rowsOf(feeScheduleTable, [...officialRows, ...feeRows])),
    ...specReleases({ 'coverage-policies': madeUpPolicies(releases, random) }, { version: 'made up' }),
  ];
}

function proceduresOfPairs(releases: readonly Release[]): string[] {
  const pairs = releases.find(({ set }) => set === 'ncci-ptp-practitioner');
  const codes = new Set<string>();
  for (const { columnOne, columnTwo } of (pairs && tableIn(pairs, ptpTable)?.rows()) ?? []) codes.add(columnOne).add(columnTwo);
  return [...codes].filter((code) => /^\d/.test(code));
}

function madeUpPolicies(releases: readonly Release[], random: Random) {
  const listOf = (set: Release['set'], codes: (release: Release) => string[]) => {
    const release = releases.find((each) => each.set === set);
    return release ? codes(release) : [];
  };
  const diagnoses = listOf('icd-10-cm', (release) => [...tableIn(release, diagnosisTable)!.rows()].map(({ code }) => code));
  const supplies = listOf('hcpcs', (release) =>
    [...tableIn(release, hcpcsTable)!.rows()].map(({ code }) => code).filter((code) => code.length === 5),
  );
  return Array.from({ length: policies.count }, (_, n) => ({
    policy: JSON.stringify({
      ...{ policyId: `M${n}`, kind: 'NCD', title: 'made up', frequency: { most: 4, perDays: 365 } },
      procedures: Array.from({ length: 5 }, () => random.pick(supplies)),
      covered: Array.from({ length: policies.diagnosesEach }, () => random.pick(diagnoses)),
    }),
  }));
}
