/** A repeatable source of choices: the same seed and place give the same ones, whatever was drawn for other places. */
export interface Random {
  /** A number from 0 (inclusive) to 1 (exclusive). */
  fraction(): number;
  /** A whole number from `from` to `to`, both inclusive. */
  between(from: number, to: number): number;
  /** One of the choices, each as likely as the others. */
  pick<T>(choices: readonly T[]): T;
  /** One of the choices, as likely as its weight says. */
  weighted<T extends { weight: number }>(choices: readonly T[]): T;
  /** Whether something happens that happens in this share of all cases (0 to 1). */
  chance(share: number): boolean;
}

/**
 * The source for one place of one seed, a PCG-like mixing of a 32-bit counter. Each encounter has its own place, so that the
 * thousandth is the same whether the first 999 were made or not.
 */
export function randomAt({ seed, place }: { seed: number; place: number }): Random {
  let state = mix(mix(seed | 0) ^ mix((place % 0x1_0000_0000) | 0) ^ Math.trunc(place / 0x1_0000_0000));
  const fraction = () => {
    state = (state + 0x9e37_79b9) | 0;
    return (mix(state) >>> 0) / 0x1_0000_0000;
  };
  const pick = <T>(choices: readonly T[]): T => choices[Math.floor(fraction() * choices.length)]!;
  const weighted = <T extends { weight: number }>(choices: readonly T[]): T => {
    let left = fraction() * choices.reduce((sum, { weight }) => sum + weight, 0);
    return choices.find(({ weight }) => (left -= weight) < 0) ?? choices.at(-1)!;
  };
  return {
    fraction,
    pick,
    weighted,
    between: (from, to) => from + Math.floor(fraction() * (to - from + 1)),
    chance: (share) => fraction() < share,
  };
}

/** Spreads the bits of a 32-bit number over all of its bits (the finalizer of MurmurHash3). */
function mix(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85eb_ca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35);
  return bits ^ (bits >>> 16);
}
