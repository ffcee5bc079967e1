import { createHash } from 'node:crypto';
import { derivedId, type Uuid } from '@claimstream/kernel';
import type { Remittance } from './mapping/from-remittance-835.js';

/** What makes two 835 transactions the same payment (rcm-domain 5.4): payer, payee, TRN02, BPR16; and the same content of it. */
export interface RemittanceIdentity {
  /** Payer, payee, trace and day: a payer's name for one payment. */
  payment: string;
  /** SHA-256 of all that stands from BPR to PLB, without envelope and control numbers. */
  contentHash: string;
}

/** The document is what was read between ST and SE, so the envelope and other delimiters make no difference. */
export function identityOf({ advice }: Remittance, document: object): RemittanceIdentity {
  const { payer, payee, traceNumber, paymentDate } = advice;
  return {
    payment: [payer.payerId, payee.npi ?? payee.taxId ?? payee.name, traceNumber, paymentDate].join('|'),
    contentHash: createHash('sha256').update(JSON.stringify(document)).digest('hex'),
  };
}

export const adviceIdOf = (tenantId: Uuid, { payment, contentHash }: RemittanceIdentity): Uuid =>
  derivedId(tenantId, 'remittance', payment, contentHash);
