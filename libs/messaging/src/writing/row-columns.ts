import { invariant, type Uuid } from '@claimstream/kernel';
import type { ColumnType, RowChange, RowClearance, RowInsert, Rows } from '../stores/define-rows.js';
import type { ArrayType, Item } from './binary-array.js';
import type { Statement } from './statement.js';

type Change = RowChange & { tenantId: Uuid };
type Insert = RowInsert & { tenantId: Uuid };
type Clearance = RowClearance & { tenantId: Uuid };

/** Adds the rows of each table in one insert; in order of table, so that writers meet each other's unique keys in one order. */
export function addRows(statement: Statement, changes: readonly Change[]): void {
  const tables = [...Map.groupBy(changes, tableOf)].sort(([a], [b]) => (a.table < b.table ? -1 : 1));
  for (const [rows, some] of tables) {
    const cleared = some.filter(clears);
    if (cleared.length > 0) clearTable(statement, rows, cleared);
    const inserts = lasting(rows, some);
    if (inserts.length > 0) addTable(statement, rows, inserts);
  }
}

const clears = (change: Change): change is Clearance => 'clear' in change;
const tableOf = (change: Change): Rows => (clears(change) ? change.clear : change.into);

/** The rows that no later decision of the same transaction took back. */
function lasting(rows: Rows, changes: readonly Change[]): Insert[] {
  const ownerOf = (change: Change): unknown => (clears(change) ? change.owner : Reflect.get(change.row, rows.replacedBy ?? ''));
  const nameOf = (change: Change) => `${change.tenantId} ${String(ownerOf(change))}`;
  const lastCleared = new Map(changes.flatMap((change, at) => (clears(change) ? [[nameOf(change), at] as const] : [])));
  return changes.filter((change, at): change is Insert => !clears(change) && at >= (lastCleared.get(nameOf(change)) ?? 0));
}

/** Takes away the rows that were there before the statement: a part of it does not see what another part adds. Their owner is locked. */
function clearTable(statement: Statement, rows: Rows, cleared: readonly Clearance[]): void {
  invariant(rows.replacedBy, `The rows of ${rows.table} are replaced by nothing.`);
  const [tenants, owners] = [
    statement.array(
      'uuid',
      cleared.map(({ tenantId }) => tenantId),
    ),
    statement.array(
      'uuid',
      cleared.map(({ owner }) => owner),
    ),
  ];
  statement.part(
    `delete from ${rows.table} r using unnest(${tenants}, ${owners}) o(tenant_id, owner)
     where r.tenant_id = o.tenant_id and r.${snakeCase(rows.replacedBy)} = o.owner`,
  );
}

function addTable(statement: Statement, rows: Rows, inserts: readonly Insert[]): void {
  const columns = Object.entries<ColumnType>(rows.columns).map(([property, type]) => ({
    name: snakeCase(property),
    type,
    source: statement.array(
      sentAs[type],
      inserts.map(({ row }) => itemOf(type, (row as Record<string, unknown>)[property])),
    ),
  }));
  const tenants = statement.array(
    'uuid',
    inserts.map(({ tenantId }) => tenantId),
  );
  const names = columns.map(({ name }) => name);
  statement.part(
    `insert into ${rows.table} (tenant_id, ${names.join(', ')})
     select r.tenant_id, ${columns.map(({ name, type }) => `r.${name}::${type}`).join(', ')}
     from unnest(${[tenants, ...columns.map(({ source }) => source)].join(', ')}) with ordinality r(tenant_id, ${names.join(', ')}, n)
     order by r.n${rows.whenThere === 'skip' ? ' on conflict do nothing' : ''}`,
  );
}

/** Days and instants travel as text, which PostgreSQL reads as ISO 8601. */
const sentAs: Record<ColumnType, ArrayType> = {
  uuid: 'uuid',
  text: 'text',
  int: 'int4',
  bigint: 'int8',
  boolean: 'bool',
  date: 'text',
  timestamptz: 'text',
  jsonb: 'jsonb',
};

function itemOf(type: ColumnType, value: unknown): Item {
  if (value === undefined || value === null) return null;
  if (type === 'jsonb') return JSON.stringify(value);
  return value instanceof Date ? value.toISOString() : (value as Item);
}

export const snakeCase = (property: string): string => property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
