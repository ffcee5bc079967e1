import { setTimeout as sleep } from 'node:timers/promises';
import { openFrontDoor } from './door/front-door.js';
import { CodingClient } from './feed/coding-client.js';
import { feedFiles } from './feed/file-feed.js';
import { feedSynthetic } from './feed/synthetic-feed.js';
import type { Options } from './options.js';
import { type Summary, summaryOf } from './summary.js';
import { demoPeople } from './system/demo-access.js';
import { openParts } from './system/parts.js';
import { runInProcess } from './system/run-in-process.js';
import { demoTenants } from '@claimstream/synthetic';
import { isIdle } from './watch/idle.js';
import { Screen } from './watch/screen.js';
import { settled } from './watch/settle.js';
import { TallyClerk } from './watch/tally.js';

/** Where the run speaks to: standard output for its result, standard error for everything else. */
export interface Outlet {
  readonly out: NodeJS.WriteStream;
  readonly err: NodeJS.WriteStream;
}

const settleTimeoutMs = 10 * 60_000;

/** Runs the whole system in this process until it is told to stop, or with `--exit` until everything is settled; then answers the summary. */
export async function runStandalone(options: Options, { out, err }: Outlet, stop: AbortSignal): Promise<Summary | undefined> {
  const opened = new AsyncDisposableStack();
  try {
    const parts = await openParts(options);
    opened.defer(() => parts.stop());
    const system = await runInProcess(parts);
    opened.defer(() => system.stop());
    const clerk = new TallyClerk(parts.databaseUrl);
    opened.defer(() => clerk.close());

    const { feed: token, people } = await demoPeople(parts.issuer);
    const behind = system.services.map(({ definition: { name, summary }, running: { url } }) => ({ name, summary, url }));
    const door = await openFrontDoor(behind, people, options.port);
    opened.defer(() => door.close());
    err.write(`Claimstream is at ${door.url} (documents, demo tokens). Stop it with Ctrl-C.\n`);

    const began = performance.now();
    const coding = new CodingClient(`${door.url}/coding`, token, stop);
    const feed = startFeed(options, { coding, folder: parts.folder, err, stop });
    const screen = new Screen(err);
    const show = options.quiet ? () => undefined : screen.show.bind(screen);

    if (options.exit) {
      await feed;
      const tally = await settled({
        count: () => clerk.count(),
        isIdle: () => isIdle(system, parts.partnerFolder),
        show,
        timeoutMs: settleTimeoutMs,
      });
      screen.end();
      return summaryOf(tally, (performance.now() - began) / 1000);
    }
    await Promise.all([feed, watch(clerk, show, stop)]);
    screen.end();
    out.write('Stopping: what is under way is finished first.\n');
    return undefined;
  } finally {
    await opened.disposeAsync();
  }
}

interface FeedSurroundings {
  readonly coding: CodingClient;
  readonly folder: string;
  readonly err: NodeJS.WriteStream;
  readonly stop: AbortSignal;
}

/** Sends what the options say; being stopped is no error. */
async function startFeed(options: Options, { coding, folder, err, stop }: FeedSurroundings): Promise<void> {
  const { input, encounters, seed, exit } = options;
  const rate = options.rate ?? (input === undefined && encounters === undefined ? 5 : undefined);
  try {
    if (input === undefined) await feedSynthetic({ coding, seed, count: encounters, perSecond: rate, folder, signal: stop });
    else {
      const refused = (where: string, why: string) => err.write(`${where}: ${why}\n`);
      await feedFiles({ coding, tenantId: demoTenants.at(-1)!.tenantId, input, refused });
    }
  } catch (error) {
    if (!stop.aborted || exit) throw error;
  }
}

async function watch(
  clerk: TallyClerk,
  show: (tally: Awaited<ReturnType<TallyClerk['count']>>) => void,
  stop: AbortSignal,
): Promise<void> {
  while (!stop.aborted) {
    show(await clerk.count());
    await sleep(1_000, undefined, { signal: stop }).catch(() => undefined); // Told to stop: the loop ends.
  }
}
