import type { Acknowledgment999, GroupReading, SegmentError, TransactionReading } from '@claimstream/x12';
import { sandboxOf } from './sandbox.js';

/** A 999 as the sandbox wants it: a set with a claim of SBX-999 is rejected and CTX names that claim, whatever the set really is. */
export function spoilBySandbox(acknowledgment: Acknowledgment999, { transactions }: GroupReading): Acknowledgment999 {
  const spoiled = new Map(transactions.map((read) => [read.controlNumber, errorsOf(read)]));
  if ([...spoiled.values()].every((errors) => errors.length === 0)) return acknowledgment;

  const answers = acknowledgment.transactions.map((answer) => {
    const errors = spoiled.get(answer.controlNumber) ?? [];
    if (errors.length === 0) return answer;
    return { ...answer, status: 'R' as const, errors: [...errors, ...(answer.errors ?? [])], syntaxErrors: ['I5'] };
  });
  const acceptedCount = answers.filter(({ status }) => status === 'A' || status === 'E').length;
  return { ...acknowledgment, transactions: answers, acceptedCount, status: acceptedCount === 0 ? 'R' : 'P' };
}

/** The sets that a 999 takes, by control number. */
export const takenSets = ({ transactions }: Acknowledgment999): Set<string> =>
  new Set(transactions.filter(({ status }) => status === 'A' || status === 'E').map(({ controlNumber }) => controlNumber));

function errorsOf(read: TransactionReading): SegmentError[] {
  const claims = read.type === 'unknown' ? [] : read.claims;
  return claims
    .filter(({ claim }) => sandboxOf(claim.subscriber.id?.value).kind === 'file-rejected')
    .map(({ claim, segments }) => ({
      segmentId: 'CLM',
      position: segments.from,
      loop: '2300',
      code: '8',
      contexts: [{ name: 'CLM01', value: claim.patientControlNumber }],
      elements: [{ position: { element: 1 }, dataElement: 1028, code: 'I12' }],
    }));
}
