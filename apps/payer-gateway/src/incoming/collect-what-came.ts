import { watch } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkerDefinition } from '@claimstream/messaging';
import type { ServiceParts } from '@claimstream/service-kit';
import { DbError } from '@claimstream/service-kit';
import { type KnownConnection, tenantsOf } from '../domain/partner-connection.js';
import type { PartnerFile } from '../domain/partner-file.js';
import type { GatewayMetrics } from '../gateway-metrics.js';
import type { PayerGatewayConfig } from '../payer-gateway.config.js';
import type { ConnectionDirectory } from '../store/connection-directory.js';
import { archiveFile, type IncomingFile, readIncoming, waitingFiles } from '../transport/collect-files.js';
import { foldersOf, makeFolders, type PartnerFolders } from '../transport/folders.js';
import { readPartnerFile } from './read-partner-file.js';
import { takeFile, type TakenFile } from './take-file.js';

type Parts = Pick<ServiceParts<PayerGatewayConfig>, 'database' | 'commands' | 'config' | 'clock' | 'logger'> & {
  directory: ConnectionDirectory;
  metrics: GatewayMetrics;
};

/** Collects what partners have put into our folders: looks when the system says that something came, and from time to time anyway. */
export function collectWhatCame(parts: Parts): WorkerDefinition {
  return {
    name: 'payer-gateway.collect',
    run: async (signal) => {
      const known = await parts.directory.list();
      const folders = known.map(({ id }) => foldersOf(parts.config.partners.folder, id));
      await Promise.all(folders.map(makeFolders));

      const something = whenSomethingComes(folders, parts.config.partners.pollMs, signal);
      const results = await Promise.allSettled(
        known.map((connection, index) => collectFrom(connection, folders[index]!, parts, signal)),
      );
      const failed = results.find((result) => result.status === 'rejected');
      if (failed) {
        something.stop();
        throw failed.reason;
      }
      await something.happened;
      return 0;
    },
  };
}

/** Watches before the folders are read, so that nothing falls between reading and waiting. */
function whenSomethingComes(
  folders: readonly PartnerFolders[],
  pollMs: number,
  signal: AbortSignal,
): { happened: Promise<void>; stop: () => void } {
  const stopped = new AbortController();
  const stop = (): void => stopped.abort();
  const ended = AbortSignal.any([signal, stopped.signal]);
  const watchers = folders.map(({ inbound }) => watch(inbound, { signal: ended }, stop).on('error', stop));
  const happened = sleep(pollMs, undefined, { signal: ended })
    .catch(() => undefined)
    .finally(() => watchers.forEach((watcher) => watcher.close()));
  return { happened, stop };
}

async function collectFrom(known: KnownConnection, folders: PartnerFolders, parts: Parts, signal: AbortSignal): Promise<void> {
  for (const name of await waitingFiles(folders)) {
    if (signal.aborted) return;
    await collectOne(known, folders, await readIncoming(folders, name), parts);
  }
}

async function collectOne(known: KnownConnection, folders: PartnerFolders, incoming: IncomingFile, parts: Parts): Promise<void> {
  const file = readPartnerFile(incoming.content);
  if (!file.isWhole && parts.clock().getTime() - incoming.changedAt.getTime() < parts.config.partners.settleMs) return;
  const taken = await take(known, incoming, file, parts);
  await archiveFile(folders, incoming);
  parts.metrics.received(taken);
  if (taken.status !== 'processed') parts.logger.warn('file-not-used', { partner: known.agreement.name, status: taken.status });
}

/** A file that our own code cannot take in is kept as failed and does not stop those behind it; a database that is down stops them all. */
async function take(
  known: KnownConnection,
  incoming: IncomingFile,
  file: PartnerFile,
  { database, commands, clock, logger }: Parts,
): Promise<TakenFile> {
  const given = { incoming, file, commands, now: clock() };
  try {
    return await database.transaction(tenantsOf(known), (tx) => takeFile(tx, known, given));
  } catch (error) {
    if (error instanceof DbError && (error.unavailable || error.conflict)) throw error;
    logger.failure('file-failed', error);
    const failure = { code: 'NOT_TAKEN', message: 'The file could be read, but taking it in failed; nothing of it was used.' };
    return database.transaction(tenantsOf(known), (tx) => takeFile(tx, known, { ...given, failure }));
  }
}
