import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { provideKafka, providePostgres } from '@claimstream/local-parts';
import { DevIssuer } from '@claimstream/service-kit';
import type { Options } from '../options.js';
import type { Ground } from './environment.js';

export interface Parts extends Ground {
  /** Where the run keeps what must outlive it (or, thrown away at the end, a temporary folder). */
  readonly folder: string;
  stop(): Promise<void>;
}

/** The database, the broker if asked for, the issuer and the folders: what was given, or our own under the data folder. */
export async function openParts({
  exit,
  data,
  eventLog,
  brokers,
}: Pick<Options, 'exit' | 'data' | 'eventLog' | 'brokers'>): Promise<Parts> {
  const opened = new AsyncDisposableStack();
  try {
    const folder = exit ? await mkdtemp(path.join(tmpdir(), 'claimstream-')) : path.resolve(data);
    if (exit) opened.defer(() => rm(folder, { recursive: true, force: true }));
    const keep = (name: string) => (exit ? {} : { folder: path.join(folder, name) });

    const [postgres, kafka] = await Promise.all([
      providePostgres(keep('postgres')),
      eventLog === 'kafka' ? (brokers ? { brokers, stop: () => Promise.resolve() } : provideKafka(keep('kafka'))) : undefined,
    ]);
    opened.defer(() => postgres.stop());
    if (kafka) opened.defer(() => kafka.stop());

    const issuer = await DevIssuer.open(path.join(folder, 'keys'));
    const partnerFolder = path.join(folder, 'partners');
    return {
      folder,
      databaseUrl: postgres.url,
      brokers: kafka?.brokers,
      issuer,
      partnerFolder,
      codeSetsFolder: path.join(folder, 'code-sets'),
      stop: () => opened.disposeAsync(),
    };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}
