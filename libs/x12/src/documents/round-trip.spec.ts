import { invariant } from '@claimstream/kernel';
import fc, { type Arbitrary } from 'fast-check';
import { writeInterchange, type WriteOptions } from '../writer/interchange-writer.js';
import { dentalClaim, institutionalClaim, professionalClaim, submission } from './arbitraries/claims/index.js';
import { acknowledgment, ta1 } from './arbitraries/acknowledgments.js';
import { claimAcknowledgment } from './arbitraries/claim-acknowledgments.js';
import { statusInquiry, statusResponse } from './arbitraries/claim-status.js';
import { benefits, eligibilityInquiry } from './arbitraries/eligibility.js';
import { remittance } from './arbitraries/remittances.js';
import { type Claim837 } from './claims/index.js';
import { type InterchangeHeader, type TransactionToWrite } from './interchange.js';
import { readInterchanges, type TransactionReading } from './read-interchanges.js';

const header: InterchangeHeader = {
  sender: { qualifier: 'ZZ', value: 'SENDER' },
  receiver: { qualifier: 'ZZ', value: 'RECEIVER' },
  date: '2026-03-02',
  time: '14:05',
  controlNumber: 905,
  usage: 'test',
  acknowledgmentRequested: false,
};
const groupHeader = { senderCode: 'SENDER', receiverCode: 'RECEIVER', date: '2026-03-02', time: '14:05', controlNumber: 1 };

const written = (transaction: TransactionToWrite, options?: WriteOptions) =>
  writeInterchange({ ...header, groups: [{ ...groupHeader, transactions: [transaction] }] }, options);

function readBack(text: string): Exclude<TransactionReading, { type: 'unknown' }> {
  const { interchanges, findings } = readInterchanges(text);
  expect(findings).toEqual([]);
  const transaction = interchanges[0]!.groups[0]!.transactions[0]!;
  invariant(transaction.type !== 'unknown', 'We read what we write.');
  return transaction;
}

/** What is written is read again as it was, and the strict profile, under which the writer reads along, has nothing to say. */
function holdsFor<T>(documents: Arbitrary<T>, toWrite: (document: T) => TransactionToWrite): void {
  fc.assert(
    fc.property(documents, (document) => {
      expect(readBack(written(toWrite(document))).document).toEqual(document);
    }),
    { numRuns: 100, seed: 4 },
  );
}

function holdsForClaims(type: '837P' | '837I' | '837D', claim: Arbitrary<Claim837>): void {
  fc.assert(
    fc.property(submission, fc.array(claim, { minLength: 1, maxLength: 4 }), (about, claims) => {
      const read = readBack(written({ type, controlNumber: '0001', submission: about, claims }));
      expect(read.document).toEqual(about);
      expect(read.claims.map(({ claim: value }) => value)).toEqual(claims);
    }),
    { numRuns: 100, seed: 4 },
  );
}

describe('read(write(x)) equals x', () => {
  it('for claims of an 837P', () => holdsForClaims('837P', professionalClaim));

  it('for claims of an 837I', () => holdsForClaims('837I', institutionalClaim));

  it('for claims of an 837D', () => holdsForClaims('837D', dentalClaim));

  it('for an 835', () => holdsFor(remittance, (document) => ({ type: '835', controlNumber: '0001', remittance: document })));

  it('for a 270', () => holdsFor(eligibilityInquiry, (inquiry) => ({ type: '270', controlNumber: '0001', inquiry })));

  it('for a 271', () => holdsFor(benefits, (document) => ({ type: '271', controlNumber: '0001', benefits: document })));

  it('for a 276', () => holdsFor(statusInquiry, (inquiry) => ({ type: '276', controlNumber: '0001', inquiry })));

  it('for a 277', () => holdsFor(statusResponse, (response) => ({ type: '277', controlNumber: '0001', response })));

  it('for a 277CA', () =>
    holdsFor(claimAcknowledgment, (document) => ({ type: '277CA', controlNumber: '0001', acknowledgment: document })));

  it('for a 999', () =>
    holdsFor(acknowledgment, (document) => ({ type: '999', controlNumber: '0001', acknowledgment: document })));

  it('for TA1 segments', () => {
    fc.assert(
      fc.property(ta1, (answer) => {
        const { interchanges, findings } = readInterchanges(writeInterchange({ ...header, ta1: [answer], groups: [] }));
        expect(findings).toEqual([]);
        expect(interchanges[0]?.ta1).toEqual([answer]);
      }),
    );
  });
});
