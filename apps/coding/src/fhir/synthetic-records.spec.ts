import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { starterReleases, tablesOf } from '@claimstream/code-sets';
import { encounterIdOf } from '../domain/encounter-ids.js';
import { recordEncounter } from '../domain/record-encounter.js';
import { readEncounter } from '../http/read-encounter.js';
import { encountersOfResources } from './encounters-of-resources.js';
import { readBundle, readResources } from './read-bundle.js';

/** Public synthetic records that are not part of the repository (../shared/data/ehr/INDEX.md says where they come from). */
const records = path.resolve(__dirname, '../../../../../shared/data/ehr');
const describeWithRecords = existsSync(records) ? describe : describe.skip;
if (!existsSync(records)) process.stdout.write(`Skipped: the public synthetic records are not at ${records}.\n`);

const tables = tablesOf(starterReleases());
const facts = { tenantId: '0198f3a0-0000-7000-8000-000000000001', now: new Date('2026-03-02T15:00:00Z') };
const unzipped = (file: string) => gunzipSync(readFileSync(path.join(records, file))).toString('utf8');
const linesOf = (file: string): unknown[] =>
  unzipped(file)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
const filesIn = (folder: string) => readdirSync(path.join(records, folder)).map((name) => path.join(folder, name));

interface Tally {
  coded: number;
  held: number;
  reasons: Record<string, number>;
  faults: string[];
}

/** Maps, checks and reviews; counts what becomes of each encounter. */
function tally(entries: Parameters<typeof encountersOfResources>[0], counts: Tally): Tally {
  for (const mapped of encountersOfResources(entries)) {
    if (mapped.kind === 'passed-over') {
      counts.faults.push(mapped.because);
      continue;
    }
    const read = readEncounter(mapped.encounter);
    if (!read.ok) {
      counts.faults.push(...read.faults.map(({ pointer, code }) => `${pointer} ${code}`));
      continue;
    }
    const { encounter } = read;
    const { state } = recordEncounter(
      undefined,
      { encounterId: encounterIdOf(facts.tenantId, encounter), encounter, tables, earlier: [] },
      facts,
    );
    if (state?.status === 'coded') counts.coded += 1;
    if (state?.status === 'held') counts.held += 1;
    for (const code of new Set(state?.findings.filter(({ severity }) => severity === 'error').map((finding) => finding.code)))
      counts.reasons[code] = (counts.reasons[code] ?? 0) + 1;
  }
  return counts;
}

const nothing = (): Tally => ({ coded: 0, held: 0, reasons: {}, faults: [] });
const ofBundles = (folder: string) =>
  filesIn(folder).reduce((counts, file) => {
    const bundle = readBundle(JSON.parse(unzipped(file)));
    if (!bundle.ok) throw new Error(bundle.issues.map(({ expression }) => expression).join());
    return tally(bundle.entries, counts);
  }, nothing());

jest.setTimeout(120_000);

describeWithRecords('the public synthetic records', () => {
  it.each([
    [
      'fhir-r4-bundles',
      () => ofBundles('fhir-r4-bundles/dev'),
      { coded: 2361, held: 358, reasons: { SERVICE_LINE_MISSING: 346, DIAGNOSIS_MISSING: 297, PROBLEM_UNCODED: 12 } },
    ],
    [
      'fhir-r4-bundles-2020',
      () => ofBundles('fhir-r4-bundles-2020/dev'),
      { coded: 82, held: 21, reasons: { DIAGNOSIS_MISSING: 12, POINTER_WITHOUT_DIAGNOSIS: 12, PROBLEM_UNCODED: 9 } },
    ],
    [
      'fhir-r4-rcm-ndjson',
      () => tally(readResources(linesOf('fhir-r4-rcm-ndjson/dev.ndjson.gz')).entries, nothing()),
      { coded: 2361, held: 358, reasons: { SERVICE_LINE_MISSING: 346, DIAGNOSIS_MISSING: 297, PROBLEM_UNCODED: 12 } },
    ],
    [
      'fhir-bulk-10-patients, which says nothing of who pays,',
      () => tally(readResources(filesIn('fhir-bulk-10-patients/dev').flatMap(linesOf)).entries, nothing()),
      {
        coded: 0,
        held: 1023,
        reasons: {
          PAYER_UNKNOWN: 1023,
          CHARGE_MISSING: 1015,
          DIAGNOSIS_MISSING: 163,
          POINTER_WITHOUT_DIAGNOSIS: 161,
          PROBLEM_UNCODED: 93,
          SERVICE_LINE_MISSING: 8,
        },
      },
    ],
  ])('%s: every encounter is coded, or held with a reason', (_, read, expected) => {
    const { coded, held, reasons, faults } = read();
    expect(faults).toEqual([]);
    expect({ coded, held, reasons }).toEqual(expected);
  });
});
