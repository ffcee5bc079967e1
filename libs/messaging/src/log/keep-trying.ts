import { setTimeout as pause } from 'node:timers/promises';

interface Trying {
  /** Ends it: rejects with the signal's reason. */
  signal: AbortSignal;
  /** Told of each failure, before the pause. */
  onFailure?: (reason: unknown) => void;
  /** A failure that no repetition mends: rejects with it. */
  isFinal?: (reason: unknown) => boolean;
}

const firstPauseMs = 100;
const longestPauseMs = 2_000;

/** Tries until it works, with pauses that double from 0.1 to 2 seconds, less up to half of each by chance. */
export async function keepTrying<Result>(
  attempt: () => Promise<Result>,
  { signal, onFailure, isFinal }: Trying,
): Promise<Result> {
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (reason) {
      if (isFinal?.(reason)) throw reason;
      onFailure?.(reason);
    }
    await pause(pauseMs * (0.5 + Math.random() / 2), undefined, { signal });
  }
}
