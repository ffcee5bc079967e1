import { type FSWatcher, watch } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Says when something changes in folders. One that cannot be watched is left to polling. */
export class FolderWatch {
  readonly #watchers = new Map<string, FSWatcher>();
  #change = new AbortController();

  /** Begins to watch what is not watched yet. What changes from now on ends the next wait. */
  watch(folders: readonly string[]): void {
    this.#change = new AbortController();
    for (const folder of folders) {
      if (this.#watchers.has(folder)) continue;
      const watcher = watch(folder, () => this.#change.abort());
      watcher.on('error', () => this.#forget(folder));
      this.#watchers.set(folder, watcher);
    }
  }

  /** Resolves when something has changed since `watch`, after so long, or when the signal is given. */
  async wait(mostMs: number, signal: AbortSignal): Promise<void> {
    await sleep(mostMs, undefined, { signal: AbortSignal.any([signal, this.#change.signal]) }).catch(() => undefined);
  }

  close(): void {
    for (const folder of [...this.#watchers.keys()]) this.#forget(folder);
  }

  #forget(folder: string): void {
    this.#watchers.get(folder)?.close();
    this.#watchers.delete(folder);
  }
}
