import { existsSync, renameSync, rmSync } from 'node:fs';

/** Gives a finished folder its name. Two processes may do this at once: the first wins and the other's copy is thrown away. */
export function moveIntoPlace(finished: string, name: string): void {
  try {
    renameSync(finished, name);
  } catch (reason) {
    if (!existsSync(name)) throw reason;
    rmSync(finished, { recursive: true });
  }
}
