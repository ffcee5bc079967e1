import {
  ClaimClosed,
  ClaimCreated,
  ClaimPaymentReceived,
  type ClaimLedgerView,
  exampleAdvice,
  exampleClaim,
  exampleClaimPayment,
  LedgerEntryView,
  patientControlNumberOf,
  RemittanceReceived,
  type TrialBalance,
} from '@claimstream/contracts';
import { newId } from '@claimstream/kernel';
import { OtherServices, type SpecService, startForSpec, tenantGrant, until } from '@claimstream/testing';
import { remittanceApp } from './app.js';

jest.setTimeout(60_000);

describe('remittance', () => {
  let spec: SpecService;
  let others: OtherServices;
  const tenantId = newId();
  let token: string;

  beforeAll(async () => {
    spec = await startForSpec(remittanceApp);
    others = new OtherServices(spec.eventLogUrl);
    token = await spec.tokenFor('poster', tenantGrant(['payments:read', 'remittances:read'], tenantId));
  });
  afterAll(async () => {
    await others?.close();
    await spec?.stop();
  });

  const paidClaim = () => {
    const [claimId, adviceId] = [newId(), newId()];
    const claim = { ...exampleClaim, claimId, patientControlNumber: patientControlNumberOf(claimId) };
    const received = (position = 1, payment = exampleClaimPayment) =>
      ClaimPaymentReceived.of({ adviceId, position, claimId, matchedBy: 'submission', payer: exampleAdvice.payer, payment });
    return {
      claimId,
      adviceId,
      created: ClaimCreated.of({ claim, warnings: [] }),
      advice: RemittanceReceived.of({ advice: { ...exampleAdvice, adviceId } }),
      received,
    };
  };
  const ledgerOf = async (claimId: string) =>
    (await spec.call(`/v1/claims/${claimId}/ledger`, { token })).body as unknown as ClaimLedgerView;
  const settledLedgerOf = (claimId: string) =>
    until(
      () => ledgerOf(claimId),
      ({ chargeCents, openCents }) => chargeCents > 0 && openCents === 0,
    );
  const balance = async () => (await spec.call('/v1/ledger/trial-balance', { token })).body as unknown as TrialBalance;
  const said = async (key: string) =>
    (await spec.asAdmin<{ type: string }>('select type from outbox where key = $1 order by seq', [key])).map(({ type }) => type);
  const caughtUp = () =>
    until(async () => (await spec.service.messaging.snapshot()).lag?.every(({ records }) => records === 0n), Boolean);

  it('posts a payment to the cent and ends the clearing account at zero, whatever comes first, and once', async () => {
    const orders = [
      ['created', 'advice', 'received'],
      ['received', 'created', 'advice'],
      ['advice', 'received', 'created'],
    ] as const;
    for (const order of orders) {
      const story = paidClaim();
      const events = order.map((name) => (name === 'received' ? story.received() : story[name]));
      for (const event of events) {
        await others.say(tenantId, [event]);
        await caughtUp();
      }
      await others.say(tenantId, events);
      await caughtUp();
      expect(await settledLedgerOf(story.claimId)).toMatchObject({
        chargeCents: 18_500,
        paidCents: 10_000,
        contractualCents: 6_500,
        patientShareCents: 2_000,
        openCents: 0,
      });
      expect((await said(story.claimId)).filter((type) => type === 'payment-posted.v1')).toHaveLength(1);
    }
    expect(await balance()).toMatchObject({ differenceCents: 0, openAdvices: 0 });
  });

  it('posts hundreds at once', async () => {
    const stories = Array.from({ length: 200 }, paidClaim);
    await Promise.all([
      others.say(
        tenantId,
        stories.map(({ created }) => created),
      ),
      others.say(
        tenantId,
        stories.flatMap(({ advice, received }) => [advice, received()]),
      ),
    ]);
    await caughtUp();
    const [sums] = await spec.asAdmin<{ posted: number }>(
      `select count(*)::int as posted from payment where outcome = 'posted' and claim_id = any ($1)`,
      [stories.map(({ claimId }) => claimId)],
    );
    expect(sums).toEqual({ posted: 200 });
    expect(await balance()).toMatchObject({ differenceCents: 0, openAdvices: 0 });
  });

  it('keeps money of an unknown claim in suspense and lists it', async () => {
    const { claimId, advice, received } = paidClaim();
    await others.say(tenantId, [advice, received()]);
    await caughtUp();
    const { items } = (await spec.call(`/v1/payments?claimId=${claimId}`, { token })).body as {
      items: { outcome: string; paidCents: number }[];
    };
    expect(items).toMatchObject([{ outcome: 'unmatched', paidCents: 10_000 }]);
    expect((await balance()).accounts).toContainEqual(expect.objectContaining({ account: 'suspense', balanceCents: -10_000 }));
    expect(await said(claimId)).toEqual(['payment-unmatched.v1']);
  });

  it('lists what waited for its claim as posted, and as unmatched no longer', async () => {
    const { claimId, created, advice, received } = paidClaim();
    await others.say(tenantId, [advice, received()]);
    await caughtUp();
    await others.say(tenantId, [created]);
    await caughtUp();
    const outcomesOf = async (query: string) =>
      ((await spec.call(`/v1/payments?claimId=${claimId}${query}`, { token })).body.items as { outcome: string }[]).map(
        ({ outcome }) => outcome,
      );
    expect(await outcomesOf('')).toEqual(['posted']);
    expect(await outcomesOf('&outcome=unmatched')).toEqual([]);
  });

  it('takes back what was due of a claim that is cancelled', async () => {
    const { claimId, created } = paidClaim();
    await others.say(tenantId, [created, ClaimClosed.of({ claimId, billingCaseId: claimId, outcome: 'cancelled' })]);
    await until(
      () => ledgerOf(claimId),
      ({ entries }) => entries?.length === 4,
    );
    expect(await ledgerOf(claimId)).toMatchObject({ chargeCents: 0, openCents: 0 });
  });

  it('leaves out of a ledger what an entry does not have', async () => {
    const { claimId, created } = paidClaim();
    await others.say(tenantId, [created]);
    await caughtUp();
    const { entries } = await ledgerOf(claimId);
    for (const entry of entries) expect(LedgerEntryView.parse(entry)).toEqual(entry);
  });

  it('lists remittances with what is left of each', async () => {
    const { adviceId, advice } = paidClaim();
    await others.say(tenantId, [advice]);
    await caughtUp();
    const { items } = (await spec.call('/v1/remittances?limit=500', { token })).body as {
      items: { advice: { adviceId: string }; clearingCents: number }[];
    };
    expect(items.find((item) => item.advice.adviceId === adviceId)?.clearingCents).toBe(-10_000);
  });

  it('does not let the database book what does not add up, or change what is booked', async () => {
    const transactionId = newId();
    const lopsided = spec.service.database.transaction([tenantId], async (tx) => {
      await tx.query(
        `insert into ledger_entry (tenant_id, transaction_id, position, account, amount_cents) values ($1, $2, 1, 'cash', 5)`,
        [tenantId, transactionId],
      );
    });
    await expect(lopsided).rejects.toMatchObject({ constraint: 'ledger_entries_balance' });
    await expect(spec.asAdmin('update ledger_entry set amount_cents = amount_cents')).rejects.toMatchObject({
      constraint: 'ledger_is_append_only',
    });
    await expect(spec.asAdmin('delete from ledger_entry')).rejects.toMatchObject({ constraint: 'ledger_is_append_only' });
  });

  it('refuses a cursor of another list', async () => {
    const cursor = (key: unknown) => Buffer.from(JSON.stringify([key])).toString('base64url');
    for (const route of [`payments?cursor=${cursor('x')}`, `payments?cursor=${cursor(1.5)}`, `remittances?cursor=${cursor(7)}`]) {
      const { status, body } = await spec.call(`/v1/${route}`, { token });
      expect([route, status, body.errors]).toMatchObject([route, 400, [{ code: 'CURSOR_INVALID' }]]);
    }
  });

  it('shows nothing to another tenant, and audits what is read', async () => {
    const { claimId, created } = paidClaim();
    await others.say(tenantId, [created]);
    await caughtUp();
    const stranger = await spec.tokenFor('stranger', tenantGrant(['payments:read', 'remittances:read']));
    expect((await spec.call(`/v1/claims/${claimId}/ledger`, { token: stranger })).status).toBe(404);
    expect((await spec.call('/v1/payments', { token: stranger })).body.items).toEqual([]);
    expect((await spec.call('/v1/remittances', { token: stranger })).body.items).toEqual([]);
    expect((await spec.call('/v1/ledger/trial-balance', { token: stranger })).body.accounts).toEqual([]);
    await ledgerOf(claimId);
    expect(
      await spec.asAdmin(`select actor from audit_entry where aggregate_id = $1 and action = 'ledger.read'`, [claimId]),
    ).toEqual([{ actor: 'poster' }]);
  });
});
