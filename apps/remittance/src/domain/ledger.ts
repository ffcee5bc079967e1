import { type Cents, invariant, sumCents } from '@claimstream/kernel';

/**
 * The accounts. Debits are positive, credits negative; the sum of every transaction is zero, and so is that of all.
 * - `cash`: what payers said that they pay, until the bank's deposit is matched
 * - `clearing`: one 835 between its cash and its claims; ends at zero for each advice
 * - `receivable-payer`, `receivable-patient`: who owes what is open of a claim
 * - `charges`: what was billed (revenue); `contractual-adjustments`: what the contract takes off it
 * - `suspense`: money for claims that are not known (yet)
 * - `provider-adjustments`: money between payer and provider that belongs to no claim (PLB)
 */
export const accounts = [
  'cash',
  'clearing',
  'receivable-payer',
  'receivable-patient',
  'charges',
  'contractual-adjustments',
  'suspense',
  'provider-adjustments',
] as const;
export type Account = (typeof accounts)[number];

/** One side of a transaction. */
export interface Entry {
  readonly account: Account;
  /** Debit positive, credit negative. */
  readonly amountCents: Cents;
  readonly claimId?: string;
  readonly adviceId?: string;
  /** The CARC or PLB reason that made it, where there is one. */
  readonly reason?: string;
}

/** What is booked together; its id comes from what caused it, so that nothing is booked twice. */
export interface LedgerTransaction {
  readonly id: string;
  readonly kind: 'charge' | 'charge-change' | 'remittance' | 'claim-payment' | 'suspense' | 'suspense-match';
  readonly entries: readonly Entry[];
}

/** Entries of nothing are left out; what is left adds up to zero. Undefined when nothing is left. */
export function ledgerTransaction({ id, kind, entries }: LedgerTransaction): LedgerTransaction | undefined {
  const moved = entries.filter(({ amountCents }) => amountCents !== 0);
  invariant(sumCents(moved.map(({ amountCents }) => amountCents)) === 0, 'The entries of a ledger transaction add up to zero.');
  return moved.length > 0 ? { id, kind, entries: moved } : undefined;
}
