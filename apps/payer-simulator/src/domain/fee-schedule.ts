import type { Cents } from '@claimstream/kernel';

/** What this payer allows for one unit, in cents; invented. */
const fees: Readonly<Record<string, Cents>> = {
  '99202': 7_200,
  '99203': 11_100,
  '99204': 16_500,
  '99212': 5_600,
  '99213': 9_600,
  '99214': 13_000,
  '99215': 18_200,
  '99283': 9_000,
  '99284': 14_800,
  '99285': 21_500,
  '36415': 400,
  '80053': 1_400,
  '80061': 1_800,
  '81002': 400,
  '83036': 1_300,
  '85025': 2_400,
  '93000': 2_100,
};

/** What is allowed of a charge: the fee for the units, never more than was charged; without a fee two thirds of it. */
export function allowedCents({ code, chargeCents, quantity }: { code?: string; chargeCents: Cents; quantity: number }): Cents {
  const fee = code === undefined ? undefined : fees[code];
  return Math.min(chargeCents, fee === undefined ? Math.round((chargeCents * 2) / 3) : Math.round(fee * quantity));
}

/** Visits for which a copay is due: office visits, new and established. */
export const isVisit = (code: string | undefined): boolean => code !== undefined && /^992[01]\d$/.test(code);
