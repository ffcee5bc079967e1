import { setTimeout as sleep } from 'node:timers/promises';
import { CLOCK, CONFIG, LOGGER, type Logger, TenantDatabase } from '@claimstream/service-kit';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { CodingConfig } from '../../coding.config.js';
import { ReleaseFolder } from './release-folder.js';
import { LoadedReleases } from './loaded-releases.js';

/** Releases are in memory before the door opens, and those that others load or withdraw are noticed within this time. */
const lookAgainMs = 3_000;

/** Keeps this process' releases up to date; each process does it for itself, so it is no worker, of which there is one. */
@Injectable()
export class ReleaseKeeper implements OnModuleInit, OnModuleDestroy {
  readonly releases: LoadedReleases;
  readonly #folder?: ReleaseFolder;
  readonly #stopping = new AbortController();
  #looking: Promise<void> = Promise.resolve();

  constructor(
    database: TenantDatabase,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(CLOCK) clock: () => Date,
    @Inject(CONFIG) { codeSets }: CodingConfig,
  ) {
    if (codeSets.folder !== undefined) this.#folder = new ReleaseFolder(codeSets.folder, { database, logger, clock });
    this.releases = new LoadedReleases(database, logger, clock);
  }

  async onModuleInit(): Promise<void> {
    await this.#look();
    this.#looking = this.#keepLooking();
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopping.abort();
    await this.#looking;
  }

  async #keepLooking(): Promise<void> {
    while (await waited(lookAgainMs, this.#stopping.signal)) {
      await this.#look().catch((error: unknown) => this.logger.failure('code-sets.not-refreshed', error));
    }
  }

  async #look(): Promise<void> {
    await this.#folder?.adopt();
    await this.releases.refresh();
  }
}

const waited = (ms: number, signal: AbortSignal): Promise<boolean> => sleep(ms, true, { signal, ref: false }).catch(() => false);
