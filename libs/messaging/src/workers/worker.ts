import type { Store } from '../stores/define-store.js';

/**
 * Work outside reactions: batches that close, files that wait, deadlines that pass. One instance of a service does it at a time.
 */
export interface WorkerDefinition {
  /** `<service>.<what-it-does>`; names the advisory lock. */
  name: string;
  /** Writing to one of these stores wakes it after the commit. */
  wokenBy?: readonly Store[];
  /**
   * Does what there is to do, in transactions of its own, and says when to look again at the latest: after so many milliseconds
   * (0 at once), or undefined when only a wake is awaited. The advisory lock saves instances from doing it twice in vain; what
   * must happen once takes row locks. A rejection is logged by name and tried again after a growing wait. The signal says that
   * the process stops.
   */
  run(signal: AbortSignal): Promise<number | undefined>;
}

export interface Worker {
  wake(): void;
  /** Resolves when the current run has ended. */
  stop(): Promise<void>;
}
