import type { ClaimContent, Finding } from '@claimstream/contracts';
import type { EditFacts } from './edits/edit-facts.js';
import { institutionalEdits } from './edits/institutional-edits.js';
import { professionalEdits } from './edits/professional-edits.js';
import { sharedEdits } from './edits/shared-edits.js';

/** The release of this set of edits; it stands on each finding. */
export const editsRelease = '2026.1';

/** All that is wrong with a claim, at once: errors hold it, warnings go along. */
export function scrub(claim: ClaimContent, facts: EditFacts): Finding[] {
  const findings = [
    ...sharedEdits(claim, facts),
    ...(claim.kind === 'professional' ? professionalEdits(claim) : institutionalEdits(claim)),
  ];
  return findings.map((finding) => ({ source: 'claims edits', release: editsRelease, ...finding }));
}

/** The findings that keep a claim from leaving. */
export const blocking = (findings: readonly Finding[]): Finding[] => findings.filter(({ severity }) => severity === 'error');
