import { benchmarkFaults } from './check-benchmark.js';
import { chiSquareTail } from './chi-square.js';
import { compare } from './compare.js';
import { distributionsOf } from './distribution.js';

describe('the tail of chi-square', () => {
  it.each([
    [3.841, 1, 0.05],
    [6.635, 1, 0.01],
    [0.01579, 1, 0.9],
    [5.991, 2, 0.05],
    [7.815, 3, 0.05],
    [11.345, 3, 0.01],
    [16.266, 3, 0.001],
    [9.488, 4, 0.05],
    [13.277, 4, 0.01],
  ])('of %d with %d degrees of freedom is as in the printed tables', (chiSquare, degrees, tail) =>
    expect(chiSquareTail(chiSquare, degrees)).toBeCloseTo(tail, 3),
  );

  it('is all of it at zero and nothing far out', () => {
    expect(chiSquareTail(0, 3)).toBe(1);
    expect(chiSquareTail(500, 3)).toBeLessThan(1e-50);
  });
});

const usual = [0.05, 0.1, 0.35, 0.4, 0.1];
const visits = (...counts: number[]) => counts.map((count, level) => ({ count, benchmarkShare: usual[level]! }));

describe('a comparison with the benchmark', () => {
  it('is no signal where the provider bills as the specialty does', () => {
    expect(compare(visits(5, 10, 35, 40, 10))).toMatchObject({
      signal: 'none',
      reason: 'not-significant',
      pValue: 1,
      distance: 0,
    });
  });

  it('is one where levels lie higher, lower, or at both ends', () => {
    expect(compare(visits(0, 0, 10, 50, 40))).toMatchObject({ signal: 'higher', reason: 'significant' });
    expect(compare(visits(30, 40, 30, 0, 0))).toMatchObject({ signal: 'lower' });
    expect(compare(visits(20, 5, 20, 18, 37))).toMatchObject({ signal: 'higher' });
    expect(
      compare([
        { count: 100, benchmarkShare: 0.2 },
        { count: 0, benchmarkShare: 0.6 },
        { count: 100, benchmarkShare: 0.2 },
      ]),
    ).toMatchObject({
      signal: 'different',
    });
  });

  it('is none from a few visits, however they are', () => {
    expect(compare(visits(0, 0, 0, 0, 29))).toEqual({ signal: 'none', reason: 'sample-small' });
    expect(compare(visits(0, 0, 0, 0, 30))).toMatchObject({ signal: 'higher' });
    expect(compare(visits(0, 0, 0, 0, 0))).toEqual({ signal: 'none', reason: 'sample-small' });
  });

  it('is none from a small difference, however many visits', () => {
    expect(compare(visits(5_000, 10_000, 37_000, 38_000, 10_000))).toMatchObject({
      signal: 'none',
      reason: 'difference-small',
      pValue: 0,
    });
  });

  it('pools levels of which few are expected', () => {
    expect(compare(visits(1, 3, 14, 16, 6))).toMatchObject({ degreesOfFreedom: 2 });
  });

  it('trips for few of those who bill as everybody does', () => {
    let seed = 42;
    const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    const level = () => {
      const drawn = random();
      let reached = 0;
      return usual.findIndex((share) => (reached += share) > drawn);
    };
    const signals = Array.from({ length: 500 }, () => {
      const counts = [0, 0, 0, 0, 0];
      for (let visit = 0; visit < 60; visit += 1) counts[level()]! += 1;
      return compare(visits(...counts));
    }).filter(({ signal }) => signal !== 'none');
    expect(signals.length).toBeLessThan(15);
  });

  it('has nothing to compare with where there is no benchmark', () => {
    expect(compare([{ count: 100, benchmarkShare: 0 }])).toEqual({ signal: 'none', reason: 'no-benchmark' });
  });
});

describe('the distribution of providers', () => {
  const specialty = '207Q00000X';
  const shares = ['99211', '99212', '99213', '99214', '99215'].map((code, level) => ({ code, share: usual[level]! }));
  const benchmark = { source: 'made up', specialties: [{ specialty, shares }] };
  const counted = (code: string, count: number, change: object = {}) => ({
    providerNpi: '1993999998',
    specialty,
    code,
    count,
    ...change,
  });

  it('counts by code and group, beside the benchmark of the specialty', () => {
    const [provider] = distributionsOf([counted('99213', 30), counted('99213', 10), counted('99214', 60), counted('99285', 1)], {
      benchmark,
    });
    expect(provider).toMatchObject({ providerNpi: '1993999998', specialty });
    expect(provider!.groups.map(({ group, count }) => `${group} ${count}`)).toEqual(['office-established 100', 'emergency 1']);
    expect(provider!.groups[0]!.codes[2]).toEqual({
      code: '99213',
      count: 40,
      share: 0.4,
      benchmarkShare: 0.35,
      difference: 0.05,
    });
    expect(provider!.groups[1]!.comparison).toEqual({ signal: 'none', reason: 'no-benchmark' });
  });

  it('takes the specialty of most visits, or the one that is asked for', () => {
    const counts = [
      counted('99213', 2, { specialty: undefined }),
      counted('99213', 1),
      counted('99214', 5, { specialty: '207R00000X' }),
    ];
    expect(distributionsOf(counts, {})[0]?.specialty).toBe('207R00000X');
    expect(distributionsOf(counts, { specialty })[0]?.specialty).toBe(specialty);
    expect(distributionsOf([counted('99213', 2, { specialty: undefined })], { benchmark })[0]).not.toHaveProperty('specialty');
    expect(distributionsOf([], { benchmark })).toEqual([]);
  });

  it('is not compared with a benchmark that is no whole', () => {
    expect(benchmarkFaults(benchmark)).toEqual([]);
    const wrong = [...shares.slice(1), { code: '99499', share: 0.5 }, { code: '99212', share: 0 }];
    expect(
      benchmarkFaults({ source: 'x', specialties: [...benchmark.specialties, { specialty, shares: wrong }] }).map(
        ({ path, code }) => `/${path.join('/')} ${code}`,
      ),
    ).toEqual([
      '/specialties/1/specialty SPECIALTY_REPEATED',
      '/specialties/1/shares/4/code CODE_WITHOUT_GROUP',
      '/specialties/1/shares/5/code CODE_REPEATED',
      '/specialties/1/shares SHARES_NOT_WHOLE',
    ]);
  });
});
