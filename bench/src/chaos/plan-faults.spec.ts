import { planFaults } from './plan-faults.js';

it('plans the same faults for the same seed, and others for another', () => {
  expect(planFaults({ kills: 20, seed: 3 })).toEqual(planFaults({ kills: 20, seed: 3 }));
  expect(planFaults({ kills: 20, seed: 3 })).not.toEqual(planFaults({ kills: 20, seed: 4 }));
});

it('plans as many as are asked for, the broker and the database among them', () => {
  const faults = planFaults({ kills: 25, seed: 3 });
  expect(faults).toHaveLength(25);
  const count = (pattern: RegExp) => faults.filter(({ kind }) => pattern.test(kind)).length;
  expect(count(/broker/)).toBeGreaterThanOrEqual(2);
  expect(count(/database/)).toBeGreaterThanOrEqual(2);
  expect(count(/^kill$/)).toBeGreaterThanOrEqual(14);
});
