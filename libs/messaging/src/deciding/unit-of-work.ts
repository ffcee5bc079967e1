import type { Announcement } from '@claimstream/contracts';
import { invariant, newId, type Uuid } from '@claimstream/kernel';
import type { Decision, Facts, TenantAnnouncement } from '../reactions/decision.js';
import type { RowChange } from '../stores/define-rows.js';
import { type Aggregate, type AggregateAddress, HeldAggregates, plainId } from './held-aggregates.js';

/** Brokers take 1 MiB at a time; an event that no log takes would stand before all others of its shard for ever. */
const MOST_EVENT_BYTES = 800_000;

/** For whom and why something is decided: what events and audit rows carry on. */
export interface Cause {
  readonly tenantId: Uuid;
  readonly actor: string;
  /** The reaction's or the command's name. */
  readonly action: string;
  readonly correlationId: Uuid;
  readonly causationId?: Uuid;
  readonly traceparent?: string;
}

/** An event as the outbox takes it: its data is checked and serialised, once. */
export interface OutboxEvent {
  readonly id: Uuid;
  readonly tenantId: Uuid;
  readonly topic: string;
  readonly key: string;
  readonly type: string;
  readonly data: string;
  readonly cause: Cause;
}

/** One state written by one decision, for the audit. */
export interface Act {
  readonly aggregate: AggregateAddress;
  readonly cause: Cause;
}

/**
 * All that one transaction has decided so far: decisions see the states that earlier ones left, and nothing is written before the
 * end.
 */
export class UnitOfWork {
  readonly held = new HeldAggregates();
  readonly events: OutboxEvent[] = [];
  readonly rows: (RowChange & { tenantId: Uuid })[] = [];
  readonly acts: Act[] = [];
  private readonly undo: (() => void)[] = [];

  constructor(readonly now: Date) {}

  factsFor({ tenantId, actor, correlationId }: Cause): Facts {
    return { now: this.now, newId, tenantId, actor, correlationId };
  }

  /**
   * Takes over what a decision about an aggregate says. Throws when it says what it must not; `orNothing` then takes all of it
   * back.
   */
  apply(decision: Decision, target: AggregateAddress, cause: Cause): void {
    const aggregate = this.held.get(target);
    invariant(aggregate, 'A decision is about an aggregate that is not held.');
    if (decision.state !== undefined && decision.state !== aggregate.state) this.set(aggregate, decision.state, cause);
    for (const { store, id, state, tenantId = cause.tenantId } of decision.opened ?? []) {
      this.open({ store, tenantId, id: plainId(id) }, state, cause);
    }
    for (const row of decision.rows ?? []) this.rows.push({ ...row, tenantId: row.tenantId ?? cause.tenantId });
    for (const event of decision.events ?? []) this.say(event, decision.coveredBy, cause);
  }

  /** Runs a step that applies decisions; when it throws, the unit is as before. */
  orNothing(step: () => void): void {
    const before = { events: this.events.length, rows: this.rows.length, acts: this.acts.length };
    this.undo.length = 0;
    try {
      step();
    } catch (error) {
      for (const takeBack of this.undo.toReversed()) takeBack();
      this.events.length = before.events;
      this.rows.length = before.rows;
      this.acts.length = before.acts;
      throw error;
    }
  }

  private set(aggregate: Aggregate, state: unknown, cause: Cause): void {
    const before = this.held.setState(aggregate, state);
    this.undo.push(() => this.held.setState(aggregate, before));
    this.acts.push({ aggregate, cause });
  }

  private open(address: AggregateAddress, state: unknown, cause: Cause): void {
    let aggregate = this.held.get(address);
    if (!aggregate) this.held.hold((aggregate = { ...address, version: 0, saved: undefined, state: undefined }));
    invariant(aggregate.state === undefined, `An aggregate of ${address.store.name} is opened that exists already.`);
    this.set(aggregate, state, cause);
  }

  private say(event: Announcement | TenantAnnouncement, coveredBy: Decision['coveredBy'], cause: Cause): void {
    const given: TenantAnnouncement = 'announcement' in event ? event : { announcement: event, tenantId: cause.tenantId };
    const { announcement, tenantId, correlationId } = given;
    const { contract, key, data } = announcement;
    invariant(
      this.held.covers(tenantId, key) ||
        (coveredBy && this.holds({ ...coveredBy, tenantId: coveredBy.tenantId ?? cause.tenantId })),
      `${contract.type} is announced under a key that no lock of this transaction covers.`,
    );
    const json = JSON.stringify(contract.data.parse(data));
    invariant(Buffer.byteLength(json) <= MOST_EVENT_BYTES, `A ${contract.type} is larger than any log takes.`);
    this.events.push({
      id: newId(),
      tenantId,
      topic: contract.topic,
      key,
      type: contract.cloudEventType,
      data: json,
      cause: correlationId === undefined ? cause : { ...cause, correlationId },
    });
  }

  private holds({ store, tenantId, id }: AggregateAddress): boolean {
    return this.held.get({ store, tenantId, id: plainId(id) })?.state !== undefined;
  }
}
