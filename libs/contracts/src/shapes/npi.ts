/** The Luhn check over 80840 and the ten digits, as CMS publishes it: the constant 24 stands for the prefix. */
export function npiHasValidCheckDigit(npi: string): boolean {
  if (!/^\d{10}$/.test(npi)) return false;
  let sum = 24;
  for (let position = 0; position < 10; position += 1) {
    const digit = Number(npi[position]);
    const doubled = position % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
