import type { Announcement } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';
import type { AggregateRef, Opened } from '../stores/define-store.js';
import type { RowChange } from '../stores/define-rows.js';

/** What follows from a fact: everything in it is saved and published in one transaction, or nothing is. */
export interface Decision<State = unknown, Answer = unknown> {
  /** The aggregate's next state; absent leaves it as it is. */
  state?: State;
  /** What is to be told. The key of each is an aggregate's id that this transaction holds, else `coveredBy` is needed. */
  events?: readonly (Announcement | TenantAnnouncement)[];
  /** Rows that are added to normalised tables, or replaced there. */
  rows?: readonly RowChange[];
  /** New aggregates of this service's stores; their ids are derived from the deciding one so that a repeat makes the same. */
  opened?: readonly Opened[];
  /**
   * The aggregate whose lock orders the keys of `events` that are no aggregate's id here: the partner connection for what comes
   * out of a payer's file. It must be held by this transaction.
   */
  coveredBy?: AggregateRef;
  /** For commands: what the caller wants to know. */
  answer?: Answer;
}

/** An announcement on behalf of another tenant than the deciding one's: a firm's file speaks of its clients' claims. */
export interface TenantAnnouncement {
  readonly announcement: Announcement;
  readonly tenantId: Uuid;
  /** The story that it goes on with; absent: the deciding one's. One file carries claims of many stories. */
  readonly correlationId?: Uuid;
}

export const onBehalfOf = (tenantId: Uuid, announcement: Announcement, correlationId?: Uuid): TenantAnnouncement => ({
  announcement,
  tenantId,
  correlationId,
});

/** What a decision may know besides its state and its message. */
export interface Facts {
  /** One instant for all that is decided in one transaction. */
  readonly now: Date;
  newId(): Uuid;
  readonly tenantId: Uuid;
  /** The person or the service that acts. */
  readonly actor: string;
  /** The request or file that all of this came from. */
  readonly correlationId: Uuid;
}
