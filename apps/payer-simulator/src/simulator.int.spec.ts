import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLogger } from '@claimstream/service-kit';
import { createSpecDatabase, type SpecDatabase, until } from '@claimstream/testing';
import { type Claim837, type InterchangeToWrite, readInterchanges, strict, writeInterchange } from '@claimstream/x12';
import { answerFile } from './answer-file.js';
import { openBook } from './book/open-book.js';
import { exampleClaim837 } from './domain/example-claim.js';
import { readPayerSimulatorConfig } from './payer-simulator.config.js';
import { type Simulator, startSimulator } from './simulator.js';

jest.setTimeout(60_000);

describe('the payer simulator', () => {
  let folder: string;
  let database: SpecDatabase;
  let simulator: Simulator;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'claimstream-simulator-'));
    await Promise.all(['outbound', 'inbound'].map((side) => mkdir(path.join(folder, 'door', side), { recursive: true })));
    database = await createSpecDatabase('book');
    simulator = await start();
  });

  afterEach(async () => {
    await simulator.stop();
    await database.drop();
    await rm(folder, { recursive: true });
  });

  const start = (): Promise<Simulator> =>
    startSimulator(
      readPayerSimulatorConfig({
        PARTNER_FOLDER: folder,
        DATABASE_URL: process.env.DATABASE_URL,
        SIMULATOR_DATABASE: database.name,
        SIMULATOR_PAY_EVERY_MS: '50',
        SIMULATOR_POLL_MS: '50',
      }),
      createLogger({ service: 'payer-simulator', level: 'warn', destination: process.stderr }),
    );
  const inbound = (): string => path.join(folder, 'door', 'inbound');
  const answers = async (count: number): Promise<string[]> => {
    const names = await until(
      () => readdir(inbound()),
      (files) => files.filter((name) => !name.endsWith('.tmp')).length >= count,
    );
    return names.sort().map((name) => name.slice(13));
  };
  /** Whole, by a rename, as the gateway delivers: what is written in place may be taken before its content is there. */
  const send = async (name: string, text: string): Promise<void> => {
    const outbound = path.join(folder, 'door', 'outbound');
    await writeFile(path.join(outbound, `.${name}`), text);
    await rename(path.join(outbound, `.${name}`), path.join(outbound, name));
  };
  const rows = async (sql: string): Promise<object[]> =>
    simulator.book.write(async (client) => (await client.query<object>(sql)).rows);

  it('answers a file with 999, 277CA and 835 that pass the strict profile, and books what it received and paid', async () => {
    await send('1.837', fileOf([exampleClaim837('SBX-PAID')]));

    expect(await answers(3)).toEqual(['999', '277ca', '835']);
    for (const name of await readdir(inbound())) {
      expect(readInterchanges(await readFile(path.join(inbound(), name)), { profile: strict }).findings).toEqual([]);
    }
    expect(await rows('select outcome, patient_control_number, interchange_control_number from received_claim')).toEqual([
      { outcome: 'accepted', patient_control_number: 'PCN1', interchange_control_number: 1 },
    ]);
    expect(
      await rows(
        'select r.amount_cents::int, c.paid_cents::int, c.status_code from remittance r join remittance_claim c using (trace_number)',
      ),
    ).toEqual([{ amount_cents: 10_000, paid_cents: 10_000, status_code: '1' }]);
  });

  it('answers once, whether the same file comes again or another one with the same control number', async () => {
    const text = fileOf([exampleClaim837('SBX-PAID')]);
    await send('1.837', text);
    await answers(3);
    await send('renamed.837', text);
    await send('other.837', fileOf([exampleClaim837('SBX-PAID', { patientControlNumber: 'PCN2' })]));

    expect(await answers(4)).toEqual(['999', '277ca', '835', 'ta1']);
    const [last] = (await readdir(inbound())).filter((name) => name.endsWith('ta1'));
    expect(readInterchanges(await readFile(path.join(inbound(), last!))).interchanges[0]!.ta1).toMatchObject([
      { status: 'R', note: '025' },
    ]);
    expect(await rows('select 1 from received_claim')).toHaveLength(1);
  });

  it('refuses an original that it has accepted before as a duplicate', async () => {
    await send('1.837', fileOf([exampleClaim837('SBX-PAID')]));
    await answers(3);
    await send('2.837', fileOf([exampleClaim837('SBX-PAID')], { controlNumber: 2 }));
    await answers(5);

    expect(await rows('select outcome from received_claim order by id')).toEqual([
      { outcome: 'accepted' },
      { outcome: 'duplicate' },
    ]);
  });

  it('rejects with a 999 that names the claim of SBX-999, and takes nothing of its set', async () => {
    await send('1.837', fileOf([exampleClaim837('SBX-PAID'), exampleClaim837('SBX-999', { patientControlNumber: 'BAD' })]));
    await answers(1);
    const [name] = await readdir(inbound());
    const [set] = readInterchanges(await readFile(path.join(inbound(), name!))).interchanges[0]!.groups[0]!.transactions;

    expect(set).toMatchObject({
      type: '999',
      document: { status: 'R', transactions: [{ status: 'R', errors: [{ contexts: [{ name: 'CLM01', value: 'BAD' }] }] }] },
    });
    expect(await rows('select distinct outcome from received_claim')).toEqual([{ outcome: 'rejected_999' }]);
  });

  it('puts out after a restart what was answered before the crash, and answers it no second time', async () => {
    await simulator.stop();
    const book = await openBook({ databaseUrl: process.env.DATABASE_URL!, databaseName: database.name });
    const text = fileOf([exampleClaim837('SBX-PAID')]);
    const file = { doorId: 'door', name: '1.837', content: Buffer.from(text) };
    await book.write((client) => answerFile(client, file, { seed: '1', now: new Date('2026-03-02T10:00:00Z') }));
    await book.close();
    await send('1.837', text);
    simulator = await start();

    expect(await answers(3)).toEqual(['999', '277ca', '835']);
    await until(
      () => readdir(path.join(folder, 'door', 'outbound')),
      (files) => files.length === 0,
    );
    expect(await rows('select 1 from received_claim')).toHaveLength(1);
    expect(await rows('select 1 from remittance')).toHaveLength(1);
  });
});

function fileOf(claims: Claim837[], change: Partial<InterchangeToWrite> = {}): string {
  const stamp = { date: '2026-03-02', time: '10:00', controlNumber: 1 };
  const submitter = {
    kind: 'organization' as const,
    name: 'US',
    id: { qualifier: '46', value: 'US' },
    contacts: [{ name: 'DESK', numbers: [{ kind: 'phone' as const, value: '6145550100' }] }],
  };
  const receiver = { kind: 'organization' as const, name: 'HOUSE', id: { qualifier: '46', value: 'HOUSE' } };
  const submission = {
    purpose: '00' as const,
    reference: 'R1',
    createdDate: stamp.date,
    createdTime: stamp.time,
    use: 'CH' as const,
    submitter,
    receiver,
  };
  return writeInterchange({
    ...stamp,
    sender: { qualifier: 'ZZ', value: 'US' },
    receiver: { qualifier: 'ZZ', value: 'HOUSE' },
    usage: 'test',
    acknowledgmentRequested: false,
    groups: [
      {
        ...stamp,
        senderCode: 'US',
        receiverCode: 'HOUSE',
        transactions: [{ type: '837P', controlNumber: '0001', submission, claims }],
      },
    ],
    ...change,
  });
}
