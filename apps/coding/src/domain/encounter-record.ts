import type { Encounter, Finding, Override } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';

/** Who has to do something before a held encounter can be coded. */
export type WaitingFor = 'coder' | 'provider';

/** What is known of one encounter, whatever became of it. */
interface Recorded {
  encounterId: Uuid;
  /** What it is billed with; fixed by the first revision. */
  billingCaseId: Uuid;
  /** Counts what the source system told us; the first is 1. */
  revision: number;
  /** Digest of the content, to tell a repeat from a new revision. */
  contentHash: string;
  encounter: Encounter;
  /** True once a revision was released for billing, whatever came later. */
  released: boolean;
  recordedAt: string;
  revisedAt: string;
  /** Answers that people gave to findings; absent in what was recorded before there were any. */
  overrides?: Override[];
  /** The code-set releases that the last review used, by set. */
  releases?: Record<string, string>;
}

/** Final: it may be billed (or is known not to be billable). The findings are warnings. */
export type CodedEncounter = Recorded & { status: 'coded'; findings: Finding[] };
/** Waits for a person. The findings say why, all of them at once, and may contain warnings too. */
export type HeldEncounter = Recorded & { status: 'held'; waitingFor: WaitingFor; findings: Finding[] };
/** Entered in error or aborted; what comes later for it is refused. */
export type CancelledEncounter = Recorded & { status: 'cancelled'; reason: string; cancelledAt: string; findings: Finding[] };

/** An encounter as the coding service keeps it. */
export type EncounterRecord = CodedEncounter | HeldEncounter | CancelledEncounter;
