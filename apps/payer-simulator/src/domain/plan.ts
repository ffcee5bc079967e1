import { createHash } from 'node:crypto';
import type { Cents } from '@claimstream/kernel';

/** What a member pays: the same for the same member and seed, whatever came before, so that every run pays the same. */
export interface Plan {
  /** Of each claim. */
  deductibleCents: Cents;
  /** Of each office visit. */
  copayCents: Cents;
  /** The member's share of what is left, 0 to 1. */
  coinsurance: number;
}

export const sandboxPlan: Plan = { deductibleCents: 0, copayCents: 2_000, coinsurance: 0 };

const plans: readonly Plan[] = [
  { deductibleCents: 0, copayCents: 2_000, coinsurance: 0 },
  { deductibleCents: 0, copayCents: 3_000, coinsurance: 0.1 },
  { deductibleCents: 2_500, copayCents: 0, coinsurance: 0.2 },
  { deductibleCents: 5_000, copayCents: 1_500, coinsurance: 0.2 },
];

export const planOf = (memberId: string, seed: string): Plan => plans[drawOf(`${seed} plan ${memberId}`) % plans.length]!;

/** Why some claims of ordinary members are denied. */
const usualDenials = [
  { group: 'CO', reason: '50' },
  { group: 'CO', reason: '16' },
  { group: 'CO', reason: '197' },
  { group: 'PR', reason: '204' },
] as const;

/** One ordinary claim in twenty-five is denied; which ones follows from the seed and the claim's control number. */
export function usualDenial(patientControlNumber: string, seed: string): (typeof usualDenials)[number] | undefined {
  const draw = drawOf(`${seed} denial ${patientControlNumber}`);
  return draw % 25 === 0 ? usualDenials[Math.floor(draw / 25) % usualDenials.length] : undefined;
}

/** A number that looks drawn by chance and is the same each time. */
function drawOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0);
}
