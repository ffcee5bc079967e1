import { type CodeTables, starterReleases, tablesOf } from '@claimstream/code-sets';
import type { Uuid } from '@claimstream/kernel';

/** Where the shells get the code tables from: the deployment's, with what the tenant holds a licence for. */
export interface LoadedTables {
  of(tenantId: Uuid): CodeTables;
}

export const LOADED_TABLES = Symbol('LOADED_TABLES');

/** What comes with the product, in force until an operator loads a release: never whole, so that nothing is refused for it. */
export const starterTables = (): LoadedTables => {
  const tables = tablesOf(starterReleases());
  return { of: () => tables };
};
