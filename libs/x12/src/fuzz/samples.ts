import fc, { type Arbitrary } from 'fast-check';
import { acknowledgment, ta1 } from '../documents/arbitraries/acknowledgments.js';
import { claimAcknowledgment } from '../documents/arbitraries/claim-acknowledgments.js';
import { statusInquiry, statusResponse } from '../documents/arbitraries/claim-status.js';
import { dentalClaim, institutionalClaim, professionalClaim, submission } from '../documents/arbitraries/claims/index.js';
import { benefits, eligibilityInquiry } from '../documents/arbitraries/eligibility.js';
import { remittance } from '../documents/arbitraries/remittances.js';
import { type Claim837 } from '../documents/claims/index.js';
import { type InterchangeHeader, type TransactionToWrite } from '../documents/interchange.js';
import { writeInterchange } from '../writer/interchange-writer.js';

/** Sound files of every kind that we write, for the fuzz to damage: the same ones for the same seed. */
export function sampleFiles(seed: number): string[] {
  const drawn = <Document>(documents: Arbitrary<Document>) => shortest(fc.sample(documents, { seed, numRuns: 24 }));
  const controlNumber = '0001';
  const claimsOf = <Type extends '837P' | '837I' | '837D'>(type: Type, claim: Arbitrary<Claim837>) =>
    drawn(fc.tuple(submission, fc.array(claim, { minLength: 1, maxLength: 2 }))).map(
      ([about, claims]) => ({ type, controlNumber, submission: about, claims }) as const,
    );
  const transactions: TransactionToWrite[] = [
    ...claimsOf('837P', professionalClaim),
    ...claimsOf('837I', institutionalClaim),
    ...claimsOf('837D', dentalClaim),
    ...drawn(remittance).map((document) => ({ type: '835', controlNumber, remittance: document }) as const),
    ...drawn(eligibilityInquiry).map((inquiry) => ({ type: '270', controlNumber, inquiry }) as const),
    ...drawn(benefits).map((document) => ({ type: '271', controlNumber, benefits: document }) as const),
    ...drawn(statusInquiry).map((inquiry) => ({ type: '276', controlNumber, inquiry }) as const),
    ...drawn(statusResponse).map((response) => ({ type: '277', controlNumber, response }) as const),
    ...drawn(claimAcknowledgment).map((document) => ({ type: '277CA', controlNumber, acknowledgment: document }) as const),
    ...drawn(acknowledgment).map((document) => ({ type: '999', controlNumber, acknowledgment: document }) as const),
  ];
  const files = transactions.map((transaction) =>
    writeInterchange({ ...header, groups: [{ ...group, transactions: [transaction] }] }),
  );
  return [...files, writeInterchange({ ...header, ta1: drawn(ta1), groups: [] })];
}

/** Short ones: damage does more to them, and they are read sooner. */
function shortest<Document>(documents: readonly Document[]): Document[] {
  return documents.toSorted((one, other) => JSON.stringify(one).length - JSON.stringify(other).length).slice(0, 3);
}

const header: InterchangeHeader = {
  ...{ sender: { qualifier: 'ZZ', value: 'SENDER' }, receiver: { qualifier: 'ZZ', value: 'RECEIVER' }, controlNumber: 905 },
  ...{ date: '2026-03-02', time: '14:05', usage: 'test', acknowledgmentRequested: true },
};

const group = { senderCode: 'SENDER', receiverCode: 'RECEIVER', date: '2026-03-02', time: '14:05', controlNumber: 1 };
