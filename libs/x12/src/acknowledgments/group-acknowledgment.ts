import { type Acknowledgment999, type TransactionAcknowledgment } from '../documents/acknowledgments.js';
import { type Finding } from '../findings.js';
import { type FunctionalGroup, type GroupOutcome } from '../reader/events.js';
import { canEcho } from './echo.js';

/** The sets of a group that was read, each with its answer, if it can have one. */
export interface AnsweredTransaction {
  readonly acknowledgment: TransactionAcknowledgment | undefined;
  readonly rejected: boolean;
}

/** A group that is answered by a 999: not acknowledgments themselves, and only what a 999 can name. */
export function isAnswerable({ functionalId, controlNumber, guideId }: FunctionalGroup): boolean {
  return answeredGroups.has(functionalId) && /^\d{1,9}$/.test(controlNumber) && canEcho(guideId, { max: 12 });
}

/** Whether the group holds acknowledgments, which are never acknowledged. */
export function isAcknowledgment({ functionalId }: FunctionalGroup): boolean {
  return functionalId === 'FA';
}

/** The 999 of one functional group. An error of the group's own envelope rejects all of it. */
export function groupAcknowledgment(
  { functionalId, controlNumber, guideId }: FunctionalGroup,
  { declared, received }: GroupOutcome,
  findings: readonly Finding[],
  transactions: readonly AnsweredTransaction[],
): Acknowledgment999 {
  const faults = findings.filter(({ code, severity }) => code.startsWith('AK905:') && severity === 'error');
  const rejected = faults.length > 0 ? received : transactions.filter((transaction) => transaction.rejected).length;
  const answers = transactions.flatMap(({ acknowledgment }) => acknowledgment ?? []);
  const syntaxErrors = [...new Set(faults.map(({ code }) => code.slice('AK905:'.length)))].slice(0, 5);
  return {
    ...{ functionalId, groupControlNumber: Number(controlNumber), guide: guideId },
    transactions: answers,
    status: statusOf({ isFaulty: faults.length > 0, rejected, received, isClean: answers.every(({ status }) => status === 'A') }),
    ...{ declaredCount: declared ?? received, receivedCount: received, acceptedCount: received - rejected },
    ...(syntaxErrors.length > 0 ? { syntaxErrors } : {}),
  };
}

/** What AK101 may name: the guide's list. */
const answeredGroups = new Set(['BE', 'HB', 'HC', 'HI', 'HN', 'HP', 'HR', 'HS', 'RA']);

interface GroupFacts {
  readonly isFaulty: boolean;
  readonly rejected: number;
  readonly received: number;
  readonly isClean: boolean;
}

function statusOf({ isFaulty, rejected, received, isClean }: GroupFacts): Acknowledgment999['status'] {
  if (isFaulty || (rejected > 0 && rejected === received)) return 'R';
  if (rejected > 0) return 'P';
  return isClean ? 'A' : 'E';
}
