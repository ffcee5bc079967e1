import { createHash } from 'node:crypto';
import type { ClaimContent } from '@claimstream/contracts';
import { canonicalJson } from '@claimstream/kernel';

/** A short name of what a claim says, to see whether it is to say something else now. When the coverage was checked does not count. */
export function fingerprintOf(claim: ClaimContent): string {
  const { coverageCheck, ...content } = claim;
  return createHash('sha256')
    .update(canonicalJson([content, coverageCheck?.status]))
    .digest('base64url')
    .slice(0, 22);
}
