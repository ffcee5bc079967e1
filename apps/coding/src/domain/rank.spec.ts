import { rankOf } from './rank.js';

const worth = (dollars: number) => ({ serviceLines: [{ chargeAmountCents: dollars * 100 }] }) as never;

it('ranks a day earlier for each thousand dollars, and at most thirty days', () => {
  expect(rankOf(worth(0), '2026-03-05T12:00:00.000Z')).toBe('2026-03-05T12:00:00.000Z');
  expect(rankOf(worth(2_500), '2026-03-05T12:00:00.000Z')).toBe('2026-03-03T00:00:00.000Z');
  expect(rankOf(worth(1_000_000), '2026-03-31T12:00:00.000Z')).toBe('2026-03-01T12:00:00.000Z');
});

it('lets nothing starve: what is a month older comes before anything', () => {
  expect(rankOf(worth(0), '2026-01-31T00:00:00.000Z') < rankOf(worth(9_999_999), '2026-03-05T00:00:00.000Z')).toBe(true);
});
