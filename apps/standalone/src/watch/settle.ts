import { setTimeout as sleep } from 'node:timers/promises';
import type { Tally } from './tally.js';

interface Watched {
  readonly count: () => Promise<Tally>;
  /** Whether logs are read to their end and the partner's folders are empty. */
  readonly isIdle: () => Promise<boolean>;
  readonly show: (tally: Tally) => void;
  readonly timeoutMs: number;
}

/** Waits until nothing is under way any more, twice in a row; throws when that takes too long and says what is left. */
export async function settled({ count, isIdle, show, timeoutMs }: Watched): Promise<Tally> {
  const end = performance.now() + timeoutMs;
  let quiet = 0;
  for (;;) {
    const tally = await count();
    show(tally);
    quiet = tally.underWay === 0 && (await isIdle()) ? quiet + 1 : 0;
    if (quiet === 2) return tally;
    if (performance.now() > end)
      throw new Error(`Not settled after ${timeoutMs / 1000} s: ${tally.underWay} under way. ${JSON.stringify(tally)}`);
    await sleep(quiet > 0 ? 100 : 250);
  }
}
