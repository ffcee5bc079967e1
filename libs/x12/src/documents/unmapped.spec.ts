import fc from 'fast-check';
import { contentOf, writtenFromDocuments } from '../corpus/rewriting.js';
import { type Profile, tolerant } from '../profiles/profile.js';
import { adding, fileOf, payment as paymentSet, professionalClaim, replacing } from '../rules/testing/sample-sets.js';
import { writeInterchange } from '../writer/interchange-writer.js';
import { remittance } from './arbitraries/remittances.js';
import { readInterchanges } from './read-interchanges.js';
import { type ClaimPayment, type Remittance835 } from './remittance-835.js';

const [sound] = fc.sample(
  remittance.filter(({ groups }) => groups.length > 0),
  { seed: 3, numRuns: 1 },
);
const payment: ClaimPayment = {
  patientControlNumber: 'C1',
  status: '1',
  chargeCents: 10_000,
  paidCents: 8_000,
  filingIndicator: '12',
  payerClaimControlNumber: 'P1',
  patient: { kind: 'person', name: 'DOE' },
  references: [{ qualifier: 'EA', value: 'M1' }],
  services: [],
};
const text = written({ ...sound!, groups: [{ number: 1, payments: [payment] }], providerAdjustments: [] });

/** The one payment of the file after a change to its text. */
function paymentAfter(change: (text: string) => string): ClaimPayment | undefined {
  const [transaction] = readInterchanges(change(text)).interchanges[0]!.groups[0]!.transactions;
  return transaction?.type === '835' ? transaction.document.groups[0]?.payments[0] : undefined;
}

function written(remittanceToWrite: Remittance835): string {
  const header = { date: '2026-03-02', time: '14:05', controlNumber: 1 };
  const party = { qualifier: 'ZZ', value: 'PAYER' };
  return writeInterchange({
    ...{ ...header, sender: party, receiver: party, usage: 'test', acknowledgmentRequested: false },
    groups: [
      {
        ...{ ...header, senderCode: 'PAYER', receiverCode: 'US' },
        transactions: [{ type: '835', controlNumber: '0001', remittance: remittanceToWrite }],
      },
    ],
  });
}

it('keeps an element that cannot be read beside those of its segment that can', () => {
  expect(paymentAfter((file) => file.replace('CLP*C1*1*100*80', 'CLP*C1*1*1oo*80'))).toEqual({
    ...without(payment, 'chargeCents'),
    unmapped: [{ loop: '', segment: 'CLP', elements: ['', '', '1oo'], partly: true }],
  });
});

it('keeps a segment whole that its list has no room for', () => {
  expect(paymentAfter((file) => file.replace('REF*EA*M1', 'REF*EA*M1*WHY'))).toEqual({
    ...without(payment, 'references'),
    unmapped: [{ loop: '', segment: 'REF', elements: ['EA', 'M1', 'WHY'] }],
  });
});

it('keeps the second of a segment that stands once', () => {
  expect(paymentAfter((file) => file.replace('~NM1*QC*1*DOE', '~NM1*QC*1*DOE~NM1*QC*1*ROE'))).toEqual({
    ...payment,
    unmapped: [{ loop: '', segment: 'NM1', elements: ['QC', '1', 'ROE'] }],
  });
});

it('keeps a separator that stands in a text as what it is', () => {
  expect(paymentAfter((file) => file.replace('CLP*C1*', 'CLP*C:1*'))?.unmapped).toEqual([
    { loop: '', segment: 'CLP', elements: [[['C', '1']]], partly: true },
  ]);
});

describe('what stands behind a gap stays in its place', () => {
  /** Components of no use in the guide are written as they were read, which the writer would refuse. */
  const anything: Profile = { ...tolerant, severities: { 'IK403:I10': 'ignored' } };

  it.each([
    ['diagnoses', '837', replacing(professionalClaim, 'HI', 'HI*ABK:J069**ABF:R05')],
    ['modifiers', '837', replacing(professionalClaim, 'SV1*HC:99213', 'SV1*HC:99213::25*100*UN*1***1:2')],
    ['remark codes', '835', adding(paymentSet, 'NM1*QC', 'MOA***MA01**MA02')],
    ['telephone numbers', '835', replacing(paymentSet, 'PER*BL', 'PER*BL*DESK***TE*4045550100')],
    ['a component that has no name', '837', replacing(professionalClaim, 'HI', 'HI*ABK:J069*ABF:R05::::2::Z')],
  ])('%s', (_, transaction, set) => {
    const file = fileOf(set, { transaction });
    expect(contentOf(writtenFromDocuments(Buffer.from(file), anything)!)).toEqual(contentOf(file));
  });
});

function without<Key extends keyof ClaimPayment>(from: ClaimPayment, key: Key): Omit<ClaimPayment, Key> {
  const { [key]: _left, ...rest } = from;
  return rest;
}
