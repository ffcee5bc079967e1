import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { professionalClaim, submission } from '../documents/arbitraries/claims/index.js';
import { readInterchanges } from '../documents/read-interchanges.js';
import { writeInterchange } from '../writer/interchange-writer.js';
import { fileOf, professionalClaim as soundClaim } from '../rules/testing/sample-sets.js';
import { run } from './run.js';
import { type Verdict } from './validate.js';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'x12-cli-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a call and gives its exit code and the lines it printed. */
async function called(...words: string[]) {
  const out: string[] = [];
  const error: string[] = [];
  const code = await run(words, {
    out: (line) => out.push(line),
    error: (line) => error.push(line),
    now: new Date('2026-03-02T14:05:00Z'),
  });
  return { code, out, error };
}

function file(name: string, content: string): string {
  const full = path.join(folder, name);
  writeFileSync(full, content);
  return full;
}

const [about] = fc.sample(submission, { seed: 4, numRuns: 1 });
const [claim] = fc.sample(professionalClaim, { seed: 4, numRuns: 1 });
const header = { date: '2026-03-02', time: '14:05', controlNumber: 1 };
const good = writeInterchange({
  ...header,
  ...{
    sender: { qualifier: 'ZZ', value: 'US' },
    receiver: { qualifier: 'ZZ', value: 'THEM' },
    usage: 'test',
    acknowledgmentRequested: true,
  },
  groups: [
    {
      ...{ ...header, senderCode: 'US', receiverCode: 'THEM' },
      transactions: [{ type: '837P', controlNumber: '0001', submission: about!, claims: [claim!] }],
    },
  ],
});
const bad = good.replace(/~SBR\*[^~]*/, '');

it('prints one line of JSON a file and exits with 1 when any is not valid', async () => {
  const { code, out } = await called('validate', file('good.edi', good), file('bad.edi', bad));
  const verdicts = out.map((line) => JSON.parse(line) as Record<string, unknown>);

  expect(code).toBe(1);
  expect(verdicts[1]).toMatchObject({
    valid: false,
    transactions: [{ type: '837P', guide: '005010X222A1', control: '0001', accepted: false }],
  });
  expect(JSON.stringify(verdicts[1])).toContain('"code":"IK304:3","path":"2000A/2000B/SBR"');
});

it('says of every finding what it is, where, and how grave', async () => {
  const { out } = await called('validate', file('bad.edi', bad));
  const { file: name, findings, transactions } = JSON.parse(out[0]!) as Verdict;

  expect([path.basename(name), findings]).toEqual(['bad.edi', []]);
  expect(transactions[0]?.findings.find(({ code }) => code === 'IK304:3')).toEqual({
    ...{ snip: 2, severity: 'error', code: 'IK304:3', path: '2000A/2000B/SBR', line: 1 },
    segment: expect.any(Number) as number,
    message: expect.stringMatching(/^[A-Z].*\.$/) as string,
  });
});

it('finds a file that is no X12 invalid, and does not throw', async () => {
  const binary = String.fromCharCode(...Array.from({ length: 256 }, (_, code) => code));
  const files = [file('noise.edi', 'this is not it'), file('empty.edi', ''), file('binary.edi', binary.repeat(9))];
  const { code, out } = await called('validate', ...files);

  expect(code).toBe(1);
  expect(out.map((line) => (JSON.parse(line) as Verdict).valid)).toEqual([false, false, false]);
});

it('exits with 0 when all are valid', async () => {
  const sound = file('sound.edi', fileOf(soundClaim));
  const { code, out } = await called('validate', sound, sound);

  expect(code).toBe(0);
  expect(JSON.parse(out[1]!)).toEqual({
    ...{ file: sound, valid: true, findings: [] },
    transactions: [{ type: '837P', guide: '005010X222A1', control: '0001', accepted: true, findings: [] }],
  });
});

it('exits with 2 when the call is wrong', async () => {
  for (const words of [
    [],
    ['validate'],
    ['guess', file('good.edi', good)],
    ['validate', path.join(folder, 'absent.edi')],
    ['ack', '--control', '0', 'x'],
  ]) {
    expect((await called(...words)).code).toBe(2);
  }
});

it('prints claims one by one and then what stood before them', async () => {
  const { out } = await called('parse', file('good.edi', good));
  const [first, last] = out.map((line) => JSON.parse(line) as object);

  expect(first).toMatchObject({ type: '837P', control: '0001', claim });
  expect(last).toMatchObject({ document: about });
});

it('answers with the TA1 that was asked for and a 999 that names what is missing', async () => {
  const { out } = await called('ack', '--control', '77', file('bad.edi', bad));
  const { interchanges } = readInterchanges(out.join(''));

  expect(interchanges[0]).toMatchObject({
    header: { senderId: 'THEM', receiverId: 'US', controlNumber: '000000077' },
    ta1: [{ controlNumber: 1, status: 'A', note: '000' }],
    groups: [
      { transactions: [{ type: '999', document: { status: 'R', transactions: [{ controlNumber: '0001', status: 'R' }] } }] },
    ],
  });
});

it('gives every interchange of its answers a control number of its own', async () => {
  const { out } = await called('ack', '--control', '77', file('bad.edi', bad), file('good.edi', good));
  const { interchanges, findings } = readInterchanges(out.join(''));

  expect(interchanges.map(({ header: { controlNumber } }) => controlNumber)).toEqual(['000000077', '000000078']);
  expect(findings.filter(({ code }) => code === 'TA105:025')).toEqual([]);
});

it('says so when there is no interchange to answer', async () => {
  const { code, out, error } = await called('ack', file('noise.edi', 'this is not it'));

  expect([code, out]).toEqual([1, []]);
  expect(error).toEqual([expect.stringContaining('There is no interchange to answer.')]);
});

it('lists a file with names and shows nothing personal', async () => {
  const { out } = await called('describe', file('good.edi', good));
  const listing = out.join('\n');

  expect(listing).toContain('[2010BA] Subscriber Name');
  expect(listing).toContain('CLM02 Monetary Amount: ');
  for (const text of [claim!.subscriber.name, claim!.subscriber.id?.value, claim!.patientControlNumber])
    expect(listing).not.toContain(`: ${text}`);
});

it('shows no data that stands where a segment has its id', async () => {
  const torn = good.replace('~CLM*', '~JANE DOE 19800101~CLM*').replace('~GE*', '~JANE DOE 19800101*1~GE*');
  const { out } = await called('describe', file('torn.edi', torn));

  expect(out.join('\n')).toContain('??? has no place here');
  expect(out.join('\n')).not.toContain('JANE');
});
