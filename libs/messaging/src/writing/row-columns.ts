import type { Uuid } from '@claimstream/kernel';
import type { ColumnType, RowInsert, Rows } from '../stores/define-rows.js';
import type { ArrayType, Item } from './binary-array.js';
import type { Statement } from './statement.js';

/** Adds the rows of each table in one insert; in order of table, so that writers meet each other's unique keys in one order. */
export function addRows(statement: Statement, inserts: readonly (RowInsert & { tenantId: Uuid })[]): void {
  const tables = [...Map.groupBy(inserts, ({ into }) => into)].sort(([a], [b]) => (a.table < b.table ? -1 : 1));
  for (const [rows, some] of tables) addTable(statement, rows, some);
}

function addTable(statement: Statement, rows: Rows, inserts: readonly (RowInsert & { tenantId: Uuid })[]): void {
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
