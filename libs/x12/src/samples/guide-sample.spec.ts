import { invariant } from '@claimstream/kernel';
import { contentOf, writtenFromDocuments } from '../corpus/rewriting.js';
import { type GroupReading, readInterchanges } from '../documents/read-interchanges.js';
import { compileGuide } from '../grammar/compile.js';
import { type Guide } from '../grammar/dsl.js';
import { guides } from '../guides/index.js';
import { strict } from '../profiles/profile.js';
import { readX12 } from '../reader/read.js';
import { guideSample } from './guide-sample.js';
import { sampleFile } from './sample-file.js';

const numbers = [0, 1, 2, 3, 5, 7, 11, 13];
const named = guides.map((guide) => [`${guide.transaction} ${guide.id}`, guide] as const);

describe('guideSample', () => {
  it.each(named)('makes sets of %s in which the strict profile finds nothing', (_, guide) => {
    for (const number of numbers) {
      for (const what of ['everything', 'required'] as const) expect(placesIn(guide, what, number).findings).toEqual([]);
    }
  });

  it.each(named.filter(([, { transaction }]) => transaction !== '997'))(
    'of %s is written again from typed documents as it was',
    (_, guide) => {
      for (const number of numbers) {
        const file = sampleFile(guide, guideSample(guide, { what: 'everything', number, without: ['2000A/2000B/2300'] }));
        const written = writtenFromDocuments(Buffer.from(file), strict);
        // Segments that share a position may change places among themselves.
        expect(written && contentOf(written).toSorted()).toEqual(contentOf(file).toSorted());
      }
    },
  );

  it.each(named.filter(([, { transaction }]) => transaction !== '997'))(
    'of %s has a property of its document for every element',
    (_, guide) => {
      for (const number of numbers) {
        const file = sampleFile(guide, guideSample(guide, { what: 'everything', number, without: ['2000A/2000B/2300'] }));
        const { interchanges } = readInterchanges(file);
        expect(JSON.stringify(interchanges.flatMap(({ groups }) => groups.map(documentsIn)))).not.toContain('"unmapped"');
      }
    },
  );

  it.each(named)('shows every segment of %s', (_, guide) => {
    const all = compileGuide(guide).segments.map(({ path, name }) => `${path} ${name}`);
    const shown = new Set(numbers.flatMap((number) => placesIn(guide, 'everything', number).places));
    expect(all.filter((place) => !shown.has(place))).toEqual([]);
  });
});

function documentsIn({ transactions }: GroupReading): unknown[] {
  return transactions.map((reading) => {
    invariant(reading.type !== 'unknown', 'Every guide but the 997 has a document.');
    return [reading.document, reading.claims.map(({ claim }) => claim)];
  });
}

function placesIn(guide: Guide, what: 'everything' | 'required', number: number) {
  const places: string[] = [];
  const { findings, interchanges } = readX12(sampleFile(guide, guideSample(guide, { what, number })), { profile: strict }, [
    { segment: (node) => node && void places.push(`${node.path} ${node.name}`) },
  ]);
  const inside = interchanges.flatMap((interchange) => [
    ...interchange.findings,
    ...interchange.groups.flatMap((group) => [...group.findings, ...group.transactions.flatMap((set) => set.findings)]),
  ]);
  return { places, findings: [...findings, ...inside] };
}
