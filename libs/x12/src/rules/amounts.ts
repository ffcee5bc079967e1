import { type Cents, centsFromDecimal, decimalFromCents, sumCents } from '@claimstream/kernel';
import { type Segment } from '../segment.js';

/** An amount element in cents: 0 when absent, undefined when it cannot be read (SNIP 1 has said so, nothing is added up then). */
export function amountAt(segment: Segment, position: number): Cents | undefined {
  const text = segment.element(position);
  return text === '' ? 0 : centsFromDecimal(text);
}

/** The amounts of CAS segments: elements 3, 6, 9, 12, 15 and 18 of each. A positive one lowers the payment. */
export function adjustmentsOf(segments: readonly Segment[]): Cents | undefined {
  return total(segments.flatMap((segment) => [3, 6, 9, 12, 15, 18].map((position) => amountAt(segment, position))));
}

/** The sum, or undefined when any part of it cannot be read or it leaves what integers can say. */
export function total(amounts: readonly (Cents | undefined)[]): Cents | undefined {
  const known = amounts.filter((amount) => amount !== undefined);
  if (known.length < amounts.length) return undefined;
  return known.reduce((sum, amount) => sum + Math.abs(amount), 0) <= Number.MAX_SAFE_INTEGER ? sumCents(known) : undefined;
}

/** What a finding says of two amounts that should be one: amounts alone name nobody. */
export function difference({ is, shouldBe }: { is: Cents; shouldBe: Cents }): string {
  return `${decimalFromCents(is)} stands there, ${decimalFromCents(shouldBe)} is what the parts come to`;
}
