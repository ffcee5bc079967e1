import { codeSetDefinitions } from '@claimstream/code-sets';
import { createLogger, openServiceDatabase, Refusal } from '@claimstream/service-kit';
import type { CommandConfig } from '../coding.config.js';
import { LoadedReleases } from '../store/code-sets/loaded-releases.js';
import { deployment, findHolders, findReleases, type ReleaseRow } from '../store/code-sets/releases.queries.js';
import { storeRelease } from '../store/code-sets/store-release.js';
import { codingMigrations } from '../store/migrations.js';
import type { CodeSetStore } from './code-set-store.js';

/** Coding's own database: running services have what is kept here within seconds. */
export async function databaseStore(config: CommandConfig['database']): Promise<CodeSetStore> {
  const logger = createLogger({ service: 'codes', level: 'silent' });
  const { database } = await openServiceDatabase({ name: 'coding', migrations: codingMigrations }, config, logger);
  const clock = () => new Date();
  return {
    place: "coding's database",
    async keep(kept, keeping) {
      const { licensed } = codeSetDefinitions[kept.release.set];
      if (licensed && kept.origin.holder === undefined) {
        throw new Refusal(422, 'HOLDER_MISSING', 'This set is licensed: say with --tenant who holds the licence.');
      }
      const owner = kept.origin.holder ?? deployment;
      return (await storeRelease(database, { kept, owner, by: 'codes import', at: clock(), ...keeping })).outcome;
    },
    async list() {
      const holders = await database.transaction([deployment], findHolders);
      const rows = await database.transaction([...new Set([deployment, ...holders])], (tx) =>
        findReleases(tx, { status: 'active' }),
      );
      return rows.map(toHead);
    },
    async shelf() {
      const releases = new LoadedReleases(database, logger, clock);
      await releases.refresh();
      return releases.shelfOf(deployment);
    },
    [Symbol.asyncDispose]: () => database.close(),
  };
}

const toHead = ({
  set,
  version,
  effectiveFrom,
  effectiveTo,
  digest,
  rows,
  badRows,
  faults,
  files,
  owner,
  tenantId,
}: ReleaseRow) => ({
  terms: { set: set as keyof typeof codeSetDefinitions, version, effectiveFrom, effectiveTo, complete: true },
  origin: { digest, rows, badRows, faults: faults as never, files, ...(owner === 'tenant' && { holder: tenantId }) },
});
