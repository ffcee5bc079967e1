import type { Finding } from '@claimstream/contracts';
import type { Acknowledgment999, ElementError, SegmentError, TransactionAcknowledgment } from '@claimstream/x12';

/** What a 999 says of one transaction set that we sent. */
export interface SetVerdict {
  groupControlNumber: number;
  setControlNumber: string;
  accepted: boolean;
  /** IK5 alone, where no segment is named. */
  reasons: Finding[];
  faults: SegmentFault[];
}

/** What is wrong with one segment; the claim is named by CTX, or by the position that the segment has in the set (ST = 1). */
export interface SegmentFault {
  patientControlNumber?: string;
  position: number;
  reason: Finding;
}

/**
 * A group that is answered without its sets (a sender may leave out accepted ones) speaks for all of them, and one that is rejected also for
 * those that have an answer of their own.
 */
export interface GroupVerdict {
  groupControlNumber: number;
  accepted: boolean;
}

export function fromAcknowledgment999(acknowledgment: Acknowledgment999): { sets: SetVerdict[]; group?: GroupVerdict } {
  const { groupControlNumber, transactions, status, syntaxErrors = [] } = acknowledgment;
  const sets = transactions.map((transaction) => setVerdict(groupControlNumber, transaction));
  if (isAccepted(status)) return { sets, group: { groupControlNumber, accepted: true } };
  if (!rejecting.has(status)) return { sets };
  const reasons = syntaxErrors.map((code) => reason(`AK9:${code}`, `The functional group has syntax error ${code}.`, '999 AK9'));
  return {
    sets: sets.map((set) => ({ ...set, accepted: false, reasons: [...set.reasons, ...reasons] })),
    group: { groupControlNumber, accepted: false },
  };
}

function setVerdict(
  groupControlNumber: number,
  { controlNumber, status, errors = [], syntaxErrors = [] }: TransactionAcknowledgment,
): SetVerdict {
  return {
    groupControlNumber,
    setControlNumber: controlNumber,
    accepted: isAccepted(status),
    reasons: syntaxErrors.map((code) => reason(`IK5:${code}`, `The transaction set has syntax error ${code}.`, '999 IK5')),
    faults: errors.flatMap(faultsOf),
  };
}

/** AK901 when nothing of the group was taken, whatever IK5 says of a set: its own envelope may be at fault. P is neither. */
const rejecting = new Set(['R', 'M', 'W', 'X']);

/** A and E are accepted; E has errors that are noted, and is not sent again. */
const isAccepted = (status: string): boolean => status === 'A' || status === 'E';

function faultsOf(error: SegmentError): SegmentFault[] {
  const { segmentId, position, code = '8', contexts = [], elements = [] } = error;
  const named = contexts.find(({ name }) => name === 'CLM01')?.value;
  const where = error.loop === undefined ? segmentId : `${error.loop}/${segmentId}`;
  const reasons =
    elements.length > 0
      ? elements.map((element) => elementReason(where, element))
      : [reason(`IK3:${code}`, `Segment ${where} has error ${code}.`, `999 IK304 ${where}`)];
  return reasons.map((one) => ({ patientControlNumber: named, position, reason: one }));
}

/** The bad value itself (IK404) may be personal and stays in the interchange. */
function elementReason(where: string, { position, code }: ElementError): Finding {
  const component = position.component === undefined ? '' : `-${position.component}`;
  const element = `${where}${String(position.element).padStart(2, '0')}${component}`;
  return reason(`IK4:${code}`, `Element ${element} has error ${code}.`, `999 IK403 ${element}`);
}

const reason = (code: string, message: string, source: string): Finding => ({
  code: code.slice(0, 60),
  severity: 'error',
  message,
  source: source.slice(0, 100),
});
