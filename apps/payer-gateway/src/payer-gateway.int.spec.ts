import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ClaimContent, ClaimCreated, ClaimResubmitted, exampleClaim, patientControlNumberOf } from '@claimstream/contracts';
import { derivedId, newId } from '@claimstream/kernel';
import { OtherServices, type SpecService, startForSpec, tenantGrant, until } from '@claimstream/testing';
import type { Acknowledgment999, InterchangeReading, TransactionToWrite } from '@claimstream/x12';
import { payerGatewayApp } from './app.js';
import { exampleAgreement } from './domain/examples.js';
import { connectionIdOf } from './domain/partner-connection.js';
import { paymentOf, SpecPartner } from './spec-partner/spec-partner.js';

jest.setTimeout(60_000);

const firm = '0198f3a0-0000-7000-8000-0000000000f0';
const clinic = '0198f3a0-0000-7000-8000-000000000001';
const stranger = '0198f3a0-0000-7000-8000-0000000000ee';
const agreement = exampleAgreement();
const partnerId = connectionIdOf(firm, agreement.name);

interface Told {
  type: string;
  tenant_id: string;
  correlation_id: string;
  data: Record<string, unknown>;
}

describe('the payer gateway', () => {
  let folder: string;
  let gateway: SpecService;
  let others: OtherServices;
  let partner: SpecPartner;
  let operator: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'claimstream-gateway-'));
    const environment = {
      PARTNER_FOLDER: folder,
      PARTNERS: JSON.stringify([{ tenantId: firm, agreement }]),
      PARTNER_SETTLE_MS: '50',
      PARTNER_POLL_MS: '50',
      BATCH_CLOSE_AFTER_MS: '150',
    };
    gateway = await startForSpec(payerGatewayApp, { environment });
    others = new OtherServices(gateway.eventLogUrl);
    partner = new SpecPartner(folder, partnerId, agreement);
    operator = await gateway.tokenFor(
      'operator',
      tenantGrant(['partners:read', 'partners:write', 'remittances:read', 'claims:read'], firm),
      tenantGrant(['claims:read'], clinic),
    );
    await until(
      () => readdir(folder),
      (doors) => doors.includes(partnerId),
    );
  });

  afterAll(async () => {
    await others?.close();
    await gateway?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const toldOf = (key: string): Promise<Told[]> =>
    gateway.asAdmin('select type, tenant_id, correlation_id, data::jsonb as data from outbox where key = $1 order by seq', [key]);
  const outcomesOf = async (claimId: string): Promise<string[]> =>
    (await toldOf(claimId)).map(({ type, data }) =>
      data.outcome === undefined ? type.replace('.v1', '') : `${String(data.level)} ${String(data.outcome)}`,
    );
  const heard = (claimId: string, ...outcomes: string[]): Promise<string[]> =>
    until(
      () => outcomesOf(claimId),
      (told) => told.length >= outcomes.length,
    ).then((told) => {
      expect(told).toEqual(outcomes);
      return told;
    });

  async function create(count = 1): Promise<ClaimContent[]> {
    const claims = Array.from({ length: count }, newClaim);
    await others.say(
      clinic,
      claims.map((claim) => ClaimCreated.of({ claim, warnings: [] })),
    );
    for (const { claimId } of claims)
      await until(
        () => outcomesOf(claimId),
        (told) => told.includes('claim-submitted'),
      );
    return claims;
  }

  async function sendTogether(count: number): Promise<{ claims: ClaimContent[]; read: InterchangeReading }> {
    const claims = await create(count);
    const files = await partner.take();
    expect(files).toHaveLength(1);
    return { claims, read: files[0]! };
  }

  describe('sending', () => {
    it('sends a claim once, whether it is told once, twice or by two events', async () => {
      const claim = newClaim();
      const event = ClaimCreated.of({ claim, warnings: [] });
      const [id] = await others.say(clinic, [event]);
      await others.say(clinic, [event, event], [id!, newId()]);
      await heard(claim.claimId, 'claim-submitted');

      const sent = (await partner.take()).flatMap(controlNumbersIn);
      expect(sent.filter((number) => number === claim.patientControlNumber)).toHaveLength(1);
      const [told] = await toldOf(claim.claimId);
      const [submission] = await gateway.asAdmin<{ state: { correlationId: string } }>(
        `select state from submission where state->>'claimId' = $1`,
        [claim.claimId],
      );
      expect(told).toMatchObject({ tenant_id: clinic, correlation_id: submission!.state.correlationId });
    });

    it('sends a resubmitted claim as a new submission under the same control number', async () => {
      const [claim] = await create();
      await others.say(clinic, [ClaimResubmitted.of({ claim: claim! })]);
      await heard(claim!.claimId, 'claim-submitted', 'claim-submitted');
      const [first, second] = await toldOf(claim!.claimId);

      expect(first!.data.submissionId).not.toBe(second!.data.submissionId);
      expect(first!.data.patientControlNumber).toBe(second!.data.patientControlNumber);
      expect((await partner.take()).flatMap(controlNumbersIn)).toEqual([
        claim!.patientControlNumber,
        claim!.patientControlNumber,
      ]);
    });

    it('holds up nobody for a claim that cannot be written, or whose control number is taken', async () => {
      const [known] = await create();
      const fine = newClaim();
      const unwritable = newClaim();
      unwritable.subscriber = {
        ...unwritable.subscriber,
        insuranceCard: { ...unwritable.subscriber.insuranceCard, memberId: 'A:B' },
      };
      const taken = { ...newClaim(), patientControlNumber: known!.patientControlNumber };
      await others.say(
        clinic,
        [fine, unwritable, taken].map((claim) => ClaimCreated.of({ claim, warnings: [] })),
      );

      await heard(fine.claimId, 'claim-submitted');
      await heard(unwritable.claimId, 'transaction_set rejected');
      await heard(taken.claimId, 'transaction_set rejected');
      expect((await toldOf(taken.claimId))[0]!.data.reasons).toMatchObject([{ code: 'PATIENT_CONTROL_NUMBER_USED' }]);
      await partner.take();
    });

    it('delivers what was written down and did not leave, under the same number and once', async () => {
      const { outbound } = partner.folders;
      await rm(outbound, { recursive: true });
      await writeFile(outbound, 'in the way');
      const claim = newClaim();
      await others.say(clinic, [ClaimCreated.of({ claim, warnings: [] })]);
      const prepared = await until(
        () => gateway.asAdmin<{ control_number: number }>(`select control_number from interchange where status = 'prepared'`),
        (rows) => rows.length === 1,
      );
      expect(await outcomesOf(claim.claimId)).toEqual([]);

      await rm(outbound);
      await heard(claim.claimId, 'claim-submitted');
      const [file, ...more] = await partner.take();
      expect(Number(file!.header.controlNumber)).toBe(prepared[0]!.control_number);
      expect(more).toEqual([]);
    });

    it('leaves no gap in any control number', async () => {
      const [{ interchanges, groups, sets, next }] = (await gateway.asAdmin(
        `select array(select control_number from interchange where direction = 'sent' order by 1) as interchanges,
           array(select group_control_number from transmitted_set order by set_control_number::int) as groups,
           array(select set_control_number::int from transmitted_set order by 1) as sets,
           (select state->'next' from partner_connection where id = $1) as next`,
        [partnerId],
      )) as [
        { interchanges: number[]; groups: number[]; sets: number[]; next: { interchange: number; group: number; set: number } },
      ];

      expect(interchanges).toEqual(upTo(next.interchange));
      expect([...new Set(groups)]).toEqual(upTo(next.group));
      expect(sets).toEqual(upTo(next.set));
    });
  });

  describe('acknowledgments', () => {
    it('finds the claim that a 999 points to by the segment, and sends the others once more', async () => {
      const { claims, read } = await sendTogether(3);
      const [set] = read.groups[0]!.transactions;
      const claimsOfSet = set!.type === 'unknown' ? [] : set!.claims;
      const bad = claimsOfSet[1]!;
      await partner.answer([reject(read, [{ segmentId: 'SV1', position: bad.segments.to - 2, code: '8' }])]);

      const badClaim = claims.find((claim) => claim.patientControlNumber === bad.claim.patientControlNumber)!;
      await heard(badClaim.claimId, 'claim-submitted', 'transaction_set rejected');
      for (const claim of claims.filter((one) => one !== badClaim)) {
        await heard(claim.claimId, 'claim-submitted', 'transaction_set sent_again', 'claim-submitted');
      }
      const [again] = await partner.take();
      expect(controlNumbersIn(again!)).toHaveLength(2);

      await partner.answer([reject(again!, [])]);
      const alone = await until(
        async () => [...(await partner.take())],
        (files) => files.length > 0,
      );
      expect(alone.flatMap(({ groups }) => groups.flatMap(({ transactions }) => transactions))).toHaveLength(2);

      await partner.answer([reject(alone[0]!, [])]);
      const outcomes = await until(
        () => Promise.all(claims.map(({ claimId }) => outcomesOf(claimId))),
        (all) => all.filter((told) => told.at(-1) === 'transaction_set rejected').length === 3,
      );
      expect(outcomes.map((told) => told.filter((one) => one === 'claim-submitted').length).sort()).toEqual([1, 3, 3]);
      expect(await partner.take()).toEqual([]);
    });

    it('sends an interchange that a TA1 rejects again once', async () => {
      const { claims, read } = await sendTogether(1);
      const ta1 = (controlNumber: string) => ({
        ta1: [{ controlNumber: Number(controlNumber), date: '2026-03-16', time: '10:00', status: 'R' as const, note: '006' }],
      });
      await partner.answer([], ta1(read.header.controlNumber));
      await heard(claims[0]!.claimId, 'claim-submitted', 'interchange sent_again', 'claim-submitted');

      const [again] = await partner.take();
      await partner.answer([], ta1(again!.header.controlNumber));
      await heard(claims[0]!.claimId, 'claim-submitted', 'interchange sent_again', 'claim-submitted', 'interchange rejected');
    });

    it('takes a rejection of the whole file in a 277CA for every claim in it', async () => {
      const { claims, read } = await sendTogether(2);
      const set = read.groups[0]!.transactions[0]!;
      const reference = set.type === '837P' ? set.document.reference : '';
      const day = '2026-03-16';
      const receiver = { kind: 'organization' as const, name: 'US', id: { qualifier: '46', value: 'KEYSTONE1' } };
      const statuses = [{ statuses: [{ category: 'A3', code: '24' }], date: day, action: 'U' as const, chargeCents: 37_000 }];
      const acknowledgment = {
        reference: 'CA1',
        createdDate: day,
        createdTime: '10:00',
        source: {
          role: 'AY' as const,
          source: { kind: 'organization' as const, name: 'HOUSE', id: { qualifier: '46', value: 'HOUSE' } },
          trace: 'CA1',
          receivedDate: day,
          processedDate: day,
          receiver: { receiver, trace: reference, statuses },
        },
      };
      await partner.answer([{ type: '277CA', controlNumber: '0001', acknowledgment }]);

      for (const { claimId } of claims) await heard(claimId, 'claim-submitted', 'claim rejected');
      expect((await toldOf(claims[0]!.claimId))[1]!.data).toMatchObject({
        source: 'clearinghouse',
        reasons: [{ code: 'A3:24' }],
      });
    });
  });

  describe('remittances', () => {
    const remittances = (status: string): Promise<{ tenant_id: string; reason: string }[]> =>
      gateway.asAdmin('select tenant_id, reason from remittance where status = $1', [status]);
    const pay = (...payment: Parameters<typeof paymentOf>): TransactionToWrite => ({
      type: '835',
      controlNumber: '0001',
      remittance: paymentOf(...payment),
    });

    it('posts a payment once, however often and in whatever envelope it comes', async () => {
      const [claim] = await create();
      const number = claim!.patientControlNumber;
      await partner.answer([pay(number, { trace: 'ONCE' })]);
      await heard(claim!.claimId, 'claim-submitted', 'claim-payment-received');

      await partner.answer([pay(number, { trace: 'ONCE' })]);
      await until(
        () => remittances('duplicate'),
        (rows) => rows.length === 1,
      );
      await partner.answer([pay(number, { trace: 'ONCE', paidCents: 1 })]);
      await until(
        () => remittances('review'),
        (rows) => rows.length === 1,
      );
      await heard(claim!.claimId, 'claim-submitted', 'claim-payment-received');
    });

    it('takes files that came together in their order, and one that repeats another among them once', async () => {
      await partner.take();
      const { claims, read } = await sendTogether(2);
      const [first] = claims;
      const payment = partner.text([pay(first!.patientControlNumber, { trace: 'TOGETHER' })], { controlNumber: 888 });
      partner.putTogether({
        '1.999': partner.text([accept(read)], { controlNumber: 886 }),
        '2.835': payment,
        '3.835': payment,
        '4.835': partner.text([pay(first!.patientControlNumber, { trace: 'TOGETHER' })], { controlNumber: 889 }),
        '5.999': partner.text([accept(read)], { controlNumber: 887 }),
      });

      await until(
        () => readdir(partner.folders.inbound),
        (files) => files.length === 0,
      );
      await heard(first!.claimId, 'claim-submitted', 'transaction_set accepted', 'claim-payment-received');
      await heard(claims[1]!.claimId, 'claim-submitted', 'transaction_set accepted');
      expect(
        await gateway.asAdmin(`select status from remittance where trace_number = 'TOGETHER' order by position, status`),
      ).toEqual([{ status: 'accepted' }, { status: 'duplicate' }]);
    });

    it('reads the very same file once, whatever its name', async () => {
      const text = partner.text([pay(patientControlNumberOf(newId()), { trace: 'SAME' })], { controlNumber: 777 });
      await partner.put('same.835', text);
      await partner.put('same-again.835', text);
      await until(
        () => readdir(partner.folders.inbound),
        (files) => files.length === 0,
      );

      expect(
        await gateway.asAdmin(`select 1 from interchange where control_number = 777 and direction = 'received'`),
      ).toHaveLength(1);
      expect(await gateway.asAdmin(`select 1 from remittance where trace_number = 'SAME'`)).toHaveLength(1);
    });

    it('keeps money for an unknown payee in the quarantine of the owner', async () => {
      await partner.answer([pay('NOBODY', { trace: 'STRAY', npi: '1993999998' })]);

      expect(
        await until(
          () => remittances('quarantined'),
          (rows) => rows.length === 1,
        ),
      ).toEqual([{ tenant_id: firm, reason: 'UNKNOWN_PAYEE' }]);
    });

    it('keeps what it cannot read, what is for somebody else and test data in production, and uses nothing of it', async () => {
      await partner.put('noise.txt', 'this is no X12');
      await partner.answer([pay(patientControlNumberOf(newId()), { trace: 'WRONG' })], { usage: 'production' });
      const kept = await until(
        () =>
          gateway.asAdmin<{ status: string; problems: { code: string }[] }>(
            `select status, problems from interchange where status in ('unreadable', 'misaddressed')`,
          ),
        (rows) => rows.length === 2,
      );

      expect(kept.map(({ status, problems }) => `${status} ${problems[0]!.code}`).sort()).toEqual([
        'misaddressed USAGE_DIFFERS',
        'unreadable NO_INTERCHANGE',
      ]);
      expect(await gateway.asAdmin(`select 1 from remittance where trace_number = 'WRONG'`)).toEqual([]);
    });
  });

  describe('routes', () => {
    it('shows the raw text of a file to its owner only, and writes down who saw it', async () => {
      const list = await gateway.call('/v1/interchanges?direction=sent&limit=1', {
        token: operator,
        headers: { 'tenant-id': firm },
      });
      const [line] = list.body.items as { interchangeId: string }[];
      const read = await gateway.call(`/v1/interchanges/${line!.interchangeId}`, {
        token: operator,
        headers: { 'tenant-id': firm },
      });
      expect(read.body.content).toMatch(/^ISA\*00/);
      const audit = await gateway.asAdmin(
        `select actor from audit_entry where action = 'interchanges.read' and aggregate_id = $1`,
        [line!.interchangeId],
      );
      expect(audit).toEqual([{ actor: 'operator' }]);

      const other = await gateway.tokenFor('other', tenantGrant(['partners:read'], stranger));
      expect((await gateway.call(`/v1/interchanges/${line!.interchangeId}`, { token: other })).status).toBe(404);
      expect((await gateway.call(`/v1/partners/${partnerId}`, { token: other })).status).toBe(404);
      const nobody = await gateway.tokenFor('nobody', tenantGrant([], firm));
      for (const route of ['/v1/interchanges', '/v1/partners', '/v1/submissions', '/v1/remittance-files']) {
        expect((await gateway.call(route, { token: nobody })).status).toBe(403);
        expect((await gateway.call(route)).status).toBe(401);
      }
    });

    it('shows the sendings of a claim to its client, and remittances with what is wrong with them', async () => {
      const [{ claim_id: claimId }] = (await gateway.asAdmin(
        `select state->>'claimId' as claim_id from submission where status = 'sent' limit 1`,
      )) as [{ claim_id: string }];
      const list = await gateway.call(`/v1/submissions?claimId=${claimId}`, {
        token: operator,
        headers: { 'tenant-id': clinic },
      });
      expect(list.body.items).toMatchObject([{ claimId, status: 'sent', partner: 'demo-clearinghouse' }]);
      const id = (list.body.items as { submissionId: string }[])[0]!.submissionId;
      expect((await gateway.call(`/v1/submissions/${id}`, { token: operator, headers: { 'tenant-id': clinic } })).status).toBe(
        200,
      );

      const files = await gateway.call('/v1/remittance-files?status=quarantined', {
        token: operator,
        headers: { 'tenant-id': firm },
      });
      expect(files.body.items).toMatchObject([{ reason: 'UNKNOWN_PAYEE', traceNumber: 'STRAY', amountCents: 18_500 }]);
    });

    it('makes and changes partner connections, for tenants of the caller only', async () => {
      const token = await gateway.tokenFor(
        'operator',
        tenantGrant(['partners:read', 'partners:write'], firm),
        tenantGrant(['partners:write'], clinic),
      );
      const body = { tenantId: firm, agreement: { ...agreement, name: 'second', isDefault: false, payers: ['OTHER'] } };
      const post = (given: object) =>
        gateway.call('/v1/partners', { method: 'POST', token, body: given, headers: { 'idempotency-key': newId() } });

      const made = await post(body);
      expect(made.status).toBe(201);
      expect((await post(body)).body.code).toBe('PARTNER_EXISTS');
      const foreign = { ...agreement, name: 'third', clients: [{ tenantId: stranger }] };
      expect((await post({ tenantId: firm, agreement: foreign })).body.code).toBe('TENANT_NOT_ALLOWED');

      const route = `/v1/partners/${String(made.body.partnerId)}`;
      const changed = await gateway.call(route, { method: 'PUT', token, body: { ...body.agreement, payers: ['OTHER', 'MORE'] } });
      expect(changed.status).toBe(200);
      const view = await gateway.call(route, { token, headers: { 'tenant-id': firm } });
      expect(view.body).toMatchObject({ agreement: { payers: ['OTHER', 'MORE'] }, next: { interchange: 1, group: 1, set: 1 } });
    });
  });

  it('logs no word of a patient', () => expect(gateway.lines.join('\n')).not.toMatch(/Exemplar|Nora|MEMBER1|1984-05-17/i));
});

function newClaim(): ClaimContent {
  const claimId = derivedId(newId(), 'claim');
  return { ...exampleClaim, claimId, patientControlNumber: patientControlNumberOf(claimId) };
}

const upTo = (next: number): number[] => Array.from({ length: next - 1 }, (_, index) => index + 1);

function controlNumbersIn({ groups }: InterchangeReading): string[] {
  const sets = groups.flatMap(({ transactions }) => transactions);
  return sets.flatMap((set) => (set.type === 'unknown' ? [] : set.claims.map(({ claim }) => claim.patientControlNumber)));
}

/** A 999 that takes every set of the first group. */
function accept({ groups }: InterchangeReading): TransactionToWrite {
  const [{ header, transactions }] = groups as [InterchangeReading['groups'][number]];
  const acknowledgment: Acknowledgment999 = {
    functionalId: header.functionalId,
    groupControlNumber: Number(header.controlNumber),
    guide: header.guideId,
    transactions: transactions.map(({ controlNumber }) => ({ type: '837', controlNumber, guide: header.guideId, status: 'A' })),
    status: 'A',
    declaredCount: transactions.length,
    receivedCount: transactions.length,
    acceptedCount: transactions.length,
  };
  return { type: '999', controlNumber: '0001', acknowledgment };
}

/** A 999 that rejects every set of the first group, with these errors in the first. */
function reject({ groups }: InterchangeReading, errors: Acknowledgment999['transactions'][number]['errors']): TransactionToWrite {
  const [{ header, transactions }] = groups as [InterchangeReading['groups'][number]];
  const acknowledgment: Acknowledgment999 = {
    functionalId: header.functionalId,
    groupControlNumber: Number(header.controlNumber),
    guide: header.guideId,
    transactions: transactions.map(({ controlNumber }, index) => ({
      type: '837',
      controlNumber,
      guide: header.guideId,
      status: 'R',
      syntaxErrors: ['5'],
      errors: index === 0 && errors?.length ? errors : undefined,
    })),
    status: 'R',
    declaredCount: transactions.length,
    receivedCount: transactions.length,
    acceptedCount: 0,
  };
  return { type: '999', controlNumber: '0001', acknowledgment };
}
