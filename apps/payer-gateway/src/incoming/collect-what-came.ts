import { setTimeout as sleep } from 'node:timers/promises';
import { mayRunAgain, type WorkerDefinition } from '@claimstream/messaging';
import type { ServiceParts } from '@claimstream/service-kit';
import { DbError } from '@claimstream/service-kit';
import { type KnownConnection, tenantsOf } from '../domain/partner-connection.js';
import type { GatewayMetrics } from '../gateway-metrics.js';
import type { PayerGatewayConfig } from '../payer-gateway.config.js';
import type { ConnectionDirectory } from '../store/connection-directory.js';
import { archiveFile, readIncoming, waitingFiles } from '../transport/collect-files.js';
import { foldersOf, makeFolders, type PartnerFolders } from '../transport/folders.js';
import { FolderWatch } from '../transport/watch-folders.js';
import { readPartnerFile } from './read-partner-file.js';
import { type CameFile, takeFiles, type TakenFile } from './take-files.js';

type Parts = Pick<ServiceParts<PayerGatewayConfig>, 'database' | 'commands' | 'config' | 'clock' | 'logger'> & {
  directory: ConnectionDirectory;
  metrics: GatewayMetrics;
};

/** Collects what partners have put into our folders: looks when the system says that something came, and from time to time anyway. */
export function collectWhatCame(parts: Parts): WorkerDefinition {
  const { partners } = parts.config;
  const folderWatch = new FolderWatch();
  const made = new Set<string>();
  return {
    name: 'payer-gateway.collect',
    run: async (signal) => {
      const known = await parts.directory.list();
      const folders = known.map(({ id }) => foldersOf(partners.folder, id));
      await Promise.all(known.map(({ id }, index) => (made.has(id) ? undefined : makeFolders(folders[index]!))));
      for (const { id } of known) made.add(id);

      folderWatch.watch(folders.map(({ inbound }) => inbound)); // Before the folders are read: nothing falls between reading and waiting.
      const collected = await Promise.all(
        known.map((connection, index) => collectFrom(connection, folders[index]!, parts, signal)),
      );
      known.forEach(({ id }, index) => collected[index] || made.delete(id)); // Somebody may have taken a folder away.
      await folderWatch.wait(partners.pollMs, signal);
      if (signal.aborted) folderWatch.close();
      return 0;
    },
  };
}

/** So many files, or bytes of them, are taken in one transaction. */
const mostFiles = 200;
const mostBytes = 4_000_000;

/** Takes in what waits in one connection's folder; false after trouble, which does not hold up the other connections. */
async function collectFrom(known: KnownConnection, folders: PartnerFolders, parts: Parts, signal: AbortSignal): Promise<boolean> {
  try {
    let names = await waitingFiles(folders);
    while (names.length > 0 && !signal.aborted) {
      const { came, left } = await readSome(names, folders, parts);
      names = left;
      if (came.length > 0) await collect(known, folders, came, parts);
    }
    return true;
  } catch (error) {
    parts.logger.failure('collecting-failed', error);
    await sleep(parts.config.partners.pollMs, undefined, { signal }).catch(() => undefined);
    return false;
  }
}

/** Reads files up to the limits; one without an end that is still being written is left for later. */
async function readSome(
  names: readonly string[],
  folders: PartnerFolders,
  { clock, config }: Parts,
): Promise<{ came: CameFile[]; left: string[] }> {
  const came: CameFile[] = [];
  let bytes = 0;
  let count = 0;
  for (const name of names) {
    if (count === mostFiles || bytes > mostBytes) break;
    count += 1;
    const incoming = await readIncoming(folders, name);
    const file = readPartnerFile(incoming.content);
    bytes += incoming.content.length;
    const isBeingWritten = !file.isWhole && clock().getTime() - incoming.changedAt.getTime() < config.partners.settleMs;
    if (!isBeingWritten) came.push({ incoming, file });
  }
  return { came, left: names.slice(count) };
}

async function collect(known: KnownConnection, folders: PartnerFolders, came: readonly CameFile[], parts: Parts): Promise<void> {
  const taken = await takeTogether(known, came, parts);
  await Promise.all(came.map(({ incoming }) => archiveFile(folders, incoming)));
  for (const one of taken) {
    parts.metrics.received(one);
    if (one.status !== 'processed') parts.logger.warn('file-not-used', { partner: known.agreement.name, status: one.status });
  }
}

/** All files in one transaction; where one of them makes it fail, each in its own, so that the others are not held up. */
async function takeTogether(known: KnownConnection, came: readonly CameFile[], parts: Parts): Promise<TakenFile[]> {
  try {
    return await take(known, came, parts);
  } catch (error) {
    if (isForLater(error)) throw error;
    const taken: TakenFile[] = [];
    for (const one of came) taken.push(...(await takeAlone(known, one, parts)));
    return taken;
  }
}

/** A file that our own code cannot take in is kept as failed and does not stop those behind it. */
async function takeAlone(known: KnownConnection, came: CameFile, parts: Parts): Promise<TakenFile[]> {
  try {
    return await take(known, [came], parts);
  } catch (error) {
    if (isForLater(error)) throw error;
    parts.logger.failure('file-failed', error);
    const failure = { code: 'NOT_TAKEN', message: 'The file could be read, but taking it in failed; nothing of it was used.' };
    return take(known, [{ ...came, failure }], parts);
  }
}

const take = (known: KnownConnection, came: readonly CameFile[], { database, commands, clock }: Parts): Promise<TakenFile[]> =>
  database.transaction(tenantsOf(known), (tx) => takeFiles(tx, known, { came, commands, now: clock() }));

/** A database that is down or busy stops all files: they are taken when it is back. */
const isForLater = (error: unknown): boolean =>
  mayRunAgain(error) || (error instanceof DbError && (error.unavailable || error.code.startsWith('57')));
