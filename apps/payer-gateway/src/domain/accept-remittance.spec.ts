import { exampleAdvice, exampleClaimPayment, exampleIds } from '@claimstream/contracts';
import { decideRemittance, type RemittanceFacts } from './accept-remittance.js';
import { exampleAgreement } from './examples.js';
import type { Remittance } from './mapping/from-remittance-835.js';
import { identityOf } from './remittance-identity.js';

const { adviceId: _id, ...advice } = exampleAdvice;
const balanced: Remittance = { advice, payments: [exampleClaimPayment] };
const firm = '0198f3a0-0000-7000-8000-0000000000f0';
const clinic = exampleIds.tenant;
const sent = {
  tenantId: clinic,
  claimId: exampleIds.claim,
  patientControlNumber: exampleClaimPayment.patientControlNumber,
  billingNpi: '1234567893',
  billingTaxId: '123456789',
};
const facts = (change: Partial<RemittanceFacts> = {}): RemittanceFacts => ({
  ownerTenantId: firm,
  agreement: exampleAgreement(),
  identity: identityOf(balanced, balanced),
  known: [],
  sent: [sent],
  handling: 'I',
  creditOrDebit: 'C',
  ...change,
});

describe('an 835 transaction', () => {
  it('that balances is told whole: the cash first, then each claim under the claim that it is for', () => {
    const { status, tenantId, events } = decideRemittance(balanced, facts());

    expect({ status, tenantId }).toEqual({ status: 'accepted', tenantId: clinic });
    expect(events).toMatchObject([
      { contract: { type: 'remittance-received' }, data: { advice: { amountCents: 10_000, claimPaymentCount: 1 } } },
      { contract: { type: 'claim-payment-received' }, key: exampleIds.claim, data: { position: 1, matchedBy: 'submission' } },
    ]);
  });

  it('with a payment of a claim that we never sent goes under the control number', () => {
    const { events } = decideRemittance(balanced, facts({ sent: [] }));

    expect(events[1]).toMatchObject({ data: { matchedBy: 'control_number' } });
    expect(events[1]!.key).not.toBe(exampleIds.claim);
  });

  it('with nothing but provider adjustments is accepted', () => {
    const adjustment = { providerId: '1', fiscalPeriodEnd: '2026-12-31', reasonCode: 'L6', amountCents: -500 };
    const only: Remittance = {
      advice: { ...advice, amountCents: 500, providerAdjustments: [adjustment], claimPaymentCount: 0, claimPaymentsCents: 0 },
      payments: [],
    };

    expect(decideRemittance(only, facts({ sent: [] }))).toMatchObject({
      status: 'accepted',
      events: [{ data: { advice: { amountCents: 500 } } }],
    });
  });

  it('that does not balance says nothing, and at which level it does not', () => {
    const broken = { ...balanced, advice: { ...advice, amountCents: 9_999 } };

    expect(decideRemittance(broken, facts())).toMatchObject({
      status: 'out_of_balance',
      reason: 'IMBALANCE_TRANSACTION',
      imbalances: [{ level: 'transaction', differenceCents: -1 }],
      events: [],
    });
  });

  it('that came before is a duplicate; the same payment with other content goes to a person, unless it moves nothing', () => {
    const { contentHash } = facts().identity;
    const nothing = { advice: { ...advice, amountCents: 0, claimPaymentCount: 0, claimPaymentsCents: 0 }, payments: [] };

    expect(decideRemittance(balanced, facts({ known: [contentHash] }))).toMatchObject({ status: 'duplicate', events: [] });
    expect(decideRemittance(balanced, facts({ known: ['other'] }))).toMatchObject({
      status: 'review',
      reason: 'TRACE_REUSED',
      events: [],
    });
    expect(decideRemittance(nothing, facts({ known: ['other'] }))).toMatchObject({ status: 'accepted' });
  });

  it('is identified by what stands in it and not by its envelope', () => {
    const document = { traceNumber: 'EFT1', groups: [] };

    expect(identityOf(balanced, { ...document })).toEqual(identityOf(balanced, document));
    expect(identityOf(balanced, { ...document, groups: [1] }).contentHash).not.toBe(identityOf(balanced, document).contentHash);
  });

  it('for a payee that nobody has waits in the quarantine of the owner', () => {
    const stranger = { ...balanced, advice: { ...advice, payee: { name: 'Stranger', npi: '1993999998' } } };

    expect(decideRemittance(stranger, facts())).toMatchObject({
      status: 'quarantined',
      reason: 'UNKNOWN_PAYEE',
      tenantId: firm,
      events: [],
    });
  });

  it('for a payee that the agreement does not name goes to the one client whose claims it pays', () => {
    const agreement = exampleAgreement({ clients: [{ tenantId: clinic }] });

    expect(decideRemittance(balanced, facts({ agreement }))).toMatchObject({ status: 'accepted', tenantId: clinic });
    const both = [sent, { ...sent, tenantId: firm }];
    expect(decideRemittance(balanced, facts({ agreement, sent: both }))).toMatchObject({
      status: 'quarantined',
      reason: 'AMBIGUOUS_PAYEE',
    });
  });

  describe('about which a person says something', () => {
    const stranger = { ...balanced, advice: { ...advice, payee: { name: 'Stranger', npi: '1993999998' } } };
    const twoClients = exampleAgreement({ clients: [...exampleAgreement().clients, { tenantId: firm }] });

    it('is for the client that is named, where the payee does not say another one', () => {
      const says = (tenantId: string) => facts({ agreement: twoClients, word: { tenantId } });

      expect(decideRemittance(stranger, says(firm))).toMatchObject({ status: 'accepted', tenantId: firm });
      expect(decideRemittance(balanced, says(clinic))).toMatchObject({ status: 'accepted', tenantId: clinic });
      expect(decideRemittance(balanced, says(firm))).toMatchObject({
        status: 'quarantined',
        reason: 'PAYEE_OF_ANOTHER',
        events: [],
      });
      expect(decideRemittance(stranger, says('0198f3a0-0000-7000-8000-0000000000ee'))).toMatchObject({
        status: 'quarantined',
        reason: 'NOT_A_CLIENT',
      });
    });

    it('is a new payment under a used trace, but never the same content once more', () => {
      const word = { newPayment: true };
      const { contentHash } = facts().identity;

      expect(decideRemittance(balanced, facts({ known: ['other'], word }))).toMatchObject({ status: 'accepted' });
      expect(decideRemittance(balanced, facts({ known: ['other', contentHash], word }))).toMatchObject({ status: 'duplicate' });
    });

    it('still has to balance and to give money', () => {
      const word = { tenantId: clinic, newPayment: true };

      expect(decideRemittance({ ...balanced, advice: { ...advice, amountCents: 1 } }, facts({ word })).status).toBe(
        'out_of_balance',
      );
      expect(decideRemittance(balanced, facts({ word, creditOrDebit: 'D' }))).toMatchObject({ reason: 'MONEY_TAKEN' });
    });
  });

  it('that only announces a payment moves nothing', () =>
    expect(decideRemittance(balanced, facts({ handling: 'P' }))).toMatchObject({ status: 'notice', events: [] }));

  it('that takes money goes to a person', () =>
    expect(decideRemittance(balanced, facts({ creditOrDebit: 'D' }))).toMatchObject({
      status: 'review',
      reason: 'MONEY_TAKEN',
      events: [],
    }));
});
