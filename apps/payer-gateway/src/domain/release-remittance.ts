import { invariant } from '@claimstream/kernel';
import type { RemittanceOutcome, RemittanceStatus } from './accept-remittance.js';

/** What stands at an 835 transaction: what the file made of it, or a person of one that waited. */
export type ListedStatus = RemittanceStatus | 'released' | 'dismissed';

/** Those that wait for a person. */
export const waitingStatuses = ['quarantined', 'review', 'out_of_balance'] as const satisfies readonly ListedStatus[];

/** What a person decided about one that waited; kept with it, and with the money where it was released. */
export interface RemittanceDecision {
  by: string;
  at: string;
  reason: string;
  /** A person said that it is another payment under a trace that was used before. */
  newPayment?: boolean;
  /** Whose money it became, and under which advice it is posted. */
  tenantId?: string;
  adviceId?: string;
}

/** Why what a person asks for is not done. */
export interface Refused {
  code: string;
  detail: string;
}

/** Why one cannot be closed: only what waits for a person can. */
export function whyNotDecided(status: ListedStatus): Refused | undefined {
  switch (status) {
    case 'quarantined':
    case 'review':
    case 'out_of_balance':
      return undefined;
    case 'released':
    case 'dismissed':
      return { code: 'REMITTANCE_DECIDED', detail: 'Somebody has decided about this remittance already.' };
    case 'accepted':
    case 'duplicate':
    case 'notice':
      return { code: 'REMITTANCE_NOT_WAITING', detail: 'This remittance does not wait for anybody.' };
  }
}

/**
 * Why one that waited stays where it is; undefined where its money may move: the very decision that is made of files accepts it now. One that did
 * not balance never moves money, whoever says so: the payer has to send it right.
 */
export function whyNotReleased(status: ListedStatus, again: Pick<RemittanceOutcome, 'status' | 'reason'>): Refused | undefined {
  const refused = whyNotDecided(status);
  if (refused) return refused;
  if (status === 'out_of_balance') return stays['OUT_OF_BALANCE'];
  if (again.status === 'accepted') return undefined;
  const why = again.status === 'quarantined' || again.status === 'review' ? again.reason : again.status.toUpperCase();
  const stay = stays[why ?? ''];
  invariant(stay, 'Every outcome but an accepted one has a reason to stay.');
  return stay;
}

const stays: Readonly<Record<string, Refused>> = {
  OUT_OF_BALANCE: {
    code: 'REMITTANCE_OUT_OF_BALANCE',
    detail: 'It does not balance and is never posted: dismiss it and have the payer send it right.',
  },
  DUPLICATE: { code: 'REMITTANCE_DUPLICATE', detail: 'The same payment with the same content was posted already: dismiss it.' },
  NOTICE: { code: 'REMITTANCE_NOT_WAITING', detail: 'It only announces a payment, which comes in an 835 of its own.' },
  UNKNOWN_PAYEE: {
    code: 'REMITTANCE_UNKNOWN_PAYEE',
    detail: 'No client of the connection has this payee: add its NPI or tax id to the agreement, or name the client.',
  },
  AMBIGUOUS_PAYEE: {
    code: 'REMITTANCE_AMBIGUOUS_PAYEE',
    detail: 'Several clients have this payee: name the one whose money it is.',
  },
  PAYEE_OF_ANOTHER: { code: 'REMITTANCE_PAYEE_OF_ANOTHER', detail: 'The payee is another client than the one that is named.' },
  NOT_A_CLIENT: { code: 'REMITTANCE_NOT_A_CLIENT', detail: 'The tenant that is named is no client of the connection.' },
  MONEY_TAKEN: {
    code: 'REMITTANCE_MONEY_TAKEN',
    detail: 'It takes money from the payee, which the ledger does not book: settle it with the payer and dismiss it.',
  },
  TRACE_REUSED: {
    code: 'REMITTANCE_TRACE_REUSED',
    detail: 'A payment with this trace and other content was posted already: say newPayment if it is another one.',
  },
};
