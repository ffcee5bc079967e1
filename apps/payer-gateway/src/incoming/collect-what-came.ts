import { watch } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { mayRunAgain, type WorkerDefinition } from '@claimstream/messaging';
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
      await Promise.all(known.map((connection, index) => collectFrom(connection, folders[index]!, parts, signal)));
      await something;
      return 0;
    },
  };
}

/** Begins to watch before the folders are read, so that nothing falls between reading and waiting. A folder that cannot be watched is polled. */
async function whenSomethingComes(folders: readonly PartnerFolders[], pollMs: number, signal: AbortSignal): Promise<void> {
  const came = new AbortController();
  const watchers = folders.map(({ inbound }) => watch(inbound, () => came.abort()).on('error', () => undefined));
  await sleep(pollMs, undefined, { signal: AbortSignal.any([signal, came.signal]) }).catch(() => undefined);
  watchers.forEach((watcher) => watcher.close());
}

/** Files of one connection one after the other; trouble with one connection does not hold up the others. */
async function collectFrom(known: KnownConnection, folders: PartnerFolders, parts: Parts, signal: AbortSignal): Promise<void> {
  try {
    for (const name of await waitingFiles(folders)) {
      if (signal.aborted) return;
      await collectOne(known, folders, await readIncoming(folders, name), parts);
    }
  } catch (error) {
    parts.logger.failure('collecting-failed', error);
    await sleep(parts.config.partners.pollMs, undefined, { signal }).catch(() => undefined);
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

/** A file that our own code cannot take in is kept as failed and does not stop those behind it; a database that is down or busy stops them all. */
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
    if (mayRunAgain(error) || (error instanceof DbError && (error.unavailable || error.code.startsWith('57')))) throw error;
    logger.failure('file-failed', error);
    const failure = { code: 'NOT_TAKEN', message: 'The file could be read, but taking it in failed; nothing of it was used.' };
    return database.transaction(tenantsOf(known), (tx) => takeFile(tx, known, { ...given, failure }));
  }
}
