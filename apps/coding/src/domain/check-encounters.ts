import type { Encounter, Finding } from '@claimstream/contracts';
import type { CodeTables } from '@claimstream/code-sets';
import type { CalendarDate, Uuid } from '@claimstream/kernel';
import type { WaitingFor } from './encounter-record.js';
import { encounterIdOf } from './encounter-ids.js';
import { reviewCodes } from './review-codes.js';
import type { ServiceHistory } from './service-history.js';

/** What would become of an encounter if it were sent. Rejected is what intake refuses; its findings are the faults of its shape. */
export interface Check {
  readonly encounterId?: Uuid;
  readonly outcome: 'coded' | 'held' | 'rejected';
  readonly waitingFor?: WaitingFor;
  readonly findings: Finding[];
  readonly releases: Record<string, string>;
}

export interface CheckFacts {
  readonly tenantId: Uuid;
  readonly today: CalendarDate;
  readonly tables: CodeTables;
  /** Learns of each encounter, as if it had been sent. */
  readonly history: ServiceHistory;
  /** What was found on the way in, beside the edits; holds nothing. */
  readonly more?: readonly Finding[];
}

/** Runs all edits on an encounter and keeps nothing. */
export function checkEncounter(encounter: Encounter, { tenantId, today, tables, history, more = [] }: CheckFacts): Check {
  const encounterId = encounterIdOf(tenantId, encounter);
  const review = reviewCodes(encounter, { today, tables, earlier: history.besides(encounterId, encounter) });
  history.learn(encounterId, encounter);
  const { findings, releases } = review;
  return {
    ...{ encounterId, outcome: review.status },
    ...(review.status === 'held' && { waitingFor: review.waitingFor }),
    ...{ findings: [...findings, ...more], releases },
  };
}

interface Fault {
  readonly code: string;
  readonly detail: string;
  readonly pointer: string;
}

/** What is not in the form of an encounter, in the words of findings. */
export const rejectedFor = (faults: readonly Fault[]): Check => ({
  outcome: 'rejected',
  findings: faults.map(({ code, detail, pointer }) => ({
    ...{ code, severity: 'error', message: detail, path: pointer, source: 'encounter contract' },
  })),
  releases: {},
});
