import { defineRows } from '@claimstream/messaging';

/** One thing that happened to a claim: an event, an acknowledgment, a posting, or what a person did. */
export interface TimelineEntry {
  readonly claimId: string;
  /** The event's id, or a new one for what a person did. */
  readonly entryId: string;
  readonly at: string;
  readonly kind: string;
  readonly actor: string;
  /** Codes, ids and amounts; nothing personal. */
  readonly facts: object;
}

export const timeline = defineRows<TimelineEntry>({
  table: 'claim_timeline',
  columns: { claimId: 'uuid', entryId: 'uuid', at: 'timestamptz', kind: 'text', actor: 'text', facts: 'jsonb' },
});
