import type { Uuid } from '@claimstream/kernel';

export interface StoreDefinition<State> {
  /** Stores are locked in the order of their names, by reactions and commands alike. */
  name: string;
  /** `(tenant_id uuid, id uuid, version int, state jsonb, primary key (tenant_id, id))` and columns generated from `state`. */
  table: string;
  /** The version of the domain type that is written now; it travels in the state. */
  stateVersion: number;
  /** How the state of each earlier version becomes that of the next: `{ 1: (v1) => v2 }`. */
  upcasts: Readonly<Record<number, (past: unknown) => unknown>>;
  /** Never called; it only lets the compiler keep the state's type. */
  readonly stateType?: (state: State) => State;
}

/** Where the aggregates of one kind live; `state` is the domain type itself. */
export interface Store<State = unknown> extends Readonly<Omit<StoreDefinition<State>, 'stateType'>> {
  /** A new aggregate of this store, made by a decision about another one. It must not exist yet. */
  open(id: Uuid, state: State, options?: { tenantId?: Uuid }): Opened;
  /** Names one aggregate of this store. */
  at(id: Uuid, options?: { tenantId?: Uuid }): AggregateRef<State>;
}

/** One aggregate; the tenant is that of the message or command unless said. */
export interface AggregateRef<State = unknown> {
  readonly store: Store<State>;
  readonly id: Uuid;
  readonly tenantId?: Uuid;
}

/** A new aggregate and its first state. */
export interface Opened extends AggregateRef {
  readonly state: unknown;
}

export function defineStore<State>({ name, table, stateVersion, upcasts }: StoreDefinition<State>): Store<State> {
  const store: Store<State> = {
    name,
    table,
    stateVersion,
    upcasts,
    open: (id, state, { tenantId } = {}) => ({ store: store as Store, id, state, tenantId }),
    at: (id, { tenantId } = {}) => ({ store, id, tenantId }),
  };
  return store;
}
