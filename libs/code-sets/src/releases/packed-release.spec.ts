import { specReleases } from '../tables/spec-tables.js';
import { tablesOf } from '../tables/tables-of.js';
import { packedParts, packedSize, unpackedTables } from './packed-release.js';

const releases = specReleases({
  'icd-10-cm': [
    { code: 'I10', description: 'Ménière’s kind of pressure' },
    { code: 'A00', billable: false },
  ],
  'icd-10-cm-tabular': { notes: [{ place: 'A00', targets: 'I10' }], categories: [{ code: 'A00' }, { code: 'I10', position: 1 }] },
  'ncci-ptp-practitioner': [{ columnOne: 'G0101', columnTwo: 'G0102', from: '2020-01-01', rationale: 'Misuse' }],
});
const packed = releases.map(({ tables }) => Buffer.concat([...packedParts(tables)]));

it('gives the same tables again from their bytes', () => {
  const again = tablesOf(
    releases.map((release, place) => ({ ...release, tables: unpackedTables(new Uint8Array(packed[place]!)) })),
  );
  const before = tablesOf(releases);
  for (const tables of [before, again]) {
    expect(tables.diagnosis('I10', '2026-01-01')).toMatchObject({ description: 'Ménière’s kind of pressure', billable: true });
    expect(tables.excludes1('I10', 'A009', '2026-01-01')).toMatchObject({ at: 'A00' });
    expect(tables.ptp('practitioner', 'G0102', 'G0101', '2026-01-01')).toMatchObject({ rationale: 'Misuse' });
  }
});

it('knows its size beforehand, and refuses bytes that are cut off', () => {
  expect(releases.map(({ tables }) => packedSize(tables))).toEqual(packed.map(({ length }) => length));
  expect(() => unpackedTables(new Uint8Array(packed[0]!.subarray(0, -8)))).toThrow('shorter');
});
