import fc from 'fast-check';
import { centsFromDecimal, decimalFromCents, sumCents } from './cents.js';

describe('cents', () => {
  it.each([
    ['100', 10_000],
    ['100.0', 10_000],
    ['100.00', 10_000],
    ['100.000', 10_000],
    ['.5', 50],
    ['-12.3', -1230],
    ['-0', 0],
    ['0.07', 7],
    ['1.10', 110],
  ])('reads %s as %d', (text, cents) => expect(centsFromDecimal(text)).toBe(cents));

  it.each(['', '.', '-', '+1', '1,000', '1e3', ' 1', '1.005', '12a', '99999999999999999'])('refuses %p', (text) =>
    expect(centsFromDecimal(text)).toBeUndefined(),
  );

  it('reads back what it writes', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (cents) => centsFromDecimal(decimalFromCents(cents)) === cents));
  });

  it('writes no zeros that say nothing', () => {
    expect([1250, 10_000, -5, 0].map(decimalFromCents)).toEqual(['12.5', '100', '-0.05', '0']);
  });

  it('adds up', () => expect(sumCents([1, 2, -4])).toBe(-1));
});
