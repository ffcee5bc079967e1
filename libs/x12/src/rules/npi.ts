/**
 * Whether ten digits are a National Provider Identifier: the Luhn sum over them with the prefix 80840, which stands for "health" and "US"
 * and adds 24 to the sum, ends in 0 (CMS, NPI check digit).
 */
export function isNationalProviderIdentifier(id: string): boolean {
  if (!/^\d{10}$/.test(id)) return false;
  let sum = 24;
  for (let index = 0; index < 10; index++) {
    const digit = Number(id[index]);
    const weighed = index % 2 === 0 ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0;
}
