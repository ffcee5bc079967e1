import type { ClaimPayment, Payer } from '@claimstream/contracts';
import { type Cents, derivedId } from '@claimstream/kernel';

/** A payer's decision on a claim, as one 835 tells it. */
export interface ReceivedPayment {
  readonly paymentId: string;
  readonly adviceId: string;
  readonly payer: Payer;
  readonly payment: ClaimPayment;
}

/** What became of a received payment. */
export interface PostedPayment {
  readonly paymentId: string;
  readonly adviceId: string;
  readonly paidCents: Cents;
  readonly contractualCents: Cents;
  readonly patientShareCents: Cents;
  /** The posting that took it back. */
  readonly reversedBy?: string;
  /** It takes back what has not come yet. */
  readonly waitsForPayment?: true;
}

/** What is due, paid and open of one claim. A claim that is not known yet only keeps what waits for it. */
export interface ClaimAccount {
  /** Undefined until the claim itself is heard of. */
  readonly chargeCents?: Cents;
  readonly patientControlNumber?: string;
  readonly postings: readonly PostedPayment[];
  /** In suspense until the claim comes. */
  readonly waiting: readonly ReceivedPayment[];
  readonly paidCents: Cents;
  readonly contractualCents: Cents;
  readonly patientShareCents: Cents;
}

export const noAccountYet: ClaimAccount = { postings: [], waiting: [], paidCents: 0, contractualCents: 0, patientShareCents: 0 };

/** What the payer has not decided on, or denied: charge = paid + contractual + patient's share + open, at every moment. */
export const openCentsOf = ({ chargeCents = 0, paidCents, contractualCents, patientShareCents }: ClaimAccount): Cents =>
  chargeCents - paidCents - contractualCents - patientShareCents;

/** The id of a payment: the place of its CLP in its advice. */
export const paymentIdOf = ({ adviceId, position }: { adviceId: string; position: number }): string =>
  derivedId(adviceId, 'payment', position);
