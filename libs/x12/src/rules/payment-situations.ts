import { amountAt } from './amounts.js';
import { type LoopCheck } from './loop-check.js';
import { segmentOf, segmentsOf } from './loop-record.js';
import { broken, odd } from './situation.js';

/** Payment by ACH names both bank accounts; where nothing is paid (NON) the amount is 0. */
export const paymentMethodFitsPayment: LoopCheck = (set) => {
  const bpr = segmentOf(set, 'BPR');
  if (!bpr) return [];
  const missing =
    bpr.element(4) === 'ACH' ? [5, 6, 7, 8, 9, 10, 12, 13, 14, 15].filter((element) => bpr.element(element) === '') : [];
  return [
    ...missing.map((element) =>
      broken('BANK_ACCOUNT_MISSING', bpr, 'Payment by ACH names the bank and account of both sides.', { element }),
    ),
    ...(bpr.element(4) === 'NON' && (amountAt(bpr, 2) ?? 0) !== 0
      ? [broken('AMOUNT_WITHOUT_PAYMENT', bpr, 'Where there is no payment the amount is 0.', { element: 2 })]
      : []),
  ];
};

/** A notification (BPR01 H) pays nothing: BPR04 is NON. */
export const notificationPaysNothing: LoopCheck = (set) => {
  const bpr = segmentOf(set, 'BPR');
  if (bpr?.element(1) !== 'H' || bpr.element(4) === 'NON') return [];
  return [broken('NOTIFICATION_WITH_PAYMENT', bpr, 'A notification (BPR01 H) has no payment: BPR04 is NON.', { element: 4 })];
};

/** A reversal (CLP02 22) turns the signs of the claim that it takes back: charge and payment are not above 0. */
export const reversalTurnsSigns: LoopCheck = (payment) => {
  const claim = segmentOf(payment, 'CLP');
  if (claim?.element(2) !== '22') return [];
  return [3, 4]
    .filter((element) => (amountAt(claim, element) ?? 0) > 0)
    .map((element) => odd('REVERSAL_NOT_NEGATIVE', claim, 'A reversal turns the signs of what it takes back.', { element }));
};

/** A service has one day (DTM 472), or its first and last (150 and 151), never both ways. */
export const serviceIsDatedOnce: LoopCheck = (service) => {
  const [first] = segmentsOf(service, 'DTM');
  if (!first) return [];
  const [day, from, to] = ['472', '150', '151'].map((kind) => segmentOf(service, 'DTM', kind) !== undefined);
  if (from === to && !(day && from)) return [];
  return [
    odd('SERVICE_DATES_DISAGREE', first, 'A service has one day (472), or its first and last (150 and 151).', { element: 1 }),
  ];
};

/** TRN03 is the id of who originates the payment, the same as BPR10. */
export const traceNamesOriginator: LoopCheck = (set) => {
  const bpr = segmentOf(set, 'BPR');
  const trn = segmentOf(set, 'TRN');
  if (!bpr || !trn || bpr.element(10) === '' || bpr.element(10) === trn.element(3)) return [];
  return [odd('ORIGINATOR_DIFFERS', trn, 'TRN03 is the same originator as BPR10.', { element: 3 })];
};
