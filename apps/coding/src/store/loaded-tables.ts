import { type CodeTables, nothingLoaded } from '@claimstream/code-sets';
import type { Uuid } from '@claimstream/kernel';

/** Where the shells get the code tables from: the deployment's, with what the tenant holds a licence for. */
export interface LoadedTables {
  of(tenantId: Uuid): CodeTables;
}

export const LOADED_TABLES = Symbol('LOADED_TABLES');

/** Until an operator loads a release: nothing is known, and nothing is refused for it. */
export const noTables: LoadedTables = { of: () => nothingLoaded };
