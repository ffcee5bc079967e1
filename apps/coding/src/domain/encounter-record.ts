import type { Encounter, Finding, Override, ProviderQuery } from '@claimstream/contracts';
import type { CalendarDate, Uuid } from '@claimstream/kernel';
import type { CoderWork } from './coder-work.js';
import type { QualityReview } from './quality-review.js';

/** Who has to do something before a held encounter can be coded. */
export type WaitingFor = 'coder' | 'provider';

/**
 * Why an encounter is not billed yet. `incomplete` lacks what only the provider or registration knows; `ready-to-code` wants a coder;
 * `in-coding` has a coder's draft; `query-open` waits for a provider's answer; `on-hold` was stopped by a person; `qa-review` is
 * drawn for a second look; `coded` is final and waits for its bill-hold days; `charge-changed` was released and changed afterwards.
 */
export type WaitingStage =
  'incomplete' | 'ready-to-code' | 'in-coding' | 'query-open' | 'on-hold' | 'qa-review' | 'coded' | 'charge-changed';

/** Where an encounter stands on its way to a bill. */
export type Stage = WaitingStage | 'released' | 'not-billable' | 'cancelled';

/** A coder's exclusive right to work on an encounter, until an instant. */
export interface Lease {
  coder: string;
  until: string;
}

/** A person stopped the encounter. */
export interface Hold {
  reason: string;
  by: string;
  at: string;
}

/** A hold that somebody ended, and why. */
export type PastHold = Hold & { releasedBecause: string; releasedBy: string; releasedAt: string };

/** What is known of one encounter, whatever became of it. What no person has done yet is absent. */
export interface Recorded {
  encounterId: Uuid;
  /** What it is billed with; fixed by the first revision. */
  billingCaseId: Uuid;
  /** Counts what other services have heard of it: what the source system told us, and recoding after a release. The first is 1. */
  revision: number;
  /** Counts every change of what is to be coded, a source revision and a coder's save alike; a save names the one it is based on. */
  draftRevision: number;
  /** Digest of what the source system told, to tell a repeat from a new revision. */
  contentHash: string;
  /** As it is to be billed: what the source system told, with the coder's codes in their places. */
  encounter: Encounter;
  /** What the source system told, where a coder has coded something else. */
  told?: Encounter;
  coding?: CoderWork;
  queries?: ProviderQuery[];
  hold?: Hold;
  /** Holds that were released. */
  pastHolds?: PastHold[];
  /** Drawn for a second look, and what the looks said. */
  quality?: QualityReview;
  /** The coder who is to do it; nobody else is given it. */
  assignedTo?: string;
  lease?: Lease;
  /** The last day of its bill-hold; it is released on the day after. */
  billHoldUntil?: CalendarDate;
  /** Released together with the other encounters of its billing account, when all of them are final. */
  waitsForAccount?: boolean;
  /** A person let it go before its bill-hold was over or its account complete. */
  billHoldReleased?: Hold;
  /** True once a revision was released for billing, whatever came later. */
  released: boolean;
  /** The last revision that was released for billing. */
  releasedRevision?: number;
  /** What was billed, while it is coded anew. */
  billed?: Encounter;
  /** Answers that people gave to findings. */
  overrides?: Override[];
  /** The code-set releases that the last review used, by set. */
  releases?: Record<string, string>;
  recordedAt: string;
  revisedAt: string;
}

/** Final: it may be billed (or is known not to be billable). The findings are warnings. */
export type CodedEncounter = Recorded & { status: 'coded'; stage: 'released' | 'not-billable'; findings: Finding[] };

/** Waits for a person or a day. The findings say why, all of them at once, and may contain warnings too. */
export type HeldEncounter = Recorded & {
  status: 'held';
  stage: WaitingStage;
  waitingFor: WaitingFor;
  findings: Finding[];
  /** Its place in worklists: the earlier, the sooner (`rankOf`). */
  ranksAt: string;
};

/** Entered in error or aborted; what comes later for it is refused. */
export type CancelledEncounter = Recorded & {
  status: 'cancelled';
  stage: 'cancelled';
  reason: string;
  cancelledAt: string;
  findings: Finding[];
};

/** An encounter as the coding service keeps it. */
export type EncounterRecord = CodedEncounter | HeldEncounter | CancelledEncounter;

/** What is known without the verdict: where each step begins. */
export function recordedOf(record: EncounterRecord): Recorded {
  const { status: _status, stage: _stage, findings: _findings, ...rest } = record;
  const {
    waitingFor: _waitingFor,
    ranksAt: _ranksAt,
    ...recorded
  } = rest as Omit<HeldEncounter, 'status' | 'stage' | 'findings'>;
  return recorded;
}
