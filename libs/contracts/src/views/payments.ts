import { z } from 'zod';
import { Cents, ClaimPayment, Id, Instant, RemittanceAdvice } from '../shapes/index.js';

/** What one 835 said of one claim, and what became of it. */
export const PaymentView = z.object({
  paymentId: Id,
  tenantId: Id,
  claimId: Id,
  adviceId: Id,
  outcome: z.enum(['posted', 'reversed', 'unmatched']),
  payerId: z.string(),
  paidCents: Cents,
  patientShareCents: Cents,
  postedAt: Instant,
  payment: ClaimPayment,
});
export type PaymentView = z.output<typeof PaymentView>;

/** One entry of a claim's ledger; debits are positive. */
export const LedgerEntryView = z.object({
  transactionId: Id,
  kind: z.string(),
  at: Instant,
  account: z.string(),
  amountCents: Cents,
  reason: z.string().optional(),
  adviceId: Id.optional(),
});
export type LedgerEntryView = z.output<typeof LedgerEntryView>;

/** A claim's money: charge = paid + contractual + patient's share + open. */
export const ClaimLedgerView = z.object({
  claimId: Id,
  chargeCents: Cents,
  paidCents: Cents,
  contractualCents: Cents,
  patientShareCents: Cents,
  openCents: Cents,
  entries: z.array(LedgerEntryView),
});
export type ClaimLedgerView = z.output<typeof ClaimLedgerView>;

/** Every account with its balance; they add up to zero. */
export const TrialBalance = z.object({
  accounts: z.array(z.object({ account: z.string(), debitCents: Cents, creditCents: Cents, balanceCents: Cents })),
  differenceCents: Cents.meta({ description: 'Zero, always.' }),
  openAdvices: z.int().meta({ description: 'Remittances whose clearing account is not at zero (yet).' }),
});
export type TrialBalance = z.output<typeof TrialBalance>;

/** A remittance and what of it is not posted yet. */
export const RemittanceView = z.object({
  tenantId: Id,
  receivedAt: Instant,
  advice: RemittanceAdvice,
  clearingCents: Cents.meta({ description: 'What is left in its clearing account: zero when all of it is posted.' }),
});
export type RemittanceView = z.output<typeof RemittanceView>;
