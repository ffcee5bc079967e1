import type { Query } from '../database/query.js';
import type { Aggregate } from '../deciding/held-aggregates.js';
import type { Act, OutboxEvent, UnitOfWork } from '../deciding/unit-of-work.js';
import { shardOf } from '../relay/shards.js';
import type { Store } from '../stores/define-store.js';
import { savedState } from '../stores/saved-state.js';
import type { Item } from './binary-array.js';
import { addRows } from './row-columns.js';
import { Statement } from './statement.js';

/** A value that PostgreSQL has no place for, found while the write was put together. */
export class Unwritable extends Error {
  override readonly name = 'Unwritable';
}

/**
 * The statement that writes all of a unit: states, opened aggregates, rows, audit and outbox, and what the caller adds. Undefined
 * when there is nothing. It fails as a lost race when an aggregate was made or changed by somebody else.
 */
export function writeOf(unit: UnitOfWork, addMore?: (statement: Statement) => void): Query | undefined {
  try {
    const statement = new Statement();
    for (const [store, aggregates] of byStore(unit.held.changed())) addAggregates(statement, store, aggregates);
    addRows(statement, unit.rows);
    addAudit(statement, unit.acts, unit.now);
    addEvents(statement, unit.events, unit.now);
    addMore?.(statement);
    return statement.empty ? undefined : statement.toQuery();
  } catch (error) {
    throw new Unwritable('The write could not be put together.', { cause: error });
  }
}

function byStore(aggregates: Iterable<Aggregate>): [Store, Aggregate[]][] {
  return [...Map.groupBy(aggregates, ({ store }) => store)].sort(([a], [b]) => (a.name < b.name ? -1 : 1));
}

function addAggregates(statement: Statement, store: Store, aggregates: Aggregate[]): void {
  const known = aggregates.filter(({ version }) => version > 0);
  const opened = aggregates.filter(({ version }) => version === 0);
  const columns = (some: Aggregate[]) => [
    statement.array(
      'uuid',
      column(some, ({ tenantId }) => tenantId),
    ),
    statement.array(
      'uuid',
      column(some, ({ id }) => id),
    ),
    statement.array(
      'jsonb',
      column(some, ({ state }) => savedState(store, state)),
    ),
  ];
  if (known.length > 0) {
    const source = [
      ...columns(known),
      statement.array(
        'int4',
        column(known, ({ version }) => version),
      ),
    ];
    statement.exactly(
      known.length,
      `update ${store.table} a set version = a.version + 1, state = s.state
       from unnest(${source.join(', ')}) s(tenant_id, id, state, version)
       where a.tenant_id = s.tenant_id and a.id = s.id and a.version = s.version returning 1`,
    );
  }
  if (opened.length > 0) {
    statement.exactly(
      opened.length,
      `insert into ${store.table} (tenant_id, id, version, state)
       select s.tenant_id, s.id, 1, s.state from unnest(${columns(opened).join(', ')}) s(tenant_id, id, state)
       order by s.tenant_id, s.id on conflict (tenant_id, id) do nothing returning 1`,
    );
  }
}

function addAudit(statement: Statement, acts: readonly Act[], now: Date): void {
  if (acts.length === 0) return;
  const columns = [
    statement.array(
      'uuid',
      column(acts, ({ aggregate }) => aggregate.tenantId),
    ),
    statement.array(
      'text',
      column(acts, ({ cause }) => cause.actor),
    ),
    statement.array(
      'text',
      column(acts, ({ cause }) => cause.action),
    ),
    statement.array(
      'text',
      column(acts, ({ aggregate }) => aggregate.store.name),
    ),
    statement.array(
      'text',
      column(acts, ({ aggregate }) => aggregate.id),
    ),
    statement.array(
      'uuid',
      column(acts, ({ cause }) => cause.correlationId),
    ),
  ];
  statement.part(
    `insert into audit_entry (tenant_id, at, actor, action, store, aggregate_id, correlation_id)
     select a.tenant_id, ${statement.value(now, 'timestamptz')}, a.actor, a.action, a.store, a.aggregate_id, a.correlation_id
     from unnest(${columns.join(', ')}) a(tenant_id, actor, action, store, aggregate_id, correlation_id)`,
  );
}

/** `seq` is given in the order decided, while the locks are held: what was said about one key is numbered as it was committed. */
function addEvents(statement: Statement, events: readonly OutboxEvent[], now: Date): void {
  if (events.length === 0) return;
  const columns = [
    statement.array(
      'uuid',
      column(events, ({ id }) => id),
    ),
    statement.array(
      'int2',
      column(events, ({ key }) => shardOf(key)),
    ),
    statement.array(
      'uuid',
      column(events, ({ tenantId }) => tenantId),
    ),
    statement.array(
      'text',
      column(events, ({ topic }) => topic),
    ),
    statement.array(
      'text',
      column(events, ({ key }) => key),
    ),
    statement.array(
      'text',
      column(events, ({ type }) => type),
    ),
    statement.array(
      'uuid',
      column(events, ({ cause }) => cause.correlationId),
    ),
    statement.array(
      'uuid',
      column(events, ({ cause }) => cause.causationId),
    ),
    statement.array(
      'text',
      column(events, ({ cause }) => cause.traceparent),
    ),
    statement.array(
      'text',
      column(events, ({ data }) => data),
    ),
  ];
  const said = statement.part(
    `insert into outbox (event_id, shard, tenant_id, topic, key, type, time, correlation_id, causation_id, traceparent, data)
     select e.event_id, e.shard, e.tenant_id, e.topic, e.key, e.type, ${statement.value(now, 'timestamptz')},
            e.correlation_id, e.causation_id, e.traceparent, e.data
     from unnest(${columns.join(', ')}) with ordinality
          e(event_id, shard, tenant_id, topic, key, type, correlation_id, causation_id, traceparent, data, n)
     order by e.n returning seq, shard, tenant_id`,
  );
  statement.part(`insert into outbox_pending (seq, shard, tenant_id) select seq, shard, tenant_id from ${said}`);
}

const column = <T>(things: readonly T[], of: (thing: T) => Item): Item[] => things.map(of);
