import { invariant } from '@claimstream/kernel';
import type { Store } from './define-store.js';

/**
 * The state as it is written: the domain type's JSON, led by the version that it has. A state is an object, never a list or a
 * bare value.
 */
export function savedState(store: Store, state: unknown): string {
  const json = JSON.stringify(state);
  invariant(json !== undefined && json.startsWith('{'), `A state of ${store.name} is not an object.`);
  return json === '{}' ? `{"stateVersion":${store.stateVersion}}` : `{"stateVersion":${store.stateVersion},${json.slice(1)}`;
}

/**
 * A state that this release does not understand yet: during a deployment others are ahead of us, and waiting for our turn is the
 * answer.
 */
export class StateOfLaterRelease extends Error {
  override readonly name = 'StateOfLaterRelease';
}

/** The state as it is loaded, brought to the present version by the store's upcasts. What carries no version is of the first. */
export function loadedState(store: Store, saved: unknown): unknown {
  const { stateVersion = 1, ...state } = saved as { stateVersion?: number };
  if (stateVersion > store.stateVersion)
    throw new StateOfLaterRelease(`A state of ${store.name} was written by a later release.`);
  let current: unknown = state;
  for (let version = stateVersion; version < store.stateVersion; version += 1) {
    const upcast = store.upcasts[version];
    invariant(upcast, `${store.name} has no upcast from version ${version}.`);
    current = upcast(current);
  }
  return current;
}
