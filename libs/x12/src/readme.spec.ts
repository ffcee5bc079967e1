import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { professionalClaim, submission } from './documents/arbitraries/claims/index.js';
import { remittance } from './documents/arbitraries/remittances.js';
import {
  acknowledger,
  type Claim837,
  type ClaimPayment,
  DocumentReader,
  emittedFrom,
  NotWritable,
  type Profile,
  readInterchanges,
  readX12,
  standardRules,
  strict,
  tolerant,
  writeInterchange,
} from './index.js';

const readme = readFileSync(path.join(__dirname, '..', 'README.md'), 'utf8');
const source = readFileSync(__filename, 'utf8');

const [about] = fc.sample(submission, { seed: 7, numRuns: 1 });
const [claim] = fc.sample(professionalClaim, { seed: 7, numRuns: 1 });
const [remittanceToWrite] = fc.sample(
  remittance.filter(({ groups }) => groups.length > 0),
  { seed: 7, numRuns: 1 },
);
const claimFile = writeClaims([claim!]);

it('is what these examples say, word for word', () => {
  const examples = [...source.matchAll(/^ *\/\/ example: .*\n([^]*?)^ *\/\/ end$/gm)].map(([, text = '']) => withoutIndent(text));
  expect(examples).toHaveLength(5);
  for (const example of examples) expect(readme).toContain(example);
});

it('reads a file', () => {
  const bytes = claimFile;
  const charges: number[] = [];
  // example: read
  const { interchanges, findings } = readInterchanges(bytes, { rules: standardRules });
  for (const { transactions } of interchanges.flatMap(({ groups }) => groups)) {
    for (const transaction of transactions) {
      if (transaction.type === '837P') charges.push(...transaction.claims.map((read) => read.claim.chargeCents));
    }
  }
  // end
  expect(charges).toEqual([claim!.chargeCents]);
  expect(findings.every(({ snip }) => snip >= 3)).toBe(true);
});

it('streams a file', async () => {
  const stream = [writtenRemittance()];
  const posted: ClaimPayment[] = [];
  // example: stream
  const payments = emittedFrom<ClaimPayment>(stream, (emit) => new DocumentReader({ payment: ({ payment }) => emit(payment) }));
  for await (const payment of payments) posted.push(payment);
  // end
  expect(posted).toEqual(remittanceToWrite!.groups.flatMap((group) => group.payments));
});

it('writes a file', () => {
  expect(writeClaims([claim!])).toMatch(/^ISA\*.*~IEA\*1\*000000905~$/);
  expect(() => writeClaims([{ ...claim!, patientControlNumber: 'A*B' }])).toThrow(NotWritable);
});

it('validates and acknowledges a file', () => {
  const bytes = claimFile;
  const receipt = { date: '2026-03-02', time: '14:06' };
  // example: validate
  const answers = acknowledger(receipt);
  const file = readX12(bytes, { profile: strict, rules: standardRules }, [answers]);
  const [answer] = answers.answers; // { ta1, isTa1Due, acknowledgments }
  // end
  expect(file.interchanges).toHaveLength(1);
  expect(answer?.acknowledgments).toMatchObject([{ functionalId: 'HC', declaredCount: 1 }]);
});

it('knows the habits of a partner', () => {
  // example: partner
  const partner: Profile = {
    ...tolerant,
    name: 'county health plan',
    extraCodes: { '2000B/SBR09': ['09'] },
    severities: { 'IK304:3': 'warning' },
  };
  // end
  const bytes = writeClaims([{ ...claim!, subscriber: { ...claim!.subscriber, filingIndicator: 'CI' } }]).replace(
    /(SBR(?:\*[^*~]*){8}\*)CI/,
    '$109',
  );
  const isValid = (profile: Profile) =>
    readInterchanges(bytes, { profile }).findings.every(({ severity }) => severity === 'warning');
  expect([isValid(tolerant), isValid(partner)]).toEqual([false, true]);
});

function writeClaims(claims: readonly Claim837[]): string {
  const submissionOfClaims = about!;
  // example: write
  const text = writeInterchange({
    sender: { qualifier: 'ZZ', value: 'OUR-ID' },
    receiver: { qualifier: 'ZZ', value: 'PAYER-ID' },
    date: '2026-03-02',
    time: '14:05',
    controlNumber: 905,
    usage: 'test',
    acknowledgmentRequested: true,
    groups: [
      {
        senderCode: 'OUR-ID',
        receiverCode: 'PAYER-ID',
        date: '2026-03-02',
        time: '14:05',
        controlNumber: 17,
        transactions: [{ type: '837P', controlNumber: '0001', submission: submissionOfClaims, claims }],
      },
    ],
  });
  // end
  return text;
}

function writtenRemittance(): string {
  const party = { qualifier: 'ZZ', value: 'PAYER-ID' };
  const header = { date: '2026-03-02', time: '14:05', controlNumber: 1 };
  return writeInterchange({
    ...{ ...header, sender: party, receiver: party, usage: 'test', acknowledgmentRequested: false },
    groups: [
      {
        ...{ ...header, senderCode: 'PAYER', receiverCode: 'US' },
        transactions: [{ type: '835', controlNumber: '0001', remittance: remittanceToWrite! }],
      },
    ],
  });
}

function withoutIndent(text: string): string {
  const indent = /^ */.exec(text)?.[0].length ?? 0;
  return text
    .split('\n')
    .map((line) => line.slice(indent))
    .join('\n')
    .trimEnd();
}
