import { messagingTables } from './migrations/0001-messaging-tables.js';

/** A step of a database's schema: plain SQL, run once, in order, by the owner role, never edited once released. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/**
 * Lets rows of these tables stay whole up to a page. By default PostgreSQL compresses a row of more than two kilobytes, each time
 * that it is written: for states and events of a few kilobytes that costs a tenth of all that a database does for a claim.
 */
export const keptWhole = (...tables: readonly string[]): string =>
  tables.map((table) => `alter table ${table} set (toast_tuple_target = 8160);`).join('\n');

/** What every service's database begins with. */
export const messagingMigrations: readonly Migration[] = [
  { name: 'messaging-0001-tables', sql: messagingTables },
  { name: 'messaging-0002-whole-events', sql: keptWhole('outbox') },
];

/**
 * The runtime's own tables: no row-level security, narrow grants instead (`runtimeGrants`); only the relay's role reads them
 * across tenants.
 */
export const runtimeTables = [
  'outbox',
  'outbox_pending',
  'inbox',
  'consumer_offset',
  'log_binding',
  'parked_message',
  'parked_key',
] as const;

/**
 * What the two roles may do with the tables of `messagingMigrations`, to be run by the owner after them. The application writes
 * but cannot read what it published or parked; the relay's role reads all of it, publishes, and deletes what is too old. Role
 * names are identifiers, not user input.
 */
export function runtimeGrants({ app, relay }: { app: string; relay: string }): string {
  return `
    grant insert, select (seq, shard, tenant_id) on outbox to ${app};
    grant insert, select (seq) on outbox_pending to ${app};
    grant insert, select on inbox to ${app};
    grant select, insert, update on consumer_offset to ${app};
    grant select, insert on log_binding to ${app};
    grant insert, delete, select (seq, consumer, topic, key, tenant_id) on parked_message to ${app};
    grant select, insert, update, delete on parked_key to ${app};
    grant insert, select on audit_entry to ${app};

    grant select, delete on outbox, inbox to ${relay};
    grant select, insert, delete on outbox_pending to ${relay};
    grant select, insert, delete on consumer_offset to ${relay};
    grant select, insert, update on log_binding to ${relay};
    grant select, insert, delete on parked_message to ${relay};
    grant select, delete on parked_key to ${relay};
  `;
}
