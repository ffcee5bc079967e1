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
  const start = text.startsWith('-') ? 1 : 0;
  let cents = 0;
  let digits = 0;
  let point = -1;
  for (let index = start; index < text.length; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (digit === -2 && point < 0) point = index;
    else if (digit < 0 || digit > 9) return undefined;
    else {
      digits++;
      if (point < 0 || index - point <= 2) cents = cents * 10 + digit;
      else if (digit !== 0) return undefined;
    }
  }
  if (digits === 0) return undefined;
  const decimals = point < 0 ? 0 : Math.min(text.length - 1 - point, 2);
  cents *= decimals === 2 ? 1 : decimals === 1 ? 10 : 100;
  if (!Number.isSafeInteger(cents)) return undefined;
  return start === 1 && cents !== 0 ? -cents : cents;
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
