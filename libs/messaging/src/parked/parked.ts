import type { Uuid } from '@claimstream/kernel';

/** A message that could not be handled, and those of its key that queue behind it. Its content stays in the database. */
export interface ParkedMessage {
  readonly seq: bigint;
  /** Absent for what cannot be read at all: operators only. */
  readonly tenantId?: Uuid;
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly key: string;
  readonly eventId?: Uuid;
  readonly type?: string;
  /** Why: `UNREADABLE`, `CONTRACT`, `DECISION`, `CONSTRAINT`, or `BEHIND` an earlier one of its key. */
  readonly reason: ParkReason;
  /**
   * Names and codes, such as paths of a contract or a constraint; may name values, so it is shown to those who may see the
   * tenant's data.
   */
  readonly detail: string;
  readonly parkedAt: Date;
}

export type ParkReason = 'UNREADABLE' | 'CONTRACT' | 'DECISION' | 'CONSTRAINT' | 'BEHIND';

/** One queue: a key of a topic, or one unreadable message by its `seq`. */
export type ParkedQueue = { readonly topic: string; readonly key: string } | { readonly seq: bigint };

/** What operators do with parked messages. Every act is in the audit, with its actor. */
export interface Parked {
  /** The oldest first, of a queue or of all; `tenantIds` undefined means everybody's, for operators. */
  list(filter?: {
    tenantIds?: readonly Uuid[];
    queue?: { readonly topic: string; readonly key: string };
    limit?: number;
  }): Promise<ParkedMessage[]>;
  /** Handles the messages of a queue in order until one fails again; the key is free once the queue is empty. */
  replay(queue: ParkedQueue, actor: string): Promise<{ handled: number; left: number }>;
  /**
   * Gives up the first message of a queue for a reason that a person gives; the others stay until they are replayed or dropped.
   */
  drop(queue: ParkedQueue, act: { actor: string; reason: string }): Promise<{ dropped: number; left: number }>;
}
