import type { CodeAttribution, CoderCodes } from '@claimstream/contracts';

/** The source system changed what a coder had coded: the codes were kept and want another look. */
export interface SourceChange {
  revision: number;
  at: string;
  /** Where it now says something else. */
  paths: string[];
}

/** A coder's work on an encounter. `final` codes are no longer changed unless the encounter is opened again. */
export interface CoderWork {
  state: 'draft' | 'final';
  /** Who saved last. */
  coder: string;
  savedAt: string;
  finalisedAt?: string;
  codes: CoderCodes;
  /** Positions in `uncodedProblems` that these codes answer. */
  answeredProblems: number[];
  attribution: CodeAttribution[];
  /** Open until the coder saves again. */
  sourceChange?: SourceChange;
  /** Why it was opened again after its release. */
  reopened?: { reason: string; by: string; at: string };
}
