import { type Release, ReleaseShelf, tablesOf } from '@claimstream/code-sets';
import { checkEncounter, ServiceHistory, servicesOf } from '@claimstream/coding-app';
import type { Encounter } from '@claimstream/contracts';
import { newId } from '@claimstream/kernel';
import { Random } from '../x12/random.js';
import { madeUpEncounters } from './made-up-encounters.js';
import { madeUpReleases } from './made-up-releases.js';

const tenantId = '0198f3a0-0000-7000-8000-000000000001';
const seed = 20_260_302;
const warmUpMs = 2_000;
const measuredMs = 8_000;

/**
 * Encounters of 6 diagnoses and 6 lines, checked against all edits in one process. Each patient has eight services of earlier encounters, two of them
 * of the same day. What cannot be passed on (CPT, the fee schedule of its codes, coverage policies) is made up in the usual numbers.
 */
export function encountersPerSecond(releases: readonly Release[]): { encountersPerSecond: number; findingsPerEncounter: number } {
  const random = new Random(seed);
  const all = [...releases.filter(({ set }) => set !== 'mpfs-rvu'), ...madeUpReleases(releases, random)];
  const encounters = madeUpEncounters(new ReleaseShelf(all), random, 4_000);
  const tables = tablesOf(all);
  const before = encounters.map((encounter) => historyOf(encounter, random));

  let findings = 0;
  const check = (place: number): void => {
    const facts = { tenantId, today: '2026-03-02', tables, history: new ServiceHistory(tenantId, before[place]) };
    findings += checkEncounter(encounters[place]!, facts).findings.length;
  };
  runFor(warmUpMs, encounters.length, check);
  findings = 0;
  const { checked, tookMs } = runFor(measuredMs, encounters.length, check);
  return {
    encountersPerSecond: Math.round((checked / tookMs) * 1_000),
    findingsPerEncounter: Math.round((findings / checked) * 10) / 10,
  };
}

function runFor(ms: number, count: number, check: (place: number) => void): { checked: number; tookMs: number } {
  const begun = performance.now();
  let checked = 0;
  while (performance.now() - begun < ms) {
    for (let n = 0; n < 50; n += 1) check(checked++ % count);
  }
  return { checked, tookMs: performance.now() - begun };
}

const daysBefore = [
  '2026-03-02',
  '2026-03-02',
  '2026-03-01',
  '2026-02-20',
  '2026-01-15',
  '2025-12-20',
  '2025-09-01',
  '2024-05-05',
];

function historyOf(encounter: Encounter, random: Random) {
  const services = servicesOf(encounter, { tenantId, encounterId: newId() });
  return daysBefore.map((serviceDate) => ({ ...random.pick(services), encounterId: newId(), serviceDate }));
}
