import { type Finding, type Severity } from '../findings.js';

/** How strictly we read, and what a trading partner does otherwise: data, no switches in the reader. */
export interface Profile {
  readonly name: string;
  /** Whether what is only odd counts as an error: strict for what we send, tolerant for what we receive. */
  readonly oddities: 'warning' | 'error';
  /** What a finding is for this partner, by its code, else by `path: code` (`2000A/2010AA/N4: IK304:3`). */
  readonly severities?: Readonly<Record<string, Severity | 'ignored'>>;
  /** Codes that the partner uses beyond the guide: by element (`SBR09`, `CLM05-3`, `HI01-1`), or in one loop only (`2320/SBR09`). */
  readonly extraCodes?: Readonly<Record<string, readonly string[]>>;
  /** Guide ids that the partner writes, with the id of the guide that it means: `{ '005010': '005010X221A1' }`. */
  readonly guideIds?: Readonly<Record<string, string>>;
}

/** For what we send: everything that is odd is wrong. */
export const strict: Profile = { name: 'strict', oddities: 'error' };

/** For what we receive: what can be understood without doubt is read with a warning. */
export const tolerant: Profile = { name: 'tolerant', oddities: 'warning' };

/** The finding as the profile sees it; undefined when the partner's habit is none of our business. */
export function judged(profile: Profile, finding: Finding): Finding | undefined {
  const own = profile.severities?.[finding.code] ?? profile.severities?.[`${finding.path}: ${finding.code}`];
  if (own === 'ignored') return undefined;
  const severity = own ?? (profile.oddities === 'error' ? 'error' : finding.severity);
  return severity === finding.severity ? finding : { ...finding, severity };
}
