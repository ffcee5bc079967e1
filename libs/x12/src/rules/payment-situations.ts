import { amountAt } from './amounts.js';
import { type LoopCheck } from './loop-check.js';
import { segmentOf } from './loop-record.js';
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

/** TRN03 is the id of who originates the payment, the same as BPR10. */
export const traceNamesOriginator: LoopCheck = (set) => {
  const bpr = segmentOf(set, 'BPR');
  const trn = segmentOf(set, 'TRN');
  if (!bpr || !trn || bpr.element(10) === '' || bpr.element(10) === trn.element(3)) return [];
  return [odd('ORIGINATOR_DIFFERS', trn, 'TRN03 is the same originator as BPR10.', { element: 3 })];
};
