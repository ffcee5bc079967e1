import fc from 'fast-check';
import { institutionalClaim, professionalClaim, submission } from '../documents/arbitraries/claims/index.js';
import { type Claim837, type ProfessionalClaim } from '../documents/claims/index.js';
import { readInterchanges } from '../documents/read-interchanges.js';
import { writeInterchange, type WriteOptions } from './interchange-writer.js';
import { NotWritable } from './refused.js';

const [about] = fc.sample(submission, { seed: 11, numRuns: 1 });
const ofSubscriber = fc.sample(professionalClaim, { seed: 11, numRuns: 20 }).find(({ patient }) => patient === undefined)!;
const ofPatient = fc.sample(professionalClaim, { seed: 11, numRuns: 20 }).find(({ patient }) => patient !== undefined)!;

const party = { qualifier: 'ZZ', value: 'US' };
const header = { date: '2026-03-02', time: '14:05', controlNumber: 7 };

const written = (claims: Iterable<Claim837>, options?: WriteOptions) =>
  writeInterchange(
    {
      ...{ ...header, sender: party, receiver: party, usage: 'test', acknowledgmentRequested: false },
      groups: [
        {
          ...{ ...header, senderCode: 'US', receiverCode: 'THEM' },
          transactions: [{ type: '837P', controlNumber: '0001', submission: about!, claims }],
        },
      ],
    },
    options,
  );

/** The segments of an id, without it. */
const segments = (text: string, id: string): string[] =>
  text
    .split('~')
    .filter((segment) => segment.startsWith(`${id}*`))
    .map((segment) => segment.slice(id.length + 1));

function refusal(write: () => unknown): NotWritable {
  try {
    write();
  } catch (error) {
    if (error instanceof NotWritable) return error;
    throw error;
  }
  throw new Error('It was written.');
}

const numbered = (claim: ProfessionalClaim, number: number): ProfessionalClaim => ({
  ...claim,
  patientControlNumber: `C${number}`,
});

it('writes claims of one provider and subscriber under one level each', () => {
  const text = written([numbered(ofSubscriber, 1), numbered(ofSubscriber, 2)]);

  expect(segments(text, 'HL')).toEqual(['1**20*1', '2*1*22*0']);
  expect(segments(text, 'CLM')).toHaveLength(2);
});

it('writes a level of its own for a patient who is not the subscriber', () => {
  expect(segments(written([ofSubscriber, ofPatient]), 'HL')).toEqual(['1**20*1', '2*1*22*0', '3**20*1', '4*3*22*1', '5*4*23*0']);
});

it('opens a level again after a hundred claims, which is all that the guide allows', () => {
  const text = written(Array.from({ length: 101 }, (_, index) => numbered(ofSubscriber, index)));

  expect(segments(text, 'HL')).toEqual(['1**20*1', '2*1*22*0', '3*1*22*0']);
});

it('keeps levels apart that were read apart, where that is asked for', () => {
  const twice = [structuredClone(ofSubscriber), structuredClone(ofSubscriber)];

  expect(segments(written(twice, { levelSharing: 'same object' }), 'HL')).toHaveLength(4);
});

it('numbers lines, segments, sets and groups', () => {
  const text = written([ofSubscriber]);

  expect(segments(text, 'LX')).toEqual(ofSubscriber.lines.map((_, index) => String(index + 1)));
  expect(segments(text, 'SE')).toEqual([`${text.slice(text.indexOf('ST*'), text.indexOf('~GE*') + 1).match(/~/g)!.length}*0001`]);
  expect(segments(text, 'GE')).toEqual(['1*7']);
  expect(segments(text, 'IEA')).toEqual(['1*000000007']);
});

it('refuses a delimiter in data, with the element and the claim, unless it is told what to put instead', () => {
  const claims = [ofSubscriber, { ...ofSubscriber, patientControlNumber: 'A*1' }];

  expect(refusal(() => written(claims))).toMatchObject({
    reason: 'DELIMITER_IN_DATA',
    field: '2000A/2000B/2300/CLM01',
    claim: 1,
  });
  expect(segments(written(claims, { replacement: '-' }), 'CLM')[1]).toMatch(/^A-1\*/);
});

it('takes data that other delimiters leave free', () => {
  const delimiters = { element: '|', component: '>', repetition: '!', segment: '\n' };
  const text = written([{ ...ofSubscriber, patientControlNumber: 'A*1~' }], { delimiters });

  expect(readInterchanges(text).interchanges[0]?.groups[0]?.transactions[0]).toMatchObject({
    claims: [{ claim: { patientControlNumber: 'A*1~' } }],
  });
});

it('refuses what the guide has no place for', () => {
  const [institutional] = fc.sample(institutionalClaim, { seed: 11, numRuns: 1 });
  const inpatientRemarks = { ...ofSubscriber, otherPayers: [{ ...otherPayer, inpatient: { coveredDays: 1 } }] };

  expect(refusal(() => written([inpatientRemarks]))).toMatchObject({ reason: 'NO_PLACE', claim: 0 });
  expect(refusal(() => written([institutional!])).claim).toBe(0);
});

it('refuses what the strict profile finds wrong, and says which claim', () => {
  const tooLong = { ...ofSubscriber, patientControlNumber: 'X'.repeat(39) };
  const error = refusal(() => written([ofSubscriber, ofPatient, tooLong]));

  expect(error).toMatchObject({ reason: 'NOT_VALID', claim: 2, field: '2000A/2000B/2300/CLM/CLM01' });
  expect(error.findings[0]).toMatchObject({ code: 'IK403:5' });
  expect(error.message).not.toContain('XXX');
});

it('refuses more than a list has room for, and leaves nothing out', () => {
  const [line] = ofSubscriber.lines;
  const modifiers = ['1A', '1B', '1C', '1D', '1E'];
  const crowded = { ...ofSubscriber, lines: [{ ...line!, procedure: { qualifier: 'HC', code: '99213', modifiers } }] };
  const adjusted = {
    ...otherPayer,
    adjustments: [
      { group: 'CO' as const, adjustments: modifiers.concat('1F', '1G').map((reason) => ({ reason, amountCents: 1 })) },
    ],
  };

  expect(refusal(() => written([crowded]))).toMatchObject({ reason: 'NOT_VALID', field: '2000A/2000B/2300/2400/SV1/SV101' });
  expect(refusal(() => written([{ ...ofSubscriber, otherPayers: [adjusted] }]))).toMatchObject({
    reason: 'NOT_VALID',
    field: '2000A/2000B/2300/2320/CAS/CAS20',
  });
});

it('refuses a text that ends with blanks, which strict receivers do', () => {
  const blank = { ...ofSubscriber, patientControlNumber: 'C1 ' };

  expect(refusal(() => written([blank]))).toMatchObject({ reason: 'NOT_VALID', field: '2000A/2000B/2300/CLM/CLM01' });
});

it('writes back what no property can hold: an amount of fractions of a cent', () => {
  const text = written([ofSubscriber])
    .replace(/(~HI\*[^~]*)~(?!HI\*)/, '$1~HCP*10*7.505~')
    .replace(/SE\*(\d+)/, (_, count) => `SE*${Number(count) + 1}`);
  const [transaction] = readInterchanges(text).interchanges[0]!.groups[0]!.transactions;
  const claims = transaction?.type === '837P' ? transaction.claims.map(({ claim }) => claim) : [];

  expect(claims[0]?.unmapped).toEqual([{ loop: '', segment: 'HCP', elements: ['10', '7.505'], partly: true }]);
  expect(written(claims)).toBe(text);
});

it('refuses numbers and ids that have no room, or a delimiter in them', () => {
  const write = (change: object) => () =>
    writeInterchange({
      ...header,
      sender: party,
      receiver: party,
      usage: 'test',
      acknowledgmentRequested: false,
      groups: [],
      ...change,
    });

  expect(refusal(write({ controlNumber: 1_000_000_000 }))).toMatchObject({ reason: 'OUT_OF_RANGE', field: 'ISA13' });
  for (const delimiter of '*:^~') {
    expect(refusal(write({ sender: { qualifier: 'ZZ', value: `A${delimiter}B` } })).field).toBe('ISA/ISA06');
  }
  expect(refusal(write({ sender: { qualifier: 'ZZ', value: 'X'.repeat(16) } }))).toMatchObject({
    reason: 'OUT_OF_RANGE',
    field: 'ISA06',
  });
});

const otherPayer = {
  payerSequence: 'S' as const,
  relationship: '18',
  benefitsAssigned: 'Y' as const,
  releaseOfInformation: 'Y' as const,
  subscriber: { kind: 'person' as const, name: 'DOE', id: { qualifier: 'MI', value: 'W1' } },
  payer: { kind: 'organization' as const, name: 'OTHER', id: { qualifier: 'PI', value: 'P1' } },
};
