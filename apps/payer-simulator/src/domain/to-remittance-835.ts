import { type Cents, sumCents } from '@claimstream/kernel';
import type { Remittance835 } from '@claimstream/x12';
import type { DuePayment } from './payments.js';

export interface RemittanceFacts {
  traceNumber: string;
  date: string;
}

const payerTaxId = '1999999999';

/** One payment of one payer to one payee. The reference is the amount that moves; a reversal comes before what corrects it. */
export function toRemittance835(due: readonly DuePayment[], { traceNumber, date }: RemittanceFacts): Remittance835 {
  const { payer, payee } = due[0]!;
  const amountCents = sumCents(due.map(({ payment }) => payment.paidCents));
  return {
    ...transferOf(amountCents),
    amountCents,
    creditOrDebit: 'C',
    effectiveDate: date,
    traceNumber,
    tracePayerId: payerTaxId,
    productionDate: date,
    payer: {
      name: payer.name,
      address: { line1: '1 Claims Center', city: 'Columbus', state: 'OH', postalCode: '432150009' },
      references: [{ qualifier: '2U', value: payer.id }],
      technicalContacts: [{ name: 'EDI SUPPORT', numbers: [{ kind: 'phone', value: '8005550100' }] }],
    },
    payee: { name: payee.name, id: { qualifier: 'XX', value: payee.npi }, references: [{ qualifier: 'TJ', value: payee.taxId }] },
    groups: [{ number: 1, payments: due.map(({ payment }) => payment) }],
    providerAdjustments: [],
  };
}

type Transfer = Pick<Remittance835, 'handling' | 'method' | 'format' | 'from' | 'to' | 'originatingCompanyId'>;

/** Nothing to pay is a notice (BPR01 H, BPR04 NON); money goes by ACH between invented accounts. */
function transferOf(amountCents: Cents): Transfer {
  if (amountCents === 0) return { handling: 'H', method: 'NON' };
  return {
    handling: 'I',
    method: 'ACH',
    format: 'CCP',
    from: { routingQualifier: '01', routingNumber: '999999992', accountQualifier: 'DA', accountNumber: '1000001' },
    originatingCompanyId: payerTaxId,
    to: { routingQualifier: '01', routingNumber: '999988880', accountQualifier: 'DA', accountNumber: '2000002' },
  };
}
