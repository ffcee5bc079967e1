import { partitionOf } from './partition-of.js';

describe('the partition of a key', () => {
  it('never changes', () => {
    expect(['', 'a', '0198c6f2-7b1c-7000-8000-000000000001'].map((key) => partitionOf(key, 12))).toEqual([1, 4, 9]);
  });

  it('spreads keys evenly', () => {
    const counts = new Array<number>(12).fill(0);
    for (let index = 0; index < 12_000; index += 1) counts[partitionOf(`0198c6f2-7b1c-7000-8000-${index}`, 12)]! += 1;
    expect(Math.min(...counts)).toBeGreaterThan(850);
    expect(Math.max(...counts)).toBeLessThan(1_150);
  });
});
