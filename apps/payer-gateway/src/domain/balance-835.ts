import type { ClaimPayment } from '@claimstream/contracts';
import { type Cents, sumCents } from '@claimstream/kernel';
import type { Remittance } from './mapping/from-remittance-835.js';

/** One equation of an 835 that does not hold. */
export interface Imbalance {
  level: 'line' | 'claim' | 'transaction';
  /** Place of the CLP in its transaction, from 1, and of the SVC in the CLP. */
  payment?: number;
  line?: number;
  expectedCents: Cents;
  statedCents: Cents;
  differenceCents: Cents;
}

/**
 * All equations of an 835 that do not hold (835 guide, balancing): charge less adjustments is what was paid, for each line and, with the
 * lines' adjustments, for each claim; the lines' charges add up to the claim's; payments less provider adjustments are the amount of BPR02.
 */
export function imbalancesOf({ advice, payments }: Remittance): Imbalance[] {
  const adjusted = sumCents(advice.providerAdjustments.map(({ amountCents }) => amountCents));
  return [
    ...payments.flatMap((payment, index) => ofClaim(payment, index + 1)),
    ...differs({ level: 'transaction' }, advice.claimPaymentsCents - adjusted, advice.amountCents),
  ];
}

function ofClaim(payment: ClaimPayment, position: number): Imbalance[] {
  const { lines, adjustments, chargeCents, paidCents } = payment;
  const allAdjustments = [...adjustments, ...lines.flatMap((line) => line.adjustments)];
  const charged = sumCents(lines.map((line) => line.chargeCents));
  return [
    ...lines.flatMap((line, index) =>
      differs({ level: 'line', payment: position, line: index + 1 }, line.chargeCents - total(line.adjustments), line.paidCents),
    ),
    ...differs({ level: 'claim', payment: position }, chargeCents - total(allAdjustments), paidCents),
    ...(lines.length === 0 ? [] : differs({ level: 'claim', payment: position }, charged, chargeCents)),
  ];
}

const total = (adjustments: readonly { amountCents: Cents }[]): Cents =>
  sumCents(adjustments.map(({ amountCents }) => amountCents));

function differs(where: Pick<Imbalance, 'level' | 'payment' | 'line'>, expectedCents: Cents, statedCents: Cents): Imbalance[] {
  if (expectedCents === statedCents) return [];
  return [{ ...where, expectedCents, statedCents, differenceCents: statedCents - expectedCents }];
}
