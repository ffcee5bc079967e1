import { existsSync, watch } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@claimstream/service-kit';
import { answerFile } from './answer-file.js';
import { type Book, openBook } from './book/open-book.js';
import { doorsWithPayments, payWhatIsDue } from './pay-what-is-due.js';
import type { PayerSimulatorConfig } from './payer-simulator.config.js';
import { putOutFiles } from './put-out-files.js';

export interface Simulator {
  readonly book: Book;
  stop(): Promise<void>;
}

/** A payer and clearinghouse behind the gateway's own folders: reads what is put into each `outbound`, answers into each `inbound`. */
export async function startSimulator(config: PayerSimulatorConfig, logger: Logger): Promise<Simulator> {
  const book = await openBook(config);
  await mkdir(config.folder, { recursive: true });
  const stopping = new AbortController();
  const ended = work(config, book, logger, stopping.signal);
  return {
    book,
    stop: async () => {
      stopping.abort();
      await ended;
      await book.close();
    },
  };
}

/** One loop answers, pays when it is time, and puts out: a door's files come out in the order of their numbers. */
async function work(config: PayerSimulatorConfig, book: Book, logger: Logger, signal: AbortSignal): Promise<void> {
  let payAt = Date.now() + config.payEveryMs;
  while (!signal.aborted) {
    try {
      const doors = await doorsOf(config);
      const something = whenSomethingComes(
        doors.map(({ outbound }) => outbound),
        Math.min(config.pollMs, Math.max(1, payAt - Date.now())),
        signal,
      );
      for (const door of doors) await answerDoor(door, { config, book, signal });
      if (Date.now() >= payAt) {
        await payDoors(doors, book);
        payAt = Date.now() + config.payEveryMs;
      }
      await something;
    } catch (error) {
      logger.failure('door-failed', error);
      await pause(config.pollMs, signal);
    }
  }
}

interface DoorFolders {
  doorId: string;
  outbound: string;
  inbound: string;
}

/** Every folder under the partner folder is a door, once the gateway has made both sides of it. */
async function doorsOf({ folder }: PayerSimulatorConfig): Promise<DoorFolders[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const doors = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({
      doorId: name,
      outbound: path.join(folder, name, 'outbound'),
      inbound: path.join(folder, name, 'inbound'),
    }));
  return doors.filter(({ outbound, inbound }) => existsSync(outbound) && existsSync(inbound));
}

/** So many files are answered in one transaction of the book. */
const mostFiles = 100;

async function answerDoor(
  { doorId, outbound, inbound }: DoorFolders,
  { config, book, signal }: { config: PayerSimulatorConfig; book: Book; signal: AbortSignal },
): Promise<void> {
  const entries = await readdir(outbound, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name);
  const files = await Promise.all(
    names
      .sort()
      .slice(0, mostFiles)
      .map(async (name) => ({ doorId, name, content: await readFile(path.join(outbound, name)) })),
  );
  if (files.length > 0 && !signal.aborted) {
    await book.write(async (client) => {
      for (const file of files) await answerFile(client, file, { seed: config.seed, now: new Date() });
    });
    await Promise.all(files.map(({ name }) => rm(path.join(outbound, name), { force: true })));
  }
  await putOutFiles(book, { doorId, inbound });
}

async function payDoors(doors: readonly DoorFolders[], book: Book): Promise<void> {
  const waiting = await book.write(doorsWithPayments);
  for (const { doorId, inbound } of doors) {
    if (!waiting.has(doorId)) continue;
    await book.write((client) => payWhatIsDue(client, doorId, new Date()));
    await putOutFiles(book, { doorId, inbound });
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> => sleep(ms, undefined, { signal }).catch(() => undefined);

/** Resolves when one of the folders changes, after a time, or when the simulator stops. A folder that cannot be watched is polled. */
async function whenSomethingComes(folders: readonly string[], waitMs: number, signal: AbortSignal): Promise<void> {
  const came = new AbortController();
  const watchers = folders.map((folder) => watch(folder, () => came.abort()).on('error', () => undefined));
  await pause(waitMs, AbortSignal.any([signal, came.signal]));
  watchers.forEach((watcher) => watcher.close());
}
