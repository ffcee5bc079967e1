import type { UnitOfWork } from './deciding/unit-of-work.js';
import type { Store } from './stores/define-store.js';

/** Tells relay and workers, in this process, what a committed transaction wrote. */
export class WrittenSignals {
  private readonly wakes = new Map<string, Set<() => void>>();

  constructor(private readonly eventsWritten: (count: number) => void) {}

  written(unit: UnitOfWork): void {
    if (unit.events.length > 0) this.eventsWritten(unit.events.length);
    if (this.wakes.size === 0) return;
    for (const store of new Set(unit.acts.map(({ aggregate }) => aggregate.store.name))) {
      for (const wake of this.wakes.get(store) ?? []) wake();
    }
  }

  /** Wakes after each commit that wrote to one of the stores; answers how to end that. */
  onWritten(stores: readonly Store[], wake: () => void): () => void {
    for (const { name } of stores) this.wakes.set(name, (this.wakes.get(name) ?? new Set()).add(wake));
    return () => {
      for (const { name } of stores) this.wakes.get(name)?.delete(wake);
    };
  }
}
