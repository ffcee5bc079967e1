import { invariant } from './invariant.js';

/** Whole US cents, a safe integer; negative for money that goes the other way. */
export type Cents = number;

/** The sum of amounts; throws when it leaves the range in which integers are exact. */
export function sumCents(amounts: Iterable<Cents>): Cents {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  invariant(Number.isSafeInteger(sum), 'A sum of cents is a safe integer.');
  return sum;
}

/**
 * Reads a decimal amount of dollars (`100`, `100.0`, `.5`, `-12.30`; X12 type R) as cents without going through a float.
 * Answers undefined for anything else: more than two decimals that are not zero, a plus sign, thousands separators, blanks,
 * or an amount outside the safe integers.
 */
export function centsFromDecimal(text: string): Cents | undefined {
  const match = /^(-?)(\d*)(?:\.(\d*))?$/.exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return undefined;
  if (!/^0*$/.test(fraction.slice(2))) return undefined;
  const cents = Number(whole || '0') * 100 + Number(fraction.slice(0, 2).padEnd(2, '0') || '0');
  if (!Number.isSafeInteger(cents)) return undefined;
  return sign && cents !== 0 ? -cents : cents;
}

/** Writes cents as X12 type R wants it: no trailing zeros after the point, no point when whole (`12.5`, `100`, `-0.05`). */
export function decimalFromCents(cents: Cents): string {
  invariant(Number.isSafeInteger(cents), 'An amount of cents is a safe integer.');
  const absolute = Math.abs(cents);
  const whole = Math.trunc(absolute / 100);
  const rest = absolute % 100;
  const sign = cents < 0 ? '-' : '';
  if (rest === 0) return `${sign}${whole}`;
  return `${sign}${whole}.${rest % 10 === 0 ? rest / 10 : String(rest).padStart(2, '0')}`;
}
