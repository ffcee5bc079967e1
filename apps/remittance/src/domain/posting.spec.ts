import { type ClaimPayment, exampleAdvice, exampleClaim, exampleClaimPayment, exampleIds } from '@claimstream/contracts';
import { derivedId } from '@claimstream/kernel';
import fc from 'fast-check';
import { bookCharge, cancelCharge } from './book-charge.js';
import { bookRemittance } from './book-remittance.js';
import { type ClaimAccount, noAccountYet, openCentsOf, type ReceivedPayment } from './claim-account.js';
import { accounts, type LedgerTransaction } from './ledger.js';
import { postPayment } from './post-payment.js';

const { claim: claimId, advice: adviceId, payment: paymentId } = exampleIds;
const payer = exampleAdvice.payer;
const received = (payment: ClaimPayment = exampleClaimPayment, id: string = paymentId): ReceivedPayment => ({
  paymentId: id,
  adviceId,
  payer,
  payment,
});
const booked = bookCharge(noAccountYet, exampleClaim, 'created');
const balance = (transactions: readonly LedgerTransaction[]) =>
  Object.fromEntries(
    accounts.flatMap((account) => {
      const entries = transactions.flatMap((transaction) => transaction.entries).filter((entry) => entry.account === account);
      return entries.length === 0 ? [] : [[account, entries.reduce((sum, { amountCents }) => sum + amountCents, 0)]];
    }),
  );
const typesOf = (events: readonly { contract: { type: string } }[]) => events.map(({ contract }) => contract.type);
const negated = (payment: ClaimPayment): ClaimPayment => ({
  ...payment,
  statusCode: '22',
  chargeCents: -payment.chargeCents,
  paidCents: -payment.paidCents,
  patientResponsibilityCents: -payment.patientResponsibilityCents,
  adjustments: payment.adjustments.map((adjustment) => ({ ...adjustment, amountCents: -adjustment.amountCents })),
  lines: payment.lines.map((line) => ({
    ...line,
    chargeCents: -line.chargeCents,
    paidCents: -line.paidCents,
    adjustments: line.adjustments.map((adjustment) => ({ ...adjustment, amountCents: -adjustment.amountCents })),
  })),
});

describe('posting', () => {
  it('books what is due when the claim leaves', () => {
    expect(balance(booked.transactions)).toEqual({ 'receivable-payer': 18_500, charges: -18_500 });
    expect(openCentsOf(booked.account)).toBe(18_500);
  });

  it('divides a payment between payer, patient and contract, to the cent', () => {
    const { account, transactions, events } = postPayment(claimId, booked.account, received());
    expect(balance(transactions)).toEqual({
      clearing: 10_000,
      'contractual-adjustments': 6_500,
      'receivable-patient': 2_000,
      'receivable-payer': -18_500,
    });
    expect(openCentsOf(account)).toBe(0);
    expect(typesOf(events)).toEqual(['payment-posted', 'patient-balance-due']);
  });

  it('posts the same payment once', () => {
    const { account } = postPayment(claimId, booked.account, received());
    expect(postPayment(claimId, account, received())).toEqual({ account, transactions: [], payments: [], events: [] });
  });

  it('leaves a denied amount open', () => {
    const denied: ClaimPayment = {
      ...exampleClaimPayment,
      paidCents: 0,
      patientResponsibilityCents: 0,
      lines: [],
      adjustments: [{ group: 'CO', reasonCode: '50', amountCents: 18_500 }],
    };
    const { account, transactions, events } = postPayment(claimId, booked.account, received(denied));
    expect(transactions).toEqual([]);
    expect(openCentsOf(account)).toBe(18_500);
    expect(typesOf(events)).toEqual(['payment-posted']);
  });

  it('keeps money for an unknown claim in suspense, and posts it when the claim comes', () => {
    const waiting = postPayment(claimId, noAccountYet, received());
    expect(balance(waiting.transactions)).toEqual({ clearing: 10_000, suspense: -10_000 });
    expect(typesOf(waiting.events)).toEqual(['payment-unmatched']);
    expect(postPayment(claimId, waiting.account, received()).transactions).toEqual([]);

    const came = bookCharge(waiting.account, exampleClaim, 'created');
    expect(balance([...waiting.transactions, ...came.transactions])).toEqual({
      ...balance([...booked.transactions, ...postPayment(claimId, booked.account, received()).transactions]),
      suspense: 0,
    });
    expect(typesOf(came.events)).toEqual(['payment-posted', 'patient-balance-due']);
  });

  it('takes a payment back exactly and finds which one', () => {
    const paid = postPayment(claimId, booked.account, received());
    const reversed = postPayment(claimId, paid.account, received(negated(exampleClaimPayment), derivedId(claimId, 'reversal')));
    expect(balance([...paid.transactions, ...reversed.transactions])).toEqual({
      clearing: 0,
      'contractual-adjustments': 0,
      'receivable-patient': 0,
      'receivable-payer': 0,
    });
    expect(openCentsOf(reversed.account)).toBe(18_500);
    expect(reversed.events[0]?.data).toMatchObject({ reversesPaymentId: paymentId, openCents: 18_500 });
    expect(reversed.events[1]?.data).toMatchObject({ amountCents: -2_000, totalDueCents: 0 });
    const again = postPayment(claimId, reversed.account, received(negated(exampleClaimPayment), derivedId(claimId, 'orphan')));
    expect(again.events[0]?.data).toMatchObject({ reversesPaymentId: undefined });
  });

  it('knows a payment that was taken back before it came, from its reversal in another file', () => {
    const reversal: ReceivedPayment = {
      ...received(negated(exampleClaimPayment), derivedId(claimId, 'reversal')),
      adviceId: derivedId(claimId, 'later advice'),
    };
    const reversed = postPayment(claimId, booked.account, reversal);
    const late = postPayment(claimId, reversed.account, received());
    expect(late.events[0]?.data).toMatchObject({ reversedBy: reversal.paymentId, openCents: 18_500 });
    expect(openCentsOf(late.account)).toBe(18_500);
    const corrected = postPayment(claimId, late.account, received(exampleClaimPayment, derivedId(claimId, 'correction')));
    expect(corrected.events[0]?.data).toMatchObject({ reversedBy: undefined, openCents: 0 });
  });

  it('does not book what another payer did', () => {
    const secondary: ClaimPayment = {
      ...exampleClaimPayment,
      paidCents: 500,
      lines: [],
      adjustments: [{ group: 'OA', reasonCode: '23', amountCents: 18_000 }],
    };
    expect(balance(postPayment(claimId, booked.account, received(secondary)).transactions)).toEqual({
      clearing: 500,
      'receivable-payer': -500,
    });
  });

  it('changes what is due by the difference, and takes it back', () => {
    const more = bookCharge(booked.account, { ...exampleClaim, totalChargeCents: 20_000 }, 'resubmitted');
    expect(balance(more.transactions)).toEqual({ 'receivable-payer': 1_500, charges: -1_500 });
    expect(balance(cancelCharge(claimId, more.account, 'cancelled').transactions)).toEqual({
      'receivable-payer': -20_000,
      charges: 20_000,
    });
  });

  it('ends the clearing account of an advice at zero', () => {
    const adjustment = {
      providerId: '1234567893',
      fiscalPeriodEnd: '2026-12-31',
      reasonCode: 'WO',
      reference: 'X',
      amountCents: 1_000,
    };
    const remittance = bookRemittance({ ...exampleAdvice, amountCents: 9_000, providerAdjustments: [adjustment] });
    const payment = postPayment(claimId, booked.account, received());
    expect(balance([remittance!, ...payment.transactions])).toMatchObject({
      cash: 9_000,
      clearing: 0,
      'provider-adjustments': 1_000,
    });
  });

  it('keeps charge = paid + contractual + patient + open, whatever comes in whatever order', () => {
    const amount = fc.integer({ min: 0, max: 10_000 });
    const payments = fc.array(
      fc.record({
        paidCents: amount,
        contractualCents: amount,
        patientCents: amount,
        deniedCents: amount,
        reversed: fc.boolean(),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(payments, fc.nat({ max: 6 }), (decisions, claimComes) => {
        let account: ClaimAccount = noAccountYet;
        const transactions: LedgerTransaction[] = [];
        const keep = (posting: { account: ClaimAccount; transactions: readonly LedgerTransaction[] }) => {
          account = posting.account;
          transactions.push(...posting.transactions);
        };
        for (const [index, { paidCents, contractualCents, patientCents, deniedCents, reversed }] of decisions.entries()) {
          if (index === claimComes) keep(bookCharge(account, exampleClaim, 'created'));
          const payment: ClaimPayment = {
            ...exampleClaimPayment,
            paidCents,
            lines: [],
            adjustments: [
              { group: 'CO', reasonCode: '45', amountCents: contractualCents },
              { group: 'PR', reasonCode: '2', amountCents: patientCents },
              { group: 'CO', reasonCode: '197', amountCents: deniedCents },
            ],
          };
          keep(
            postPayment(claimId, account, received(reversed ? negated(payment) : payment, derivedId(claimId, 'payment', index))),
          );
        }
        if (decisions.length <= claimComes) keep(bookCharge(account, exampleClaim, 'created'));
        const books = balance(transactions);
        expect(Object.values(books).reduce((sum, cents) => sum + cents, 0)).toBe(0);
        expect(books['receivable-payer']).toBe(openCentsOf(account));
        expect(books.suspense ?? 0).toBe(0);
      }),
    );
  });
});
