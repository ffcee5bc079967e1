import type { KeptRelease } from '@claimstream/code-sets';
import { newId, type Uuid } from '@claimstream/kernel';
import { Refusal, type TenantDatabase, type Transaction } from '@claimstream/service-kit';
import { insertChunks } from './release-chunks.js';
import { deployment, findReleases, insertRelease, lockSet, type ReleaseRow } from './releases.queries.js';

export interface Storing {
  readonly kept: KeptRelease;
  readonly owner: Uuid;
  readonly by: string;
  /** The tenant of whoever loads it, where it is another: its audit has a row. */
  readonly callerTenant?: Uuid;
  readonly at: Date;
  /** Whether the terms were said, or only made of the files' names. */
  readonly termsGiven: boolean;
  /** Takes also a file that has much fewer rows than the release before it. */
  readonly allowSmaller?: boolean;
  /** What has to be in the same transaction: the audit. */
  readonly alongside?: (tx: Transaction, release: ReleaseRow) => Promise<void>;
}

export interface Stored {
  readonly outcome: 'loaded' | 'unchanged';
  readonly release: ReleaseRow;
}

/** A new release with less than this share of the rows of the one before was probably cut off between two lines. */
const leastShare = 0.8;

/**
 * Makes a release active: its rows, its days and the audit in one transaction, or nothing. The file of an active release again changes nothing;
 * with other days or another version it is refused, since a release never changes what it was.
 */
export async function storeRelease(database: TenantDatabase, storing: Storing): Promise<Stored> {
  const { kept, owner, callerTenant = owner, alongside } = storing;
  return database.transaction([...new Set([owner, deployment, callerTenant])], async (tx) => {
    const { set } = kept.release;
    await lockSet(tx, owner, set);
    const active = await findReleases(tx, { set, status: 'active', tenantId: owner });
    const same = active.find(({ digest }) => digest === kept.origin.digest);
    if (same) {
      assertSameTerms(same, storing);
      return { outcome: 'unchanged', release: same };
    }
    assertNotCutOff(active, storing);
    const release = rowOf(storing);
    await insertRelease(tx, release);
    await insertChunks(tx, release, kept.release.tables);
    await alongside?.(tx, release);
    return { outcome: 'loaded', release };
  });
}

const rowOf = ({ kept: { release, origin }, owner, by, at }: Storing): ReleaseRow => {
  const { rows, badRows, digest, files } = origin;
  return {
    ...{ tenantId: owner, releaseId: newId(), set: release.set, version: release.version, status: 'active', digest },
    ...{ effectiveFrom: release.effectiveFrom, effectiveTo: release.effectiveTo, files: [...files] },
    ...{ rows, badRows, faults: [...origin.faults], loadedBy: by, loadedAt: at.toISOString() },
    owner: owner === deployment ? 'deployment' : 'tenant',
  };
};

function assertSameTerms(known: ReleaseRow, { kept: { release }, termsGiven }: Storing): void {
  const sameTerms =
    known.version === release.version &&
    known.effectiveFrom === release.effectiveFrom &&
    known.effectiveTo === release.effectiveTo;
  if (termsGiven && !sameTerms) {
    const detail = 'This very file is an active release with another version or other days; withdraw that one first.';
    throw new Refusal(409, 'RELEASE_KNOWN_OTHERWISE', detail, { releaseId: known.releaseId });
  }
}

function assertNotCutOff(active: readonly ReleaseRow[], { kept: { release, origin }, allowSmaller = false }: Storing): void {
  const before = active.find(({ effectiveFrom }) => effectiveFrom <= release.effectiveFrom);
  if (!before || allowSmaller || origin.rows >= before.rows * leastShare) return;
  throw new Refusal(
    422,
    'RELEASE_MUCH_SMALLER',
    `The file has ${origin.rows} rows, release ${before.version} before it ${before.rows}: it may be cut off. allowSmaller=true takes it all the same.`,
  );
}
