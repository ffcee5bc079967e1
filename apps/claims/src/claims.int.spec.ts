import {
  ClaimAcknowledged,
  ClaimSubmitted,
  type ClaimView,
  type DataOf,
  EligibilityChecked,
  EncounterCancelled,
  EncounterCoded,
  exampleClaimPayment,
  exampleEncounter,
  exampleIds,
  PaymentPosted,
} from '@claimstream/contracts';
import { newId } from '@claimstream/kernel';
import { OtherServices, type SpecService, startForSpec, tenantGrant, until } from '@claimstream/testing';
import { claimsApp } from './app.js';
import type { ClaimsConfig } from './claims.config.js';

jest.setTimeout(60_000);

describe('claims', () => {
  let spec: SpecService<ClaimsConfig>;
  let others: OtherServices;
  const tenantId = newId();
  const strangerId = newId();
  let token: string;

  beforeAll(async () => {
    spec = await startForSpec(claimsApp);
    others = new OtherServices(spec.eventLogUrl);
    token = await spec.tokenFor('biller', tenantGrant(['claims:read', 'claims:write'], tenantId));
  });
  afterAll(async () => {
    await others?.close();
    await spec?.stop();
  });

  const visit = (billingCaseId?: string) => {
    const encounterId = newId();
    const facts = { encounterId, revision: 1, billingCaseId: billingCaseId ?? encounterId };
    return {
      encounterId,
      coded: (encounter = exampleEncounter, revision = 1) =>
        EncounterCoded.of({ ...facts, revision, encounter, findings: [], releases: {} }),
      checked: (status: 'active' | 'inactive' = 'active', revision = 1) =>
        EligibilityChecked.of({
          ...facts,
          revision,
          reused: false,
          coverage: { ...EligibilityChecked.example.coverage, status, benefits: [], errors: [] },
        }),
      cancelled: () => EncounterCancelled.of({ ...facts, reason: 'entered in error' }),
    };
  };
  const claimsOf = async (encounterId: string) =>
    (await spec.call(`/v1/claims?encounterId=${encounterId}`, { token })).body.items as { claimId: string; status: string }[];
  const claimOf = async (encounterId: string, status?: string) => {
    const [claim] = await until(
      () => claimsOf(encounterId),
      (items) => items.length > 0 && (!status || items[0]!.status === status),
    );
    return claim!;
  };
  const outbox = (key: string) => spec.asAdmin<{ type: string }>('select type from outbox where key = $1 order by seq', [key]);

  it.each([
    ['codes first', 0],
    ['coverage first', 1],
  ])('opens one claim, %s, also when both come twice', async (_, order) => {
    const { encounterId, coded, checked } = visit();
    const events = order === 0 ? [coded(), checked()] : [checked(), coded()];
    const ids = await others.say(tenantId, events);
    const claim = await claimOf(encounterId, 'ready');
    await others.say(tenantId, events, ids);
    await others.say(tenantId, events);
    await until(async () => (await spec.service.messaging.snapshot()).lag?.every(({ records }) => records === 0n), Boolean);
    expect(await claimsOf(encounterId)).toHaveLength(1);
    expect(await outbox(claim.claimId)).toEqual([{ type: 'claim-created.v1' }]);
  });

  it('opens one claim for the encounters of an account, which coding releases together', async () => {
    const account = newId();
    const [first, last] = [visit(account), visit(account)];
    await others.say(tenantId, [first.checked()]);
    await others.say(tenantId, [last.checked(), last.coded()]);
    await until(
      () => spec.asAdmin('select from billing_case where id = $1', [account]),
      (rows) => rows.length === 1,
    );
    expect(await claimsOf(last.encounterId)).toEqual([]);

    await others.say(tenantId, [first.coded()]);
    const { claimId } = await claimOf(first.encounterId, 'ready');
    expect(await claimsOf(last.encounterId)).toMatchObject([{ claimId }]);
    const { body } = await spec.call(`/v1/claims/${claimId}`, { token });
    expect(body).toMatchObject({ content: { billingCaseId: account, totalChargeCents: 37_000 } });
    expect((body.content as { encounterIds: string[] }).encounterIds.toSorted()).toEqual(
      [first.encounterId, last.encounterId].toSorted(),
    );
    expect(await outbox(claimId)).toEqual([{ type: 'claim-created.v1' }]);
  });

  it('finds the claims of an encounter however its id is written', async () => {
    const { encounterId, coded, checked } = visit();
    await others.say(tenantId, [coded(), checked()]);
    await claimOf(encounterId, 'ready');
    expect(await claimsOf(encounterId.toUpperCase())).toHaveLength(1);
  });

  it('refuses a cursor of another list', async () => {
    const { status, body } = await spec.call(`/v1/claims?cursor=${Buffer.from('[7]').toString('base64url')}`, { token });
    expect([status, body.errors]).toMatchObject([400, [{ code: 'CURSOR_INVALID' }]]);
  });

  it('opens each of many once when codes and coverage come at once', async () => {
    const visits = Array.from({ length: 60 }, () => visit());
    await Promise.all([
      others.say(
        tenantId,
        visits.map(({ coded }) => coded()),
      ),
      others.say(
        tenantId,
        visits.map(({ checked }) => checked()),
      ),
    ]);
    const { length } = await until(
      () =>
        spec.asAdmin(`select from claim where status = 'ready' and billing_case_id = any ($1)`, [
          visits.map(({ encounterId }) => encounterId),
        ]),
      (rows) => rows.length === 60,
    );
    expect(length).toBe(60);
  });

  it('holds a claim with its reasons, shows it, and lets it go with a reason, once per key', async () => {
    const { encounterId, coded, checked } = visit();
    await others.say(tenantId, [coded(), checked('inactive')]);
    const { claimId } = await claimOf(encounterId, 'held');
    const refused = await spec.call(`/v1/claims/${claimId}/release`, {
      method: 'POST',
      token,
      body: { reason: 'checked by phone' },
    });
    expect([refused.status, refused.body.code]).toEqual([409, 'CLAIM_STILL_BLOCKED']);

    const release = () =>
      spec.call(`/v1/claims/${claimId}/release`, {
        method: 'POST',
        token,
        headers: { 'idempotency-key': claimId },
        body: { reason: 'checked by phone', overrides: ['COVERAGE_INACTIVE'] },
      });
    const released = await release();
    expect([released.status, released.body.status]).toEqual([200, 'ready']);
    expect((await release()).body).toEqual(released.body);
    expect(await outbox(claimId)).toEqual([{ type: 'claim-held.v1' }, { type: 'claim-created.v1' }]);
    const timeline = await spec.call(`/v1/claims/${claimId}/timeline`, { token });
    expect((timeline.body.items as { kind: string }[]).map(({ kind }) => kind)).toEqual([
      'claim-held',
      'claim-released',
      'claim-created',
    ]);
  });

  it('takes a correction of the version that was read, and of no other', async () => {
    const { encounterId, coded, checked } = visit();
    await others.say(tenantId, [coded(), checked('inactive')]);
    const { claimId } = await claimOf(encounterId, 'held');
    const claim = (await spec.call(`/v1/claims/${claimId}`, { token })).body as unknown as ClaimView;
    const correct = (version: number, content: object) =>
      spec.call(`/v1/claims/${claimId}/corrections`, {
        method: 'POST',
        token,
        body: { version, reason: 'wrong place', content },
      });

    const corrected = await correct(claim.version, { ...claim.content, placeOfServiceCode: '22' });
    expect([corrected.status, (corrected.body.content as { placeOfServiceCode: string }).placeOfServiceCode]).toEqual([
      200,
      '22',
    ]);
    expect((await correct(claim.version, claim.content)).body.code).toBe('VERSION_CHANGED');
    const invalid = await correct(claim.version + 1, { ...claim.content, placeOfServiceCode: 'X', totalChargeCents: -1 });
    expect([invalid.status, (invalid.body.errors as { pointer: string }[]).map(({ pointer }) => pointer)]).toEqual([
      400,
      ['/content/totalChargeCents', '/content/placeOfServiceCode'],
    ]);
  });

  it('follows a claim to its end', async () => {
    const { encounterId, coded, checked } = visit();
    await others.say(tenantId, [coded(), checked()]);
    const { claimId } = await claimOf(encounterId, 'ready');
    const submission: DataOf<typeof ClaimSubmitted> = { ...(ClaimSubmitted.example as DataOf<typeof ClaimSubmitted>), claimId };
    const { submissionId } = submission;
    const acknowledged = {
      claimId,
      submissionId,
      source: 'payer',
      outcome: 'accepted',
      reasons: [],
      acknowledgedAt: '2026-03-02T15:00:03.000Z',
    } as const;
    await others.say(tenantId, [
      ClaimSubmitted.of(submission),
      ClaimAcknowledged.of({ ...acknowledged, level: 'transaction_set', reasons: [] }),
      ClaimAcknowledged.of({ ...acknowledged, level: 'claim', payerClaimControlNumber: 'P-1', reasons: [] }),
    ]);
    await claimOf(encounterId, 'accepted');
    await others.say(tenantId, [
      PaymentPosted.of({ claimId, paymentId: newId(), adviceId: exampleIds.advice, payment: exampleClaimPayment, openCents: 0 }),
    ]);
    await claimOf(encounterId, 'paid');
    const { body } = await spec.call(`/v1/claims/${claimId}`, { token });
    expect(body).toMatchObject({
      nextAction: { owner: 'patient' },
      submission: { timesSent: 1, payerClaimControlNumber: 'DEMO1-000000001' },
    });
    const timeline = await spec.call(`/v1/claims/${claimId}/timeline`, { token });
    expect((timeline.body.items as { kind: string }[]).map(({ kind }) => kind)).toEqual([
      'claim-created',
      'claim-submitted',
      'claim-acknowledged',
      'claim-acknowledged',
      'payment-posted',
      'claim-closed',
    ]);
  });

  it('tells a waiting claim what a later revision says, and cancels it with its encounter', async () => {
    const { encounterId, coded, checked } = visit();
    await others.say(tenantId, [coded(), checked('inactive')]);
    const { claimId } = await claimOf(encounterId, 'held');
    await others.say(tenantId, [coded(exampleEncounter, 2), checked('active', 2)]);
    expect((await claimOf(encounterId, 'ready')).claimId).toBe(claimId);

    const other = visit();
    await others.say(tenantId, [other.coded(), other.checked('inactive')]);
    await claimOf(other.encounterId, 'held');
    await others.say(tenantId, [other.cancelled()]);
    await claimOf(other.encounterId, 'cancelled');
  });

  it('answers 404 to another tenant, 403 without the permission, 401 without a token, and audits every reading', async () => {
    const { encounterId, coded, checked } = visit();
    await others.say(tenantId, [coded(), checked()]);
    const { claimId } = await claimOf(encounterId);
    const stranger = await spec.tokenFor('stranger', tenantGrant(['claims:read', 'claims:write'], strangerId));
    const reader = await spec.tokenFor('reader', tenantGrant(['claims:read'], tenantId));
    for (const route of [`/v1/claims/${claimId}`, `/v1/claims/${claimId}/timeline`]) {
      expect((await spec.call(route, { token: stranger })).status).toBe(404);
      expect((await spec.call(route)).status).toBe(401);
    }
    const release = { method: 'POST', body: { reason: 'no' } };
    expect((await spec.call(`/v1/claims/${claimId}/release`, { ...release, token: stranger })).status).toBe(404);
    expect((await spec.call(`/v1/claims/${claimId}/release`, { ...release, token: reader })).status).toBe(403);
    expect((await spec.call('/v1/claims', { token: stranger })).body.items).toEqual([]);

    await spec.call(`/v1/claims/${claimId}`, { token: reader });
    await spec.call(`/v1/claims/${claimId}/timeline`, { token: reader });
    const audit = await spec.asAdmin(
      `select tenant_id, actor, action from audit_entry where aggregate_id = $1 and actor = 'reader' order by seq`,
      [claimId],
    );
    expect(audit).toEqual([
      { tenant_id: tenantId, actor: 'reader', action: 'claims.read' },
      { tenant_id: tenantId, actor: 'reader', action: 'claims.timeline' },
    ]);
  });
});
