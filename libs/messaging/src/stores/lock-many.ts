import type { Aggregate, AggregateAddress, HeldAggregates } from '../deciding/held-aggregates.js';
import { addressKey } from '../deciding/held-aggregates.js';
import type { Query } from '../database/query.js';
import { binaryArray } from '../writing/binary-array.js';
import type { Store } from './define-store.js';
import { loadedState, StateOfLaterRelease } from './saved-state.js';

/** A statement that locks aggregates of one store, and what to do with its answer. */
export interface LockQuery extends Query {
  hold(rows: LockedRow[], held: HeldAggregates): void;
}

export interface LockedRow {
  n: number;
  version: number;
  state: unknown;
}

/**
 * The one lock order of reactions and commands: stores by name, rows by tenant and id. The statements must reach the server in
 * the order given. An aggregate that does not exist is held without a lock; opening it is an insert that may lose a race.
 */
export function lockQueries(addresses: Iterable<AggregateAddress>): LockQuery[] {
  const byStore = new Map<Store, Map<string, AggregateAddress>>();
  for (const address of addresses) {
    let wanted = byStore.get(address.store);
    if (!wanted) byStore.set(address.store, (wanted = new Map()));
    wanted.set(addressKey(address.tenantId, address.id), address);
  }
  return [...byStore]
    .sort(([a], [b]) => (a.name < b.name ? -1 : 1))
    .map(([store, wanted]) => lockQuery(store, [...wanted.values()]));
}

function lockQuery(store: Store, wanted: AggregateAddress[]): LockQuery {
  return {
    name: `lock ${store.name}`,
    text: `select w.n::int as n, a.version, a.state
      from ${store.table} a join unnest($1::uuid[], $2::uuid[]) with ordinality w(tenant_id, id, n) using (tenant_id, id)
      order by a.tenant_id, a.id for update of a`,
    parameters: [
      binaryArray(
        'uuid',
        wanted.map(({ tenantId }) => tenantId),
      ),
      binaryArray(
        'uuid',
        wanted.map(({ id }) => id),
      ),
    ],
    hold: (rows, held) => {
      const found = new Map(rows.map((row) => [row.n - 1, row]));
      wanted.forEach((address, n) => {
        held.hold(heldAs(address, found.get(n)));
      });
    },
  };
}

/** An upcast that fails is the fault of those who need this aggregate, not of the batch. */
function heldAs(address: AggregateAddress, row: LockedRow | undefined): Aggregate {
  if (!row) return { ...address, version: 0, saved: undefined, state: undefined };
  try {
    const state = loadedState(address.store, row.state);
    return { ...address, version: row.version, saved: state, state };
  } catch (fault) {
    if (fault instanceof StateOfLaterRelease) throw fault;
    return { ...address, version: row.version, saved: undefined, state: undefined, fault };
  }
}
