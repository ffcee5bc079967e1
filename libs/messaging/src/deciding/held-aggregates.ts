import { invariant, isUuid, type Uuid } from '@claimstream/kernel';
import type { Store } from '../stores/define-store.js';

/** An aggregate that the transaction works on. Version 0 does not exist yet; `saved` is what the row has now. */
export interface Aggregate {
  readonly store: Store;
  readonly tenantId: Uuid;
  readonly id: Uuid;
  readonly version: number;
  readonly saved: unknown;
  state: unknown;
  /** Why its state could not be loaded; whoever asks for the aggregate gets this thrown. */
  readonly fault?: unknown;
}

export interface AggregateAddress {
  readonly store: Store;
  readonly tenantId: Uuid;
  readonly id: Uuid;
}

/** The aggregates of one transaction: those it has locked, those that it looked for and did not find, and those it opens. */
export class HeldAggregates {
  private readonly byStore = new Map<string, Map<string, Aggregate>>();
  /** Ids with how many of the aggregates that have it are really there (locked or opened): the keys that may be spoken about. */
  private readonly lockedKeys = new Map<string, number>();

  get({ store, tenantId, id }: AggregateAddress): Aggregate | undefined {
    const aggregate = this.byStore.get(store.name)?.get(addressKey(tenantId, id));
    if (aggregate?.fault !== undefined) throw aggregate.fault;
    return aggregate;
  }

  /** Adds what was locked or looked for. */
  hold(aggregate: Aggregate): void {
    let aggregates = this.byStore.get(aggregate.store.name);
    if (!aggregates) this.byStore.set(aggregate.store.name, (aggregates = new Map()));
    aggregates.set(addressKey(aggregate.tenantId, aggregate.id), aggregate);
    if (aggregate.state !== undefined) this.count(aggregate, 1);
  }

  /** Sets a state and answers the one before, so that it can be set back. */
  setState(aggregate: Aggregate, state: unknown): unknown {
    const before = aggregate.state;
    aggregate.state = state;
    this.count(aggregate, Number(state !== undefined) - Number(before !== undefined));
    return before;
  }

  /**
   * True when the id is that of an aggregate of this tenant that is locked or opened here: nobody else can speak about it now.
   */
  covers(tenantId: Uuid, key: string): boolean {
    return (this.lockedKeys.get(addressKey(tenantId, key)) ?? 0) > 0;
  }

  *changed(): Generator<Aggregate> {
    for (const aggregates of this.byStore.values()) {
      for (const aggregate of aggregates.values()) if (aggregate.state !== aggregate.saved) yield aggregate;
    }
  }

  private count({ tenantId, id }: AggregateAddress, change: number): void {
    const key = addressKey(tenantId, id);
    if (change !== 0) this.lockedKeys.set(key, (this.lockedKeys.get(key) ?? 0) + change);
  }
}

export const addressKey = (tenantId: Uuid, id: string): string => tenantId + id;

/** An id as PostgreSQL would give it back, so that two spellings are one aggregate. */
export function plainId(id: Uuid): Uuid {
  const plain = id.toLowerCase();
  invariant(isUuid(plain), 'The id of an aggregate is not a UUID.');
  return plain;
}
