import { invariant } from '@claimstream/kernel';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writtenFromDocuments } from '../corpus/rewriting.js';
import { guideFor } from '../guides/index.js';
import { strict } from '../profiles/profile.js';
import { guideSample, type SampleOptions } from '../samples/guide-sample.js';
import { sampleFile } from '../samples/sample-file.js';
import { judgeDifferences } from './differences.js';
import { isCi } from './judge.config.js';
import { bringJudge, complaintsOfPyx12 } from './pyx12.js';

const judge = bringJudge();
const describeIfThere = judge.kind === 'ready' || isCi ? describe : describe.skip;
const reason =
  judge.kind === 'ready' ? '' : ` (${isCi ? 'missing' : 'skipped'}: pyx12 cannot be brought from PyPI: ${judge.why})`;

/** Claims stand under the subscriber or under the patient, never under both at once. */
const underSubscriber = ['2000A/2000B/2000C'];
const underPatient = ['2000A/2000B/2300'];

const judged = [
  ['837P', { id: '005010X222A1', transaction: '837' }, [underSubscriber, underPatient]],
  ['837I', { id: '005010X223A2', transaction: '837' }, [underSubscriber, underPatient]],
  ['835', { id: '005010X221A1', transaction: '835' }, [[]]],
  ['999', { id: '005010X231A1', transaction: '999' }, [[], ['2000/2100/CTX Segment Context']]],
] as const;

describeIfThere(`What we write, judged by pyx12${reason}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'x12-judge-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(judged)(
    'is a valid %s for it, in every situational loop and segment',
    (name, guideName, variants) => {
      expect(judge.kind).toBe('ready');
      const guide = guideFor(guideName);
      invariant(guide, `there is a guide ${name}`);
      const files = variants.flatMap((without, variant) =>
        samplesFor(guideName.id, without).map((options, index) => {
          const written = writtenFromDocuments(Buffer.from(sampleFile(guide, guideSample(guide, options))), strict);
          invariant(written, `we write what the guide of the ${name} has`);
          const file = join(folder, `${name}-${variant}-${index}.x12`);
          writeFileSync(file, written);
          return file;
        }),
      );
      expect(complaintsOfPyx12(files)).toEqual({});
    },
    120_000,
  );
});

describeIfThere(`pyx12 as a judge${reason}`, () => {
  it('does refuse what is wrong', () => {
    const guide = guideFor({ id: '005010X222A1', transaction: '837' });
    invariant(guide, 'there is a guide 837P');
    const folder = mkdtempSync(join(tmpdir(), 'x12-judge-'));
    const file = join(folder, 'wrong.x12');
    const set = guideSample(guide, { what: 'required', number: 1 }).filter((segment) => !segment.startsWith('N3*'));
    writeFileSync(file, sampleFile(guide, set));
    const complaints = complaintsOfPyx12([file]);
    rmSync(folder, { recursive: true });

    expect(complaints[file]).toEqual(expect.arrayContaining([expect.stringContaining('ERROR')]));
  });
});

function samplesFor(guideId: string, without: readonly string[]): SampleOptions[] {
  const differences = judgeDifferences[guideId] ?? [];
  const common = {
    without: [...without, ...differences.flatMap((difference) => difference.without ?? [])],
    avoiding: Object.assign({}, ...differences.map(({ avoiding }) => avoiding)) as SampleOptions['avoiding'],
  };
  const everything = [0, 1, 2, 3, 5, 7].map((number) => ({ ...common, what: 'everything' as const, number }));
  return [...everything, { ...common, what: 'required', number: 0 }];
}
