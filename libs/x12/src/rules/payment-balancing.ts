import { type Cents } from '@claimstream/kernel';
import { type WalkRule } from '../reader/events.js';
import { positionOf } from '../findings.js';
import { type Segment } from '../segment.js';
import { adjustmentsOf, amountAt, difference, negative, total } from './amounts.js';
import { type LoopCheck, type Problem } from './loop-check.js';
import { loopsOf, segmentOf, segmentsOf } from './loop-record.js';

// 835 guide, balancing: charges less adjustments equal payment at the line, the claim and the transaction.

/** SVC02 less the line's adjustments is SVC03. */
export const paymentLineBalances: LoopCheck = (line) => {
  const service = segmentOf(line, 'SVC');
  if (!service) return [];
  const shouldBe = total([amountAt(service, 2), negative(adjustmentsOf(segmentsOf(line, 'CAS')))]);
  return unbalanced({
    segment: service,
    element: 3,
    shouldBe,
    code: 'BALANCE_LINE',
    what: 'The line is not paid its charge less its adjustments',
  });
};

/** CLP03 less the adjustments of the claim and of all its lines is CLP04. */
export const paymentBalances: LoopCheck = (payment) => {
  const claim = segmentOf(payment, 'CLP');
  if (!claim) return [];
  const adjustments = [payment, ...loopsOf(payment, '2110')].map((record) => negative(adjustmentsOf(segmentsOf(record, 'CAS'))));
  const shouldBe = total([amountAt(claim, 3), ...adjustments]);
  return unbalanced({
    segment: claim,
    element: 4,
    shouldBe,
    code: 'BALANCE_CLAIM',
    what: 'The claim is not paid its charge less its adjustments',
  });
};

/** When the lines are sent, their charges are the charge of the claim. */
export const paymentChargeIsSumOfLines: LoopCheck = (payment) => {
  const claim = segmentOf(payment, 'CLP');
  const services = loopsOf(payment, '2110').flatMap((line) => segmentsOf(line, 'SVC'));
  if (!claim || services.length === 0) return [];
  const shouldBe = total(services.map((service) => amountAt(service, 2)));
  return unbalanced({
    segment: claim,
    element: 3,
    shouldBe,
    code: 'BALANCE_CLAIM_CHARGE',
    what: 'The charge of the claim is not that of its lines',
  });
};

/** CLP05 is what the adjustments of group PR come to; some payers leave out what another plan covers, so that this is only odd. */
export const patientResponsibilityIsSum: LoopCheck = (payment) => {
  const claim = segmentOf(payment, 'CLP');
  if (!claim || claim.element(5) === '') return [];
  const adjustments = [payment, ...loopsOf(payment, '2110')].map((record) => adjustmentsOf(segmentsOf(record, 'CAS', 'PR')));
  const shouldBe = total(adjustments);
  const code = 'BALANCE_PATIENT_RESPONSIBILITY';
  return unbalanced({
    segment: claim,
    element: 5,
    shouldBe,
    code,
    severity: 'warning',
    what: 'What the patient owes is not the sum of the PR adjustments',
  });
};

interface Comparison {
  readonly segment: Segment;
  readonly element: number;
  readonly shouldBe: Cents | undefined;
  readonly code: string;
  readonly severity?: Problem['severity'];
  readonly what: string;
}

/** One problem when the amount is not what it should be; none where either cannot be read. */
export function unbalanced({ segment, element, shouldBe, code, severity = 'error', what }: Comparison): Problem[] {
  const is = amountAt(segment, element);
  if (is === undefined || shouldBe === undefined || is === shouldBe) return [];
  return [{ snip: 3, severity, code, segment, place: { element }, message: `${what}: ${difference({ is, shouldBe })}.` }];
}

/** BPR02 is the sum of all CLP04 less all adjustments of PLB, and never negative. Counted as the file goes by. */
export const paymentTotalRule: WalkRule = (report) => {
  let payment: Segment | undefined;
  let sum: Cents | undefined = 0;

  return {
    openTransaction() {
      payment = undefined;
      sum = 0;
    },
    segment(node, segment) {
      switch (node?.id) {
        case 'BPR':
          payment = segment;
          break;
        case 'CLP':
          sum = total([sum, amountAt(segment, 4)]);
          break;
        case 'PLB':
          sum = total([sum, ...[4, 6, 8, 10, 12, 14].map((position) => negative(amountAt(segment, position)))]);
      }
    },
    closeTransaction() {
      if (!payment) return;
      const position = positionOf(payment, undefined, { element: 2 });
      const problems = unbalanced({
        segment: payment,
        element: 2,
        shouldBe: sum,
        code: 'BALANCE_TRANSACTION',
        what: 'The payment is not the sum of its claims less the provider adjustments',
      });
      for (const { snip, severity, code, message } of problems)
        report({ snip, severity, code, path: 'BPR/BPR02', position, message });
      if ((amountAt(payment, 2) ?? 0) < 0) {
        const message = 'A payment is never negative: a negative sum is carried forward by a PLB of reason FB.';
        report({ snip: 3, severity: 'error', code: 'BALANCE_NEGATIVE_PAYMENT', path: 'BPR/BPR02', position, message });
      }
      payment = undefined;
    },
  };
};
