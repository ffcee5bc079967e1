import { type CodeTables, type Release, ReleaseShelf, starterReleases, tablesOn, warmSearch } from '@claimstream/code-sets';
import { calendarDateOf, type Uuid } from '@claimstream/kernel';
import type { Logger, TenantDatabase } from '@claimstream/service-kit';
import type { LoadedTables } from '../loaded-tables.js';
import { readTables } from './release-chunks.js';
import { deployment, findHolders, findReleases, type ReleaseRow } from './releases.queries.js';

/** What a tenant looks codes up in. */
interface View {
  readonly shelf: ReleaseShelf;
  readonly tables: CodeTables;
}

/**
 * The active releases in this process' memory. Looked up without waiting; `refresh` brings them up to what the database has, so that every process
 * knows a new release within seconds.
 */
export class LoadedReleases implements LoadedTables {
  readonly #releases = new Map<Uuid, Release>();
  #views: ReadonlyMap<Uuid, View> = viewsOf([], new Map());
  #known = '';
  #refreshed: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: TenantDatabase,
    private readonly logger: Pick<Logger, 'info'>,
    private readonly clock: () => Date,
  ) {}

  of(tenantId: Uuid): CodeTables {
    return this.#viewOf(tenantId).tables;
  }

  shelfOf(tenantId: Uuid): ReleaseShelf {
    return this.#viewOf(tenantId).shelf;
  }

  /**
   * Loads what is new, drops what was withdrawn; one after the other, so that none takes away what the next has just loaded. Rejects with
   * `DbError`, and then keeps what it has.
   */
  refresh(): Promise<void> {
    const refreshed = this.#refreshed.then(() => this.#refresh());
    // Whoever asked hears of the failure; the next begins all the same.
    this.#refreshed = refreshed.catch(() => undefined);
    return refreshed;
  }

  async #refresh(): Promise<void> {
    const holders = await this.database.transaction([deployment], findHolders);
    const active = await this.database.transaction([...new Set([deployment, ...holders])], (tx) =>
      findReleases(tx, { status: 'active' }),
    );
    const known = active.map(({ releaseId, effectiveTo }) => `${releaseId} ${effectiveTo ?? ''}`).join();
    if (known === this.#known) return;

    for (const row of active) await this.#load(row);
    for (const id of this.#releases.keys()) if (!active.some(({ releaseId }) => releaseId === id)) this.#releases.delete(id);
    this.#views = viewsOf(active, this.#releases);
    this.#known = known;
    const today = calendarDateOf(this.clock());
    warmSearch(this.shelfOf(deployment), today);
    this.of(deployment).diagnosisTerms(today);
  }

  #viewOf(tenantId: Uuid): View {
    return this.#views.get(tenantId) ?? this.#views.get(deployment)!;
  }

  async #load(row: ReleaseRow): Promise<void> {
    const loaded = this.#releases.get(row.releaseId);
    const tables = loaded?.tables ?? (await this.database.transaction([row.tenantId], (tx) => readTables(tx, row)));
    this.#releases.set(row.releaseId, {
      ...{ set: row.set as Release['set'], version: row.version, effectiveFrom: row.effectiveFrom, effectiveTo: row.effectiveTo },
      ...{ complete: true, activatedAt: row.loadedAt, tables },
    });
    if (!loaded) this.logger.info('code-sets.release-in-memory', { part: row.set, version: row.version, records: row.rows });
  }
}

/** The deployment's releases for everybody, with their own for those that have any; the starter below all. */
function viewsOf(active: readonly ReleaseRow[], releases: ReadonlyMap<Uuid, Release>): ReadonlyMap<Uuid, View> {
  const byOwner = Map.groupBy(active, ({ tenantId }) => tenantId);
  const releasesOf = (owner: Uuid): Release[] => (byOwner.get(owner) ?? []).map(({ releaseId }) => releases.get(releaseId)!);
  const everybodys = [...starterReleases(), ...releasesOf(deployment)];
  const viewOf = (owner: Uuid): View => {
    const shelf = new ReleaseShelf(owner === deployment ? everybodys : [...everybodys, ...releasesOf(owner)]);
    return { shelf, tables: tablesOn(shelf) };
  };
  return new Map([...new Set([deployment, ...byOwner.keys()])].map((owner) => [owner, viewOf(owner)]));
}
