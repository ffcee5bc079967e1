import { invariant } from '@claimstream/kernel';

/** The NPI of nine digits that start with 1 or 2: they and their check digit (Luhn over 80840 and the nine, 45 CFR 162.406). */
export function npiOf(nineDigits: string): string {
  invariant(/^[12]\d{8}$/.test(nineDigits), 'An NPI has nine digits before its check digit and starts with 1 or 2.');
  let sum = 24;
  for (let position = 0; position < 9; position += 1) {
    const digit = Number(nineDigits[position]);
    const doubled = position % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return `${nineDigits}${(10 - (sum % 10)) % 10}`;
}
