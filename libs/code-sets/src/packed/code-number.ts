/** Digits before letters, as the official lists sort them; nothing before all, so that a category stands before its codes. */
const alphabet = ' 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const base = alphabet.length;

const valueOf = new Int8Array(128).fill(-1);
for (let value = 1; value < base; value += 1) valueOf[alphabet.charCodeAt(value)] = value;

const powers = Array.from({ length: 11 }, (_, exponent) => base ** exponent);

/** The longest code that fits a number exactly: 37^10 is below 2^53. */
export const longestCode = 10;

/**
 * A code as a whole number that sorts as the code does and whose prefixes are ranges: base 37, padded on the right to the given length.
 Nothing is 0; -1 is what is too long or has other characters than digits and capital letters: no table has that.
 */
export function codeNumber(code: string, length: number): number {
  if (code.length > length) return -1;
  let number = 0;
  for (let at = 0; at < code.length; at += 1) {
    const value = valueOf[code.charCodeAt(at)] ?? -1;
    if (value < 0) return -1;
    number = number * base + value;
  }
  return number * powers[length - code.length]!;
}

/** How many numbers of that length begin with a prefix of so many characters. */
export const codesBelow = (prefixLength: number, length: number): number => powers[length - prefixLength]!;

/** The code again. */
export function codeOfNumber(number: number): string {
  let code = '';
  for (let rest = number; rest > 0; rest = Math.floor(rest / base)) code = alphabet[rest % base]! + code;
  return code.trimEnd();
}
