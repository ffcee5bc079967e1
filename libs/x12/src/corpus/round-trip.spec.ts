import { tolerant } from '../profiles/profile.js';
import { bytesOf, corpusFiles, corpusIsThere, type CorpusFile, findingsIn } from './corpus.js';
import { setsThroughDocuments } from './rewritten-sets.js';
import { contentOf, plain, rewritten, segmentsOfFile, writtenFromDocuments } from './rewriting.js';

const describeIfThere = corpusIsThere ? describe : describe.skip;

describeIfThere(
  `The public files, read and written${corpusIsThere ? '' : ' (skipped: /work/shared/data/x12 is not on this machine)'}`,
  () => {
    it('give the same segments, segment by segment, wherever there is an interchange', () => {
      const files = corpusFiles().filter((file) => segmentsOfFile(bytesOf(file)).length > 0);
      const changed = files.filter((file) => {
        const segments = segmentsOfFile(bytesOf(file));
        const again = segmentsOfFile(rewritten(segments));
        return (
          again.length !== segments.length || again.some((segment, index) => plain(segment) !== plain(segments[index] ?? segment))
        );
      });
      expect(changed.map(({ name }) => name)).toEqual([]);
      expect(files.length).toBeGreaterThanOrEqual(163);
    });

    it('give the same segments through typed documents wherever the guide is kept', () => {
      const files = corpusFiles().filter(keepsTheGuide);
      const through = files.flatMap((file) => {
        const written = writtenFromDocuments(bytesOf(file), tolerant);
        return written === undefined ? [] : [{ name: file.name, before: contentOf(bytesOf(file)), after: contentOf(written) }];
      });
      expect(through.filter(({ before, after }) => before.join('\n') !== after.join('\n')).map(({ name }) => name)).toEqual([]);
      expect(through.length).toBeGreaterThanOrEqual(66);
    });

    it('lose no segment through typed documents, whatever is wrong with a file', () => {
      const sets = corpusFiles().flatMap((file) =>
        setsThroughDocuments(bytesOf(file)).map((set) => ({ name: file.name, ...set })),
      );
      const lossy = sets.filter(({ before, after }) => before.toSorted().join('\n') !== after.toSorted().join('\n'));
      expect(lossy.map(({ name }) => name)).toEqual([]);
      expect(sets.length).toBeGreaterThanOrEqual(600);
    });
  },
);

function keepsTheGuide(file: CorpusFile): boolean {
  return !findingsIn(file).some(({ severity, snip }) => severity === 'error' && snip <= 2);
}
