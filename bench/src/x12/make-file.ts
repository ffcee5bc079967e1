import { type InterchangeHeader, standardRules, type TransactionToWrite, writeInterchange } from '@claimstream/x12';
import { closeSync, openSync, writeSync } from 'node:fs';
import { madeUpBillingProvider, madeUpClaim, submission } from './made-up-claims.js';
import { madeUpRemittance } from './made-up-remittances.js';
import { Random } from './random.js';

export type FileType = '837P' | '835';

const header: InterchangeHeader = {
  sender: { qualifier: 'ZZ', value: 'SUBMITTER' },
  receiver: { qualifier: 'ZZ', value: 'RECEIVER' },
  date: '2026-07-01',
  time: '12:00',
  controlNumber: 1,
  usage: 'test',
  acknowledgmentRequested: false,
};
const claimsPerGroup = 2_000;

/**
 * Writes a file of at least so many megabytes (10^6 bytes): one interchange with as many groups as that takes. Five groups are made up and
 * written by our own writer, so they have no findings; they come again and again under control numbers of their own.
 */
export function makeFile(file: string, type: FileType, megabytes: number): void {
  const groups = Array.from({ length: 5 }, (_, seed) => groupText(type, seed));
  const [interchange, trailer] = envelopeOf(type);
  const out = openSync(file, 'w');
  let size = writeSync(out, interchange);
  let count = 0;
  while (size < megabytes * 1e6) {
    const group = groups[count % groups.length]!;
    count++;
    size += writeSync(out, numbered(group, count));
  }
  writeSync(out, trailer.replace('IEA*1*', `IEA*${count}*`));
  closeSync(out);
}

const written = (transaction: TransactionToWrite): string =>
  writeInterchange(
    {
      ...header,
      groups: [
        {
          senderCode: 'SUBMITTER',
          receiverCode: 'RECEIVER',
          date: '2026-07-01',
          time: '12:00',
          controlNumber: 1,
          transactions: [transaction],
        },
      ],
    },
    { rules: standardRules },
  );

function groupText(type: FileType, seed: number): string {
  const random = new Random(seed);
  const text = written(type === '835' ? remittances(random, claimsPerGroup) : claims(random, claimsPerGroup));
  return text.slice(text.indexOf('GS*'), text.indexOf('IEA*'));
}

function envelopeOf(type: FileType): [interchange: string, trailer: string] {
  const text = written(type === '835' ? remittances(new Random(1), 1) : claims(new Random(1), 1));
  return [text.slice(0, text.indexOf('GS*')), text.slice(text.indexOf('IEA*'))];
}

const remittances = (random: Random, count: number): TransactionToWrite => ({
  type: '835',
  controlNumber: '0001',
  remittance: madeUpRemittance(random, count),
});

function claims(random: Random, count: number): TransactionToWrite {
  const provider = madeUpBillingProvider(random);
  const made = Array.from({ length: count }, (_, index) => madeUpClaim(random, provider, index + 1));
  return { type: '837P', controlNumber: '0001', submission, claims: made };
}

const numbered = (group: string, number: number): string =>
  group.replace('*1*X*005010', `*${number}*X*005010`).replace(/GE\*1\*1~$/, `GE*1*${number}~`);
