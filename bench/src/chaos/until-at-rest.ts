import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceProcess } from '@claimstream/standalone-app';
import { leftToDo } from './checks/converged.js';
import type { Evidence } from './evidence.js';

/** A payer that was down is asked again for half a minute; the rest is reading what has piled up. */
const withinMs = 180_000;

/** Waits until every process says that it is ready and nothing is left to do, twice in a row; false when that takes too long. */
export async function untilAtRest(evidence: Evidence, processes: readonly ServiceProcess[]): Promise<boolean> {
  const end = performance.now() + withinMs;
  let quiet = 0;
  while (quiet < 2) {
    if (performance.now() > end) return false;
    await sleep(500);
    const [ready, left] = await Promise.all([areReady(processes), leftToDo(evidence)]);
    quiet = ready && left.length === 0 ? quiet + 1 : 0;
  }
  return true;
}

async function areReady(processes: readonly ServiceProcess[]): Promise<boolean> {
  const answers = await Promise.all(
    processes.map(({ url }) =>
      fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5_000) }).then(
        ({ ok }) => ok,
        () => false,
      ),
    ),
  );
  return answers.every(Boolean);
}
