import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  ClaimCreated,
  claimIdOfControlNumber,
  type ClaimContent,
  EligibilityInquired,
  exampleClaim,
  exampleInquiry,
  patientControlNumberOf,
} from '@claimstream/contracts';
import { derivedId, newId } from '@claimstream/kernel';
import { payerGatewayApp } from '@claimstream/payer-gateway-app';
import { readPayerSimulatorConfig, type Simulator, startSimulator } from '@claimstream/payer-simulator-app';
import { createLogger } from '@claimstream/service-kit';
import {
  createSpecDatabase,
  OtherServices,
  type SpecDatabase,
  type SpecService,
  startForSpec,
  until,
} from '@claimstream/testing';
import { demoPartners } from '../system/demo-partners.js';

/** A clinic of the demo firm, whose claims go over the firm's connection. */
const tenantId = '0198f3a0-0000-7000-8000-000000000001';

interface Told {
  type: string;
  tenant_id: string;
  key: string;
  data: Record<string, unknown>;
}

jest.setTimeout(60_000);

describe('the gateway and a payer behind its folders', () => {
  let folder: string;
  let book: SpecDatabase;
  let gateway: SpecService;
  let simulator: Simulator;
  let others: OtherServices;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'claimstream-partners-'));
    book = await createSpecDatabase('book');
    const environment = { PARTNER_FOLDER: folder, PARTNERS: JSON.stringify(demoPartners()), PARTNER_SETTLE_MS: '100' };
    gateway = await startForSpec(payerGatewayApp, { environment });
    const logger = createLogger({ service: 'payer-simulator', level: 'info', destination: process.stderr });
    simulator = await startSimulator(
      readPayerSimulatorConfig({ PARTNER_FOLDER: folder, DATABASE_URL: process.env.DATABASE_URL, SIMULATOR_DATABASE: book.name }),
      logger,
    );
    others = new OtherServices(gateway.eventLogUrl);
  });

  afterAll(async () => {
    await others?.close();
    await simulator?.stop();
    await gateway?.stop();
    await book?.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const toldOf = (claimId: string): Promise<Told[]> =>
    gateway.asAdmin('select type, tenant_id, key, data::jsonb as data from outbox where key = $1 order by seq', [claimId]);
  const storyOf = async (claimId: string): Promise<string[]> => (await toldOf(claimId)).map(inShort);

  async function submit(memberId: string, change: Partial<ClaimContent> = {}): Promise<string> {
    const claim = claimFor(memberId, change);
    await others.say(tenantId, [ClaimCreated.of({ claim, warnings: [] })]);
    return claim.claimId;
  }

  it('takes a claim from its creation to its payment', async () => {
    const claimId = await submit('SBX-PAID');
    const story = await until(
      () => storyOf(claimId),
      (told) => told.length === 4,
    );

    expect(story).toEqual([
      'claim-submitted.v1',
      'claim-acknowledged.v1 transaction_set accepted',
      'claim-acknowledged.v1 claim accepted',
      'claim-payment-received.v1 1 10000',
    ]);
    const [submitted, , acknowledged, payment] = await toldOf(claimId);
    expect(submitted).toMatchObject({
      tenant_id: tenantId,
      data: { partner: 'demo-clearinghouse', patientControlNumber: patientControlNumberOf(claimId) },
    });
    expect(payment!.data).toMatchObject({
      matchedBy: 'submission',
      payment: { patientResponsibilityCents: 2_000, payerClaimControlNumber: acknowledged!.data.payerClaimControlNumber },
    });
    const [advice] = await toldOf(payment!.data.adviceId as string);
    expect(advice).toMatchObject({
      type: 'remittance-received.v1',
      data: { advice: { payer: { payerId: 'DEMO1' }, amountCents: 10_000 } },
    });
  });

  it.each([
    ['SBX-PARTIAL', ['claim-payment-received.v1 1 7600']],
    ['SBX-DENY-CO50', ['claim-payment-received.v1 1 0']],
    [
      'SBX-REVERSAL',
      ['claim-payment-received.v1 1 10000', 'claim-payment-received.v1 22 -10000', 'claim-payment-received.v1 1 12000'],
    ],
    ['SBX-POISON', ['claim-payment-received.v1 1 10000']],
  ])('hears of a claim of %s', async (memberId, payments) => {
    const claimId = await submit(memberId);
    const story = await until(
      () => storyOf(claimId),
      (told) => told.length === 3 + payments.length,
    );

    expect(story.slice(3)).toEqual(payments);
  });

  it('keeps what a payer spoils, and says at which level it does not balance', async () => {
    const files = await until(
      () => gateway.asAdmin<{ status: string }>(`select status from interchange where kind = '835' and status = 'unreadable'`),
      (rows) => rows.length === 1,
    );
    expect(files).toHaveLength(1);
    const remittances = await gateway.asAdmin(
      `select status, reason, imbalances from remittance where status = 'out_of_balance'`,
    );
    expect(remittances).toEqual([
      {
        status: 'out_of_balance',
        reason: 'IMBALANCE_TRANSACTION',
        imbalances: [{ level: 'transaction', expectedCents: 10_000, statedCents: 10_001, differenceCents: 1 }],
      },
    ]);
  });

  it('rejects a claim that the payer does not let in', async () => {
    const claimId = await submit('SBX-REJECT');
    const story = await until(
      () => storyOf(claimId),
      (told) => told.length === 3,
    );

    expect(story[2]).toBe('claim-acknowledged.v1 claim rejected');
    const told = await toldOf(claimId);
    expect(told[2]!.data.reasons).toMatchObject([{ code: 'A7:164', severity: 'error' }]);
  });

  it('sends the others of a set again without the claim that a 999 points to', async () => {
    const [bad, ...good] = ['SBX-999', 'SBX-PAID', 'SBX-PAID'].map((memberId) => claimFor(memberId));
    await others.say(
      tenantId,
      [bad!, ...good].map((claim) => ClaimCreated.of({ claim, warnings: [] })),
    );

    const rejected = await until(
      () => storyOf(bad!.claimId),
      (told) => told.length === 2,
    );
    expect(rejected[1]).toBe('claim-acknowledged.v1 transaction_set rejected');
    for (const { claimId } of good) {
      const story = await until(
        () => storyOf(claimId),
        (told) => told.at(-1)?.startsWith('claim-payment') ?? false,
      );
      expect(story.at(-1)).toBe('claim-payment-received.v1 1 10000');
    }
  });

  it('passes on money for a claim that nobody sent', async () => {
    const claimId = await submit('SBX-UNMATCHED');
    await until(
      () => storyOf(claimId),
      (told) => told.length === 4,
    );
    const [stray] = await gateway.asAdmin<Told>(
      `select type, tenant_id, key, data::jsonb as data from outbox where data::jsonb->>'matchedBy' = 'control_number'`,
    );
    const { patientControlNumber } = stray!.data.payment as { patientControlNumber: string };
    expect(stray).toMatchObject({ tenant_id: tenantId, key: claimIdOfControlNumber(tenantId, patientControlNumber) });
  });

  it.each([
    ['SBX-PAID', { status: 'active', planName: 'SIMULATED PLAN', errors: [] }],
    ['SBX-ELIG-INACTIVE', { status: 'inactive' }],
    ['SBX-ELIG-DOWN', { status: 'unknown', errors: [{ code: '42', followUp: 'R' }] }],
  ])('asks for the coverage of %s', async (memberId, coverage) => {
    const inquiryId = newId();
    const encounterId = newId();
    const { subscriber } = exampleInquiry;
    const inquiry = {
      ...exampleInquiry,
      inquiryId,
      subscriber: { ...subscriber, insuranceCard: { ...subscriber.insuranceCard, memberId } },
    };
    await others.say(tenantId, [EligibilityInquired.of({ encounterId, inquiry })]);

    const [answer] = await until(
      () => toldOf(encounterId),
      (told) => told.length === 1,
    );
    expect(answer).toMatchObject({ type: 'eligibility-answered.v1', data: { encounterId, inquiryId, coverage } });

    await others.say(tenantId, [EligibilityInquired.of({ encounterId, inquiry, attempt: 2 })]);
    await until(
      () => toldOf(encounterId),
      (told) => told.length === 2,
    );
  });

  it('leaves the folders empty, and the book and the gateway agree', async () => {
    const doors = await readdir(folder);
    const waiting = async () =>
      (
        await Promise.all(
          doors.flatMap((door) => ['outbound', 'inbound', 'sending'].map((name) => readdir(path.join(folder, door, name)))),
        )
      ).flat();
    expect(await until(waiting, (files) => files.length === 0)).toEqual([]);

    const sent = await gateway.asAdmin<{ n: number }>(
      `select count(*)::int as n from submission where status <> 'queued' and state->'sending' is not null`,
    );
    const received = await simulator.book.write((client) =>
      client.query<{ n: number }>('select count(*)::int as n from received_claim'),
    );
    expect(received.rows).toEqual(sent);
    const numbers = await gateway.asAdmin<{ n: number[] }>(
      `select array_agg(control_number order by control_number) as n from interchange where direction = 'sent' group by connection_id`,
    );
    for (const { n } of numbers) expect(n).toEqual(n.map((_, index) => index + 1));
  });
});

function claimFor(memberId: string, change: Partial<ClaimContent> = {}): ClaimContent {
  const claimId = derivedId(newId(), 'claim');
  const { subscriber } = exampleClaim;
  return {
    ...exampleClaim,
    ...change,
    claimId,
    patientControlNumber: patientControlNumberOf(claimId),
    subscriber: { ...subscriber, insuranceCard: { ...subscriber.insuranceCard, memberId } },
  } as ClaimContent;
}

function inShort({ type, data }: Told): string {
  if (type.startsWith('claim-acknowledged')) return `${type} ${String(data.level)} ${String(data.outcome)}`;
  if (!type.startsWith('claim-payment-received')) return type;
  const { statusCode, paidCents } = data.payment as { statusCode: string; paidCents: number };
  return `${type} ${statusCode} ${paidCents}`;
}
