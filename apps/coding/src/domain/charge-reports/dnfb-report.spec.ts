import { dnfbReportOf, ratioOf } from './dnfb-report.js';

describe('what is discharged and not billed', () => {
  const reasons = [
    { reason: 'coding', encounters: 2, chargeCents: 300_000, oldestServiceDate: '2026-03-01' },
    { reason: 'query', encounters: 1, chargeCents: 100_000 },
  ] as const;

  it('is so many days of revenue, in all and by reason', () => {
    const report = dnfbReportOf('2026-03-10', { reasons, classes: [], revenueCents: 9_000_000 });
    expect(report).toMatchObject({ days: 4, numeratorCents: 400_000, denominatorCents: 100_000, encounters: 3 });
    expect(report.reasons.map(({ days }) => days)).toEqual([3, 1]);
    expect(report.definition).toContain('90 days');
  });

  it('has no days where there is no revenue', () => {
    const report = dnfbReportOf('2026-03-10', { reasons, classes: [], revenueCents: 0 });
    expect(report).not.toHaveProperty('days');
    expect(report.reasons[0]).not.toHaveProperty('days');
    expect(dnfbReportOf('2026-03-10', { reasons: [], classes: [], revenueCents: 0 })).toMatchObject({
      encounters: 0,
      numeratorCents: 0,
      reasons: [],
    });
  });

  it('divides sums, with four decimals', () => {
    expect(ratioOf(1, 3)).toBe(0.3333);
    expect(ratioOf(0, 3)).toBe(0);
    expect(ratioOf(1, 0)).toBeUndefined();
  });
});
