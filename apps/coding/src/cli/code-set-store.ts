import type { KeptRelease, ReleaseFileHead, ReleaseShelf } from '@claimstream/code-sets';

export interface Keeping {
  /** Whether version or days were said, or only made of the files' names. */
  readonly termsGiven: boolean;
  readonly allowSmaller: boolean;
}

/** Where commands keep releases: in a folder, or in a service's database. What cannot be kept is a `Refusal`. */
export interface CodeSetStore extends AsyncDisposable {
  /** Where that is, for people. */
  readonly place: string;
  keep(kept: KeptRelease, keeping: Keeping): Promise<'loaded' | 'unchanged'>;
  list(): Promise<readonly ReleaseFileHead[]>;
  /** What is kept, to look up in, with the starter. */
  shelf(): Promise<ReleaseShelf>;
}
