import { type Announcement, PatientBalanceDue, PaymentPosted, PaymentReversed, PaymentUnmatched } from '@claimstream/contracts';
import { derivedId, sumCents } from '@claimstream/kernel';
import { type ClaimAccount, openCentsOf, type PostedPayment, type ReceivedPayment } from './claim-account.js';
import { type Entry, ledgerTransaction, type LedgerTransaction } from './ledger.js';
import { sharesOf } from './shares.js';

/** The account after a decision, what is booked, which payments get a row, and what is told. */
export interface Posting {
  readonly account: ClaimAccount;
  readonly transactions: readonly LedgerTransaction[];
  readonly payments: readonly PaymentRow[];
  readonly events: readonly Announcement[];
}

export interface PaymentRow {
  readonly received: ReceivedPayment;
  readonly outcome: 'posted' | 'reversed' | 'unmatched';
}

const reversal = '22';

/** Posts a payment to its claim, or keeps it in suspense where the claim is not known. The same payment twice changes nothing. */
export function postPayment(claimId: string, account: ClaimAccount, received: ReceivedPayment): Posting {
  if (isKnown(account, received.paymentId)) return { account, transactions: [], payments: [], events: [] };
  return account.chargeCents === undefined ? suspend(claimId, account, received) : post(claimId, account, received, 'clearing');
}

/** The claim came: posts what waited for it, out of suspense. */
export function postWaiting(claimId: string, account: ClaimAccount): Posting {
  let result: Posting = { account: { ...account, waiting: [] }, transactions: [], payments: [], events: [] };
  for (const received of account.waiting) {
    const next = post(claimId, result.account, received, 'suspense');
    result = {
      account: next.account,
      transactions: [...result.transactions, ...next.transactions],
      payments: [...result.payments, ...next.payments],
      events: [...result.events, ...next.events],
    };
  }
  return result;
}

const isKnown = ({ postings, waiting }: ClaimAccount, id: string): boolean =>
  postings.some(({ paymentId }) => paymentId === id) || waiting.some(({ paymentId }) => paymentId === id);

function suspend(claimId: string, account: ClaimAccount, received: ReceivedPayment): Posting {
  const { paymentId, adviceId, payment } = received;
  const transaction = ledgerTransaction({
    id: derivedId(paymentId, 'suspense'),
    kind: 'suspense',
    entries: [
      { account: 'clearing', adviceId, amountCents: payment.paidCents },
      { account: 'suspense', claimId, adviceId, amountCents: -payment.paidCents },
    ],
  });
  return {
    account: { ...account, waiting: [...account.waiting, received] },
    transactions: transaction ? [transaction] : [],
    payments: [{ received, outcome: 'unmatched' }],
    events: [
      PaymentUnmatched.of({
        claimId,
        paymentId,
        adviceId,
        patientControlNumber: payment.patientControlNumber,
        paidCents: payment.paidCents,
      }),
    ],
  };
}

function post(claimId: string, account: ClaimAccount, received: ReceivedPayment, from: 'clearing' | 'suspense'): Posting {
  const { paymentId, adviceId, payment } = received;
  const shares = sharesOf(payment);
  const contractualCents = sumCents(shares.contractual.map(({ amountCents }) => amountCents));
  const posted: PostedPayment = {
    paymentId,
    adviceId,
    paidCents: shares.paidCents,
    contractualCents,
    patientShareCents: shares.patientShareCents,
  };
  const isReversal = payment.statusCode === reversal;
  const reversed = isReversal ? undoneBy(account, posted) : undefined;
  const ahead = isReversal ? undefined : takenBackBy(account, posted);
  const after: ClaimAccount = {
    ...account,
    postings: [
      ...account.postings.map((earlier) => {
        if (earlier === reversed) return { ...earlier, reversedBy: paymentId };
        return earlier === ahead ? { ...earlier, waitsForPayment: undefined } : earlier;
      }),
      {
        ...posted,
        ...(isReversal && !reversed && { waitsForPayment: true as const }),
        ...(ahead && { reversedBy: ahead.paymentId }),
      },
    ],
    paidCents: account.paidCents + posted.paidCents,
    contractualCents: account.contractualCents + contractualCents,
    patientShareCents: account.patientShareCents + posted.patientShareCents,
  };
  const transaction = ledgerTransaction({
    id: derivedId(paymentId, 'posting'),
    kind: from === 'clearing' ? 'claim-payment' : 'suspense-match',
    entries: [
      { account: from, adviceId, claimId: from === 'suspense' ? claimId : undefined, amountCents: posted.paidCents },
      ...shares.contractual.map((adjustment): Entry => ({
        account: 'contractual-adjustments',
        claimId,
        amountCents: adjustment.amountCents,
        reason: `${adjustment.group}-${adjustment.reasonCode}`,
      })),
      { account: 'receivable-patient', claimId, amountCents: posted.patientShareCents },
      { account: 'receivable-payer', claimId, amountCents: -(posted.paidCents + contractualCents + posted.patientShareCents) },
    ],
  });
  const outcome = isReversal ? 'reversed' : 'posted';
  return {
    account: after,
    transactions: transaction ? [transaction] : [],
    payments: [{ received, outcome }],
    events: [...told(claimId, received, after, { reversed, ahead }), ...patientShareTold(claimId, posted, after)],
  };
}

/** The earlier posting that a reversal negates exactly and that has not been taken back yet (X12 RFI 227). */
function undoneBy({ postings }: ClaimAccount, reversing: PostedPayment): PostedPayment | undefined {
  return postings.findLast(
    (earlier) => earlier.reversedBy === undefined && !earlier.waitsForPayment && negates(earlier, reversing),
  );
}

const negates = (one: PostedPayment, other: PostedPayment): boolean =>
  one.paidCents === -other.paidCents &&
  one.contractualCents === -other.contractualCents &&
  one.patientShareCents === -other.patientShareCents;

/**
 * The reversal that came before the payment that it negates, from another advice: files are not always read in the order in which they were
 * written. A payment of nothing is never taken for it, since every decision of nothing looks the same.
 */
const takenBackBy = ({ postings }: ClaimAccount, posted: PostedPayment): PostedPayment | undefined =>
  posted.paidCents === 0
    ? undefined
    : postings.find((earlier) => earlier.waitsForPayment && earlier.adviceId !== posted.adviceId && negates(earlier, posted));

function told(
  claimId: string,
  { paymentId, adviceId, payment }: ReceivedPayment,
  account: ClaimAccount,
  { reversed, ahead }: { reversed?: PostedPayment; ahead?: PostedPayment },
): Announcement[] {
  const facts = { claimId, paymentId, adviceId, payment, openCents: openCentsOf(account) };
  return payment.statusCode === reversal
    ? [PaymentReversed.of({ ...facts, reversesPaymentId: reversed?.paymentId })]
    : [PaymentPosted.of({ ...facts, reversedBy: ahead?.paymentId })];
}

function patientShareTold(
  claimId: string,
  { paymentId, adviceId, patientShareCents }: PostedPayment,
  account: ClaimAccount,
): Announcement[] {
  if (patientShareCents === 0) return [];
  return [
    PatientBalanceDue.of({
      claimId,
      paymentId,
      adviceId,
      amountCents: patientShareCents,
      totalDueCents: account.patientShareCents,
    }),
  ];
}
