import { codeSetDefinitions, readReleaseFile, readReleaseHead, releaseFilesOf } from '@claimstream/code-sets';
import { type Logger, Refusal, type TenantDatabase } from '@claimstream/service-kit';
import { deployment, findReleases } from './releases.queries.js';
import { storeRelease } from './store-release.js';

export interface Adopting {
  readonly database: TenantDatabase;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  readonly clock: () => Date;
}

/** A folder in which `npm run codes -- import` leaves packed releases while no service runs; they are taken into the database, each once. */
export class ReleaseFolder {
  readonly #seen = new Set<string>();

  constructor(
    private readonly folder: string,
    private readonly adopting: Adopting,
  ) {}

  async adopt(): Promise<void> {
    for (const file of await releaseFilesOf(this.folder)) {
      if (this.#seen.has(file)) continue;
      await this.#adopt(file);
      this.#seen.add(file);
    }
  }

  async #adopt(file: string): Promise<void> {
    const { database, logger, clock } = this.adopting;
    const { terms, origin } = await readReleaseHead(file);
    const licensed = codeSetDefinitions[terms.set].licensed;
    if (licensed && origin.holder === undefined) return logger.warn('code-sets.holder-missing', { part: terms.set });
    const owner = origin.holder ?? deployment;
    // Also one that was withdrawn since: a file that lies there does not bring it back.
    const known = await database.transaction([owner], (tx) => findReleases(tx, { digest: origin.digest, tenantId: owner }));
    if (known.length > 0) return;
    try {
      const kept = await readReleaseFile(file);
      await storeRelease(database, { kept, owner, by: 'codes import', at: clock(), termsGiven: false });
      logger.info('code-sets.release-adopted', { part: terms.set, version: terms.version });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      logger.warn('code-sets.release-refused', { part: terms.set, version: terms.version, code: error.code });
    }
  }
}
