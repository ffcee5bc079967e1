import type { TableSchema } from '../packed/packed-table.js';
import * as diagnoses from './diagnosis-tables.js';
import * as edits from './edit-tables.js';
import * as procedures from './procedure-tables.js';
import * as tabular from './tabular-tables.js';

/** Every table that a release may have, by the name under which it is written. */
export const tableSchemas: ReadonlyMap<string, TableSchema<object>> = new Map(
  [diagnoses, edits, procedures, tabular]
    .flatMap((module) => Object.values(module) as unknown[])
    .filter(isSchema)
    .map((schema) => [schema.name, schema]),
);

function isSchema(value: unknown): value is TableSchema<object> {
  return typeof value === 'object' && value !== null && 'columns' in value && 'key' in value;
}
