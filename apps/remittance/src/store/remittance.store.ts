import type { RemittanceAdvice } from '@claimstream/contracts';
import { defineRows, defineStore } from '@claimstream/messaging';
import type { ClaimAccount } from '../domain/claim-account.js';

/** What is due, paid and open of each claim; the id is the claim's. */
export const claimAccounts = defineStore<ClaimAccount>({
  name: 'claim-accounts',
  table: 'claim_account',
  stateVersion: 1,
  upcasts: {},
});

/** One 835 transaction: the cash, and when it was booked. */
export interface Remittance {
  readonly advice: RemittanceAdvice;
  readonly receivedAt: string;
}
export const remittances = defineStore<Remittance>({ name: 'remittances', table: 'remittance', stateVersion: 1, upcasts: {} });

/** The head of what is booked together; its id comes from its cause, so that a second booking of it fails. */
export interface LedgerTransactionRow {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
}
export const ledgerTransactions = defineRows<LedgerTransactionRow>({
  table: 'ledger_transaction',
  columns: { id: 'uuid', kind: 'text', at: 'timestamptz' },
});

export interface LedgerEntryRow {
  readonly transactionId: string;
  readonly position: number;
  readonly account: string;
  readonly amountCents: number;
  readonly claimId?: string;
  readonly adviceId?: string;
  readonly reason?: string;
}
export const ledgerEntries = defineRows<LedgerEntryRow>({
  table: 'ledger_entry',
  columns: {
    transactionId: 'uuid',
    position: 'int',
    account: 'text',
    amountCents: 'bigint',
    claimId: 'uuid',
    adviceId: 'uuid',
    reason: 'text',
  },
});

/** What became of a payment: a line when it went to suspense, another when it was posted. */
export interface PaymentRow {
  readonly paymentId: string;
  readonly claimId: string;
  readonly adviceId: string;
  readonly outcome: string;
  readonly payerId: string;
  readonly paidCents: number;
  readonly patientShareCents: number;
  readonly postedAt: string;
  readonly payment: object;
}
export const payments = defineRows<PaymentRow>({
  table: 'payment',
  columns: {
    paymentId: 'uuid',
    claimId: 'uuid',
    adviceId: 'uuid',
    outcome: 'text',
    payerId: 'text',
    paidCents: 'bigint',
    patientShareCents: 'bigint',
    postedAt: 'timestamptz',
    payment: 'jsonb',
  },
});
