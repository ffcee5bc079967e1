import { ParkBudget } from './park-budget.js';

it('allows twenty, whatever the share', () => {
  expect(new ParkBudget().wouldExceed({ atMs: 0, came: 20, parked: 20 })).toBe(false);
  expect(new ParkBudget().wouldExceed({ atMs: 0, came: 21, parked: 21 })).toBe(true);
});

it('allows a twentieth, whatever the number', () => {
  const budget = new ParkBudget();
  budget.add({ atMs: 0, came: 10_000, parked: 0 });
  expect(budget.wouldExceed({ atMs: 1_000, came: 100, parked: 100 })).toBe(false);
  expect(budget.wouldExceed({ atMs: 1_000, came: 600, parked: 600 })).toBe(true);
});

it('forgets what is older than five minutes', () => {
  const budget = new ParkBudget();
  budget.add({ atMs: 0, came: 20, parked: 20 });
  expect(budget.wouldExceed({ atMs: 299_999, came: 1, parked: 1 })).toBe(true);
  expect(budget.wouldExceed({ atMs: 300_000, came: 1, parked: 1 })).toBe(false);
});
