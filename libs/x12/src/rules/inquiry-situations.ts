import { type LoopCheck } from './loop-check.js';
import { segmentOf, segmentsOf } from './loop-record.js';
import { broken } from './situation.js';

/** EQ asks for service types or for one product or procedure, never for both. */
export const asksForOneThing: LoopCheck = (inquiry) => {
  const eq = segmentOf(inquiry, 'EQ');
  if (!eq || eq.element(1) === '' || eq.element(2) === '') return [];
  return [
    broken('SERVICE_TYPE_AND_PROCEDURE', eq, 'EQ asks for service types or for a procedure, never for both.', { element: 2 }),
  ];
};

/** 270: somebody is asked about, the subscriber (2110C) or a dependent (2000D). */
export const somethingIsAsked: LoopCheck = (subscriber) => {
  const hl = segmentOf(subscriber, 'HL');
  const name = subscriber.loops.find(({ node }) => node.id === '2100C');
  if (!hl || subscriber.seen.includes('2000D') || !name || name.seen.includes('2110C')) return [];
  return [broken('NOTHING_ASKED', hl, 'Neither the subscriber nor a dependent is asked about.')];
};

/** 276: a claim is asked after under the subscriber or under a dependent. */
export const claimIsAskedAfter: LoopCheck = (subscriber) => {
  const hl = segmentOf(subscriber, 'HL');
  if (!hl || subscriber.seen.includes('2000E') || subscriber.seen.includes('2200D')) return [];
  return [broken('NOTHING_ASKED', hl, 'No claim of the subscriber or of a dependent is asked after.')];
};

/** 277CA: only categories A (and E but E0, where the answer is given at once) are used. */
export const statusIsOfAcknowledgment: LoopCheck = (record) =>
  segmentsOf(record, 'STC')
    .filter((stc) => !/^(A\d|E[1-9])$/.test(stc.component(1, 1)))
    .map((stc) =>
      broken('STATUS_NOT_OF_ACKNOWLEDGMENT', stc, 'A claim acknowledgment uses status categories A and E only.', {
        element: 1,
        component: 1,
      }),
    );
