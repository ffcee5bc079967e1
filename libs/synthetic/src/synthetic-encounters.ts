import { setTimeout as sleep } from 'node:timers/promises';
import { encounterAt, type SyntheticEncounter, type SyntheticOptions } from './make-encounter.js';

export interface Stretch extends SyntheticOptions {
  /** The place to begin or to go on at; the first encounter of a seed has 0. */
  from?: number;
  /** How many; absent: for ever. */
  count?: number;
}

/** The encounters of a seed from a place on. */
export function* syntheticEncounters({ from = 0, count = Infinity, ...options }: Stretch): Generator<SyntheticEncounter, void> {
  for (let index = from; index < from + count; index += 1) yield encounterAt(index, options);
}

export interface Pace {
  /** The most encounters that one batch holds. */
  batchSize: number;
  /** How many a second on average; absent: as fast as they are taken. What was late is made up for, up to one second. */
  perSecond?: number;
  /** Ends the stream, also while it waits. */
  signal?: AbortSignal;
}

/** The same, in batches and at a pace: an endless or finished stream of what source systems send. Ends quietly when aborted. */
export async function* streamEncounters({
  batchSize,
  perSecond,
  signal,
  from = 0,
  count = Infinity,
  ...options
}: Stretch & Pace): AsyncGenerator<SyntheticEncounter[], void> {
  let dueAt = performance.now();
  for (let next = from; next < from + count && !signal?.aborted; next += batchSize) {
    const batch = syntheticEncounters({ ...options, from: next, count: Math.min(batchSize, from + count - next) }).toArray();
    yield batch;
    if (perSecond === undefined) continue;
    dueAt = Math.max(dueAt + (batch.length / perSecond) * 1000, performance.now() - 1000);
    if (!(await waited(dueAt - performance.now(), signal))) return;
  }
}

/** Waits, and says whether it may go on; aborting is an answer here, not an error. */
async function waited(ms: number, signal?: AbortSignal): Promise<boolean> {
  if (ms <= 0) return true;
  try {
    await sleep(ms, undefined, signal ? { signal } : {});
    return true;
  } catch (error) {
    if (signal?.aborted) return false;
    throw error;
  }
}
