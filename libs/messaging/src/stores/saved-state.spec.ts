import { defineStore } from './define-store.js';
import { loadedState, savedState } from './saved-state.js';

interface Claim {
  status: string;
  chargeCents: number;
}

const claims = defineStore<Claim>({
  name: 'claims',
  table: 'claim',
  stateVersion: 3,
  upcasts: {
    1: (past) => ({ status: (past as { state: string }).state, charge: 12.5 }),
    2: (past) => {
      const { status, charge } = past as { status: string; charge: number };
      return { status, chargeCents: charge * 100 };
    },
  },
});

it('loads what it saved, without the version that travels in it', () => {
  const state = { status: 'held', chargeCents: 100 };
  const saved = JSON.parse(savedState(claims, state)) as unknown;

  expect(saved).toEqual({ stateVersion: 3, ...state });
  expect(loadedState(claims, saved)).toEqual(state);
});

it('brings an old state through every upcast', () => {
  expect(loadedState(claims, { state: 'held' })).toEqual({ status: 'held', chargeCents: 1250 });
  expect(loadedState(claims, { stateVersion: 2, status: 'held', charge: 2 })).toEqual({ status: 'held', chargeCents: 200 });
});

it('refuses a state of a later release: it would lose what it does not know', () => {
  expect(() => loadedState(claims, { stateVersion: 4 })).toThrow('later release');
});

it('refuses a state that is not an object', () => {
  expect(() => savedState(claims, [1])).toThrow('not an object');
  expect(() => savedState(claims, undefined)).toThrow('not an object');
});
