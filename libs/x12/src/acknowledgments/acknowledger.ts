import { type Acknowledgment999, type Ta1 } from '../documents/acknowledgments.js';
import { type Finding } from '../findings.js';
import { type Interchange, type X12Visitor } from '../reader/events.js';
import { ContextTracker } from './context-tracker.js';
import { type AnsweredTransaction, groupAcknowledgment, isAcknowledgment, isAnswerable } from './group-acknowledgment.js';
import { interchangeAcknowledgment, type Receipt } from './interchange-acknowledgment.js';
import { isRejected, transactionAcknowledgment } from './transaction-acknowledgment.js';

/** What we owe the sender of one interchange. */
export interface InterchangeAnswer {
  readonly interchange: Interchange;
  readonly ta1: Ta1;
  /** Whether the TA1 is to be sent: the sender asks for it, or a group cannot be answered by a 999, or the interchange is rejected. */
  readonly isTa1Due: boolean;
  /** A 999 for each group; none when the interchange is rejected, as nothing of it was taken. */
  readonly acknowledgments: readonly Acknowledgment999[];
}

/**
 * A visitor that works out the acknowledgments of a file as it is read; `answers` holds one for each interchange that has ended. Values
 * of bad elements stand in the 999 where its guide wants them and nowhere else.
 */
export function acknowledger(receipt: Receipt): X12Visitor & { readonly answers: readonly InterchangeAnswer[] } {
  const answers: InterchangeAnswer[] = [];
  let ofInterchange: Finding[] = [];
  let ofGroup: Finding[] = [];
  let acknowledgments: Acknowledgment999[] = [];
  let transactions: AnsweredTransaction[] = [];
  let context: ContextTracker | undefined;
  let unanswerable = false;

  return {
    answers,
    openInterchange() {
      ofInterchange = [];
      acknowledgments = [];
      unanswerable = false;
    },
    closeInterchange(interchange) {
      const ta1 = interchangeAcknowledgment(interchange, ofInterchange, receipt);
      const rejected = ta1.status === 'R';
      const isTa1Due = interchange.acknowledgmentRequested || rejected || unanswerable;
      answers.push({ interchange, ta1, isTa1Due, acknowledgments: rejected ? [] : acknowledgments });
    },
    openGroup() {
      ofGroup = [];
      transactions = [];
    },
    closeGroup(group, outcome) {
      if (isAnswerable(group)) acknowledgments.push(groupAcknowledgment(group, outcome, ofGroup, transactions));
      else unanswerable ||= !isAcknowledgment(group);
    },
    openTransaction() {
      context = new ContextTracker();
    },
    closeTransaction(transaction) {
      const findings = context?.finish() ?? [];
      transactions.push({ acknowledgment: transactionAcknowledgment(transaction, findings), rejected: isRejected(findings) });
      context = undefined;
    },
    openLoop: () => context?.settle(),
    closeLoop: (loop) => context?.leave(loop),
    segment(node, segment) {
      const unit = node && businessUnits[node.id];
      context?.enter(unit ? { name: unit.name, value: segment.element(unit.element) } : undefined, node?.loop);
    },
    finding(finding) {
      if (finding.code.startsWith('TA105:')) ofInterchange.push(finding);
      else if (finding.code.startsWith('AK905:')) ofGroup.push(finding);
      else context?.add(finding);
    },
  };
}

/** What names a business unit, by the segment that does. */
const businessUnits: Readonly<Record<string, { name: string; element: number }>> = {
  CLM: { name: 'CLM01', element: 1 },
  TRN: { name: 'TRN02', element: 2 },
};
