import { positionOf, type Report } from '../findings.js';
import { type WalkRule } from '../reader/events.js';
import { type Segment } from '../segment.js';
import { type LoopCheck } from './loop-check.js';
import { segmentOf } from './loop-record.js';
import { odd } from './situation.js';

/** 999: errors of elements (IK4) stand under a segment that has such (IK304 8), and under no other. */
export const elementErrorsFitSegment: LoopCheck = (error) => {
  const ik3 = segmentOf(error, 'IK3');
  if (!ik3 || (ik3.element(4) === '8') === error.seen.includes('2110')) return [];
  return [odd('ELEMENT_ERRORS_MISPLACED', ik3, 'IK304 is 8 where, and only where, errors of elements follow.', { element: 4 })];
};

/** 999: a set that is accepted without a word (IK501 A) has no errors. */
export const acceptedSetHasNoErrors: LoopCheck = (set) => {
  const ik5 = segmentOf(set, 'IK5');
  if (ik5?.element(1) !== 'A' || (!set.seen.includes('2100') && ik5.element(2) === '')) return [];
  return [odd('ACCEPTED_WITH_ERRORS', ik5, 'A set with errors is accepted with errors (E) or rejected (R).', { element: 1 })];
};

const rejecting = ['R', 'M', 'W', 'X'];

/**
 * 999: AK903 and AK904 are what the sets (AK2 to IK5) come to, and AK901 what follows from them: R when all are rejected, P when some are, E when
 * any has errors, else A. A sender may leave out accepted sets, so that fewer may stand there than were received; and an error of the group itself
 * (AK905) turns back sets that have none. Counted as the file goes by.
 */
export const acknowledgmentCounts: WalkRule = (report) => {
  let isAcknowledgment = false;
  let sets = 0;
  let rejected = 0;
  let withErrors = 0;

  return {
    openTransaction({ guide }) {
      isAcknowledgment = guide?.guide.transaction === '999';
      sets = rejected = withErrors = 0;
    },
    segment(node, segment) {
      if (!isAcknowledgment || !node) return;
      if (segment.id === 'IK5') {
        sets++;
        if (rejecting.includes(segment.element(1))) rejected++;
        if (segment.element(1) === 'E') withErrors++;
      }
      if (segment.id === 'AK9') judge(segment, { sets, rejected, withErrors }, report);
    },
  };
};

function judge(
  ak9: Segment,
  { sets, rejected, withErrors }: { sets: number; rejected: number; withErrors: number },
  report: Report,
): void {
  const [received, accepted] = [Number(ak9.element(3)), Number(ak9.element(4))];
  if (!Number.isInteger(received) || !Number.isInteger(accepted)) return;
  const isWhole = sets === received && ak9.element(5) === '';
  const say = (code: string, element: number, message: string) =>
    report({
      ...{ snip: 4, severity: 'warning', code, path: `AK9/AK90${element}`, message },
      position: positionOf(ak9, undefined, { element }),
    });
  if (sets > received || accepted > received) {
    say('RECEIVED_SETS_MISCOUNTED', 3, 'More sets are answered or accepted than are said to have been received.');
  } else if (isWhole ? accepted !== received - rejected : accepted > received - rejected) {
    say('ACCEPTED_SETS_MISCOUNTED', 4, 'The count of accepted sets is not that of the sets which are not rejected.');
  } else if (isWhole && sets > 0) {
    const status = rejected === sets ? rejecting : rejected > 0 ? ['P'] : withErrors > 0 ? ['E'] : ['A'];
    if (!status.includes(ak9.element(1))) say('GROUP_STATUS_DIFFERS', 1, 'AK901 is not what follows from the sets.');
  }
}
