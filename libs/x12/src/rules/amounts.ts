import { type Cents, centsFromDecimal, decimalFromCents } from '@claimstream/kernel';
import { type Segment } from '../segment.js';

/** An amount element in cents: 0 when absent, undefined when it cannot be read (SNIP 1 has said so, nothing is added up then). */
export function amountAt(segment: Segment, position: number): Cents | undefined {
  const text = segment.element(position);
  return text === '' ? 0 : centsFromDecimal(text);
}

/** The amounts of CAS segments: elements 3, 6, 9, 12, 15 and 18 of each. A positive one lowers the payment. */
export function adjustmentsOf(segments: readonly Segment[]): Cents | undefined {
  let sum: Cents | undefined = 0;
  for (const segment of segments) {
    for (let position = 3; position <= segment.elementCount; position += 3) sum = plus(sum, amountAt(segment, position));
  }
  return sum;
}

/** The sum, or undefined when any part of it cannot be read or it leaves what integers can say. */
export function total(amounts: readonly (Cents | undefined)[]): Cents | undefined {
  let sum: Cents | undefined = 0;
  for (const amount of amounts) sum = plus(sum, amount);
  return sum;
}

function plus(sum: Cents | undefined, amount: Cents | undefined): Cents | undefined {
  if (sum === undefined || amount === undefined) return undefined;
  return Number.isSafeInteger(sum + amount) ? sum + amount : undefined;
}

/** The same amount the other way round. */
export function negative(amount: Cents | undefined): Cents | undefined {
  return amount === undefined ? undefined : 0 - amount;
}

/** What a finding says of two amounts that should be one: amounts alone name nobody. */
export function difference({ is, shouldBe }: { is: Cents; shouldBe: Cents }): string {
  return `${decimalFromCents(is)} stands there, ${decimalFromCents(shouldBe)} is what the parts come to`;
}
