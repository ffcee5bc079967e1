import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newId } from '@claimstream/kernel';
import { type SpecAnswer, type SpecService, startForSpec, tenantGrant, until } from '@claimstream/testing';
import type { Remittance835 } from '@claimstream/x12';
import { type MetricObjectWithValues, type MetricValue, Registry } from 'prom-client';
import { payerGatewayApp } from './app.js';
import { exampleAgreement } from './domain/examples.js';
import { connectionIdOf } from './domain/partner-connection.js';
import { GatewayMetrics } from './gateway-metrics.js';
import { countWaiting } from './incoming/count-waiting.js';
import { paymentOf, SpecPartner } from './spec-partner/spec-partner.js';
import { ConnectionDirectory } from './store/connection-directory.js';

jest.setTimeout(60_000);

const firm = '0198f3a0-0000-7000-8000-0000000000f0';
const clinic = '0198f3a0-0000-7000-8000-000000000001';
const practice = '0198f3a0-0000-7000-8000-000000000002';
const agreement = exampleAgreement({ clients: [...exampleAgreement().clients, { tenantId: practice }] });
const partnerId = connectionIdOf(firm, agreement.name);
const hospital = '0198f3a0-0000-7000-8000-0000000000a0';
const ownAgreement = exampleAgreement({ name: 'own', clients: [{ tenantId: hospital }] });
const strangerNpi = '1993999998';

interface Listed {
  remittanceId: string;
  status: string;
  reason: string;
}

describe('remittances that wait for a person', () => {
  let folder: string;
  let gateway: SpecService;
  let partner: SpecPartner;
  let operator: string;
  let traces = 0;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'claimstream-waiting-'));
    const environment = {
      PARTNER_FOLDER: folder,
      PARTNERS: JSON.stringify([
        { tenantId: firm, agreement },
        { tenantId: hospital, agreement: ownAgreement },
      ]),
      PARTNER_SETTLE_MS: '50',
      PARTNER_POLL_MS: '50',
    };
    gateway = await startForSpec(payerGatewayApp, { environment });
    partner = new SpecPartner(folder, partnerId, agreement);
    operator = await personOf('operator', firm, clinic, practice);
    await until(
      () => readdir(folder, { recursive: true }),
      (names) => names.filter((name) => name.endsWith('inbound')).length === 2,
    );
  });

  afterAll(async () => {
    await gateway?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const personOf = (name: string, ...tenants: string[]): Promise<string> =>
    gateway.tokenFor(
      name,
      ...tenants.map((id) => tenantGrant(['remittances:read', 'remittances:write', 'partners:read', 'partners:write'], id)),
    );

  const newTrace = (): string => `TRACE${++traces}`;

  /** Sends one and waits until it is listed. */
  async function receive(remittance: Remittance835, from = partner): Promise<Listed> {
    const before = await listedUnder(remittance.traceNumber);
    await from.answer([{ type: '835', controlNumber: '0001', remittance }]);
    const after = await until(
      () => listedUnder(remittance.traceNumber),
      (rows) => rows.length > before.length,
    );
    return after.find(({ remittanceId }) => before.every((one) => one.remittanceId !== remittanceId))!;
  }

  const listedUnder = (trace: string): Promise<Listed[]> =>
    gateway.asAdmin('select id as "remittanceId", status, reason from remittance where trace_number = $1', [trace]);
  const forStranger = (trace = newTrace()): Promise<Listed> =>
    receive(paymentOf(`PCN${newId().slice(-12)}`, { trace, npi: strangerNpi }));
  const toldOf = (adviceId: unknown): Promise<{ type: string; tenant_id: string; correlation_id: string }[]> =>
    gateway.asAdmin(
      `select type, tenant_id, correlation_id from outbox
       where data::jsonb->>'adviceId' = $1 or data::jsonb->'advice'->>'adviceId' = $1 order by seq`,
      [adviceId],
    );
  const moneyTold = (): Promise<unknown[]> => gateway.asAdmin(`select 1 from outbox where type = 'remittance-received.v1'`);

  const decide = (
    { remittanceId }: Listed,
    how: 'release' | 'dismiss',
    body: object = {},
    { token = operator, headers = {} }: { token?: string; headers?: Record<string, string> } = {},
  ): Promise<SpecAnswer> =>
    gateway.call(`/v1/remittance-files/${remittanceId}/${how}`, {
      method: 'POST',
      token,
      headers,
      body: { reason: 'the payer was called', ...body },
    });
  const read = ({ remittanceId }: Listed, token = operator): Promise<SpecAnswer> =>
    gateway.call(`/v1/remittance-files/${remittanceId}`, { token });
  const agree = (clients: (typeof agreement)['clients']): Promise<SpecAnswer> =>
    gateway.call(`/v1/partners/${partnerId}`, { method: 'PUT', token: operator, body: { ...agreement, clients } });

  it('shows what it takes to decide, and nothing of patients', async () => {
    const waiting = await forStranger();
    const { status, body, text } = await read(waiting);

    expect(status).toBe(200);
    expect(body).toMatchObject({
      tenantId: firm,
      ownerTenantId: firm,
      status: 'quarantined',
      reason: 'UNKNOWN_PAYEE',
      payerId: 'DEMO1',
      payeeNpi: strangerNpi,
      payeeTaxId: null,
      amountCents: 18_500,
      claimPaymentsCents: 18_500,
      claimPaymentCount: 1,
      interchange: { partnerId },
      decision: null,
    });
    expect(text).not.toMatch(/EXEMPLAR|NORA|MEMBER1|PCN/);
  });

  it('is posted once the agreement has its payee, told once, and both rows say who did it and why', async () => {
    const waiting = await forStranger();
    expect((await decide(waiting, 'release')).body.code).toBe('REMITTANCE_UNKNOWN_PAYEE');
    const [first, second] = agreement.clients;
    expect((await agree([first!, { ...second!, npis: [strangerNpi] }])).status).toBe(200);

    const ownerOnly = await personOf('owner', firm);
    const { status, body } = await decide(waiting, 'release', { reason: 'NPI was missing' }, { token: ownerOnly });
    await agree(agreement.clients);
    expect(status).toBe(200);
    const decision = { by: 'owner', reason: 'NPI was missing', tenantId: practice, adviceId: expect.any(String) as string };
    expect(body).toMatchObject({ status: 'released', reason: 'UNKNOWN_PAYEE', tenantId: firm, decision });

    const { adviceId } = (body as { decision: { adviceId: string } }).decision;
    const told = await toldOf(adviceId);
    expect(told).toMatchObject([
      { type: 'remittance-received.v1', tenant_id: practice },
      { type: 'claim-payment-received.v1', tenant_id: practice },
    ]);
    const [money] = await gateway.asAdmin<Listed & { tenant_id: string }>(
      `select id as "remittanceId", tenant_id from remittance where advice_id = $1 and status = 'accepted'`,
      [adviceId],
    );
    expect(money).toMatchObject({ tenant_id: practice });
    const client = await personOf('client', practice);
    expect((await read(money!, client)).body).toMatchObject({ status: 'accepted', interchange: null, decision });
    const audit = await gateway.asAdmin(
      `select tenant_id, actor, aggregate_id, detail from audit_entry where action = 'remittance-files.release' and actor = 'owner' order by seq`,
    );
    expect(audit).toEqual([
      { tenant_id: firm, actor: 'owner', aggregate_id: waiting.remittanceId, detail: 'NPI was missing' },
      { tenant_id: practice, actor: 'owner', aggregate_id: money!.remittanceId, detail: 'NPI was missing' },
    ]);
  });

  it('is posted for the client that a person names, who must be one and the caller allowed there', async () => {
    const waiting = await forStranger();
    const ownerOnly = await personOf('owner', firm);
    expect(await decide(waiting, 'release', { tenantId: clinic }, { token: ownerOnly })).toMatchObject({
      status: 403,
      body: { code: 'TENANT_NOT_ALLOWED' },
    });
    const elsewhere = newId();
    const stranger = await personOf('stranger', firm, elsewhere);
    expect((await decide(waiting, 'release', { tenantId: elsewhere }, { token: stranger })).body.code).toBe(
      'REMITTANCE_NOT_A_CLIENT',
    );

    expect((await decide(waiting, 'release', { tenantId: clinic })).body).toMatchObject({
      status: 'released',
      decision: { by: 'operator', tenantId: clinic },
    });
  });

  it('is posted in the very tenant that it waited in, where a hospital works for itself', async () => {
    const own = new SpecPartner(folder, connectionIdOf(hospital, ownAgreement.name), ownAgreement);
    const waiting = await receive(paymentOf('PCNOWN', { trace: newTrace(), npi: strangerNpi }), own);
    const biller = await personOf('biller', hospital);

    const { body } = await decide(waiting, 'release', { tenantId: hospital }, { token: biller });
    expect(body).toMatchObject({
      status: 'released',
      tenantId: hospital,
      decision: { tenantId: hospital, adviceId: body.adviceId },
    });
    const list = await gateway.call('/v1/remittance-files', { token: biller });
    expect(list.body.items).toMatchObject([
      { status: 'accepted', adviceId: body.adviceId },
      { status: 'released', remittanceId: waiting.remittanceId },
    ]);
  });

  it('has one winner when two release it at once, and the same key gets the same answer', async () => {
    const waiting = await forStranger();
    const before = await moneyTold();
    const keyed = { headers: { 'idempotency-key': newId() } };
    const answers = await Promise.all([
      decide(waiting, 'release', { tenantId: clinic }, keyed),
      decide(waiting, 'release', { tenantId: practice }),
    ]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('REMITTANCE_DECIDED');
    const replay = await decide(waiting, 'release', { tenantId: clinic }, keyed);
    expect(replay).toMatchObject({ status: answers[0]!.status, body: answers[0]!.body });
    expect(replay.headers.get('idempotency-replayed')).toBe('true');
    expect((await decide(waiting, 'dismiss')).body.code).toBe('REMITTANCE_DECIDED');
    expect(await moneyTold()).toHaveLength(before.length + 1);
  });

  it('is never posted twice: neither when it waits twice nor when its file comes again', async () => {
    const remittance = paymentOf('PCNTWICE', { trace: newTrace(), npi: strangerNpi });
    const first = await receive(remittance);
    const second = await receive(remittance);
    expect((await decide(first, 'release', { tenantId: clinic })).status).toBe(200);
    const before = await moneyTold();

    const again = await decide(second, 'release', { tenantId: clinic, newPayment: true });
    expect(again).toMatchObject({ status: 409, body: { code: 'REMITTANCE_DUPLICATE' } });
    expect((await decide(second, 'release', { tenantId: practice, newPayment: true })).body.code).toBe('REMITTANCE_DUPLICATE');
    expect(await receive(remittance)).toMatchObject({ status: 'duplicate' });
    expect(await moneyTold()).toHaveLength(before.length);
    expect((await decide(second, 'dismiss')).status).toBe(200);
  });

  it('sees a payment that was posted for a client in whose tenant the caller may do nothing', async () => {
    const trace = newTrace();
    await receive(paymentOf('PCNONE', { trace }));
    const [first, second] = agreement.clients;
    await agree([{ ...first!, npis: [] }, second!]);
    const remittance = paymentOf('PCNONE', { trace });
    await partner.answer([{ type: '835', controlNumber: '0002', remittance }]);
    await until(
      () => listedUnder(trace),
      (rows) => rows.some(({ status }) => status === 'duplicate'),
    );
    const other = await receive(paymentOf('PCNONE', { trace, paidCents: 1_000 }));
    expect(other).toMatchObject({ status: 'quarantined' });

    const ofPractice = await personOf('of-practice', firm, practice);
    const answer = await decide(other, 'release', { tenantId: practice }, { token: ofPractice });
    await agree(agreement.clients);
    expect(answer.body.code).toBe('REMITTANCE_TRACE_REUSED');
  });

  it('is another payment under a used trace when a person says so', async () => {
    const trace = newTrace();
    await receive(paymentOf('PCNREUSED', { trace }));
    const reused = await receive(paymentOf('PCNREUSED', { trace, paidCents: 700 }));
    expect(reused).toMatchObject({ status: 'review', reason: 'TRACE_REUSED' });

    const ofClinic = await personOf('of-clinic', clinic);
    expect(await decide(reused, 'release', { newPayment: true }, { token: ofClinic })).toMatchObject({
      status: 403,
      body: { code: 'TENANT_NOT_ALLOWED' },
    });
    expect((await decide(reused, 'release')).body.code).toBe('REMITTANCE_TRACE_REUSED');
    expect((await decide(reused, 'release', { tenantId: practice, newPayment: true })).body.code).toBe(
      'REMITTANCE_PAYEE_OF_ANOTHER',
    );
    const { body } = await decide(reused, 'release', { newPayment: true });
    expect(body).toMatchObject({ status: 'released', decision: { tenantId: clinic, newPayment: true } });
    expect(await toldOf((body as { decision: { adviceId: string } }).decision.adviceId)).toHaveLength(2);
  });

  it('is only dismissed when it does not balance or takes money', async () => {
    const unbalanced = paymentOf('PCNBAD', { trace: newTrace() });
    const bad = await receive({ ...unbalanced, amountCents: 1 });
    const taking = await receive({ ...paymentOf('PCNTAKEN', { trace: newTrace() }), creditOrDebit: 'D' });
    const before = await moneyTold();

    expect((await decide(bad, 'release', { newPayment: true, tenantId: clinic })).body.code).toBe('REMITTANCE_OUT_OF_BALANCE');
    expect((await decide(taking, 'release', { newPayment: true })).body.code).toBe('REMITTANCE_MONEY_TAKEN');
    for (const one of [bad, taking]) {
      expect((await decide(one, 'dismiss')).body).toMatchObject({
        status: 'dismissed',
        decision: { by: 'operator', reason: 'the payer was called' },
      });
      expect((await decide(one, 'release')).body.code).toBe('REMITTANCE_DECIDED');
    }
    expect(await moneyTold()).toHaveLength(before.length);
  });

  it('is hidden from other tenants, and decided by nobody without the permission or a reason', async () => {
    const waiting = await forStranger();
    const stranger = await personOf('stranger', newId());
    const reader = await gateway.tokenFor('reader', tenantGrant(['remittances:read'], firm));

    expect((await read(waiting, stranger)).status).toBe(404);
    expect((await read(waiting, await personOf('client', clinic))).status).toBe(404);
    for (const how of ['release', 'dismiss'] as const) {
      expect((await decide(waiting, how, {}, { token: stranger })).status).toBe(404);
      expect(await decide(waiting, how, {}, { token: reader })).toMatchObject({
        status: 403,
        body: { code: 'PERMISSION_MISSING' },
      });
      expect((await decide(waiting, how, { reason: ' ' })).status).toBe(400);
    }
    expect((await read(waiting, reader)).body).toMatchObject({ status: 'quarantined', decision: null });
    const accepted = await receive(paymentOf('PCNFINE', { trace: newTrace() }));
    expect((await decide(accepted, 'dismiss')).body.code).toBe('REMITTANCE_NOT_WAITING');
  });

  it('is counted until somebody has decided about it', async () => {
    const registry = new Registry();
    const directory = new ConnectionDirectory(gateway.service);
    const worker = countWaiting({ database: gateway.service.database, directory, metrics: new GatewayMetrics(registry) });
    const counted = async (): Promise<number> => {
      await worker.run(new AbortController().signal);
      const { values } = (await registry.getSingleMetric('claimstream_remittances_waiting')!.get()) as MetricObjectWithValues<
        MetricValue<'status'>
      >;
      expect(values.map(({ labels }) => labels.status)).toEqual(['quarantined', 'review', 'out_of_balance']);
      return values.find(({ labels }) => labels.status === 'quarantined')!.value;
    };
    const before = await counted();
    const waiting = await forStranger();
    expect(await counted()).toBe(before + 1);
    await decide(waiting, 'dismiss');
    expect(await counted()).toBe(before);
  });

  it('logs no word of a patient', () => expect(gateway.lines.join('\n')).not.toMatch(/EXEMPLAR|NORA|MEMBER1/));
});
