import {
  readReleaseFile,
  readReleaseHead,
  releaseFilesOf,
  ReleaseShelf,
  starterReleases,
  writeReleaseFile,
} from '@claimstream/code-sets';
import type { CodeSetStore } from './code-set-store.js';

/** Packed releases in a folder, for machines on which no service runs, and for `npm start`, which takes them up. */
export function folderStore(folder: string): CodeSetStore {
  const heads = async () => Promise.all((await releaseFilesOf(folder)).map(readReleaseHead));
  return {
    place: folder,
    async keep(kept) {
      const known = (await heads()).some(
        ({ terms, origin }) =>
          terms.set === kept.release.set && origin.digest === kept.origin.digest && sameTerms(terms, kept.release),
      );
      if (!known) await writeReleaseFile(folder, kept);
      return known ? 'unchanged' : 'loaded';
    },
    list: heads,
    async shelf() {
      const kept = await Promise.all((await releaseFilesOf(folder)).map(readReleaseFile));
      return new ReleaseShelf([...starterReleases(), ...kept.map(({ release }) => release)]);
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

interface Terms {
  readonly version: string;
  readonly effectiveFrom: string;
  readonly effectiveTo?: string;
}

const sameTerms = (one: Terms, other: Terms): boolean =>
  one.version === other.version && one.effectiveFrom === other.effectiveFrom && one.effectiveTo === other.effectiveTo;
