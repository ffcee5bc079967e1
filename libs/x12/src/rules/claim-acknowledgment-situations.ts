import { type LoopCheck } from './loop-check.js';
import { segmentsOf } from './loop-record.js';
import { broken, odd } from './situation.js';

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

/** 277CA: what is accepted (WQ) is not said to be unprocessable or invalid, what is rejected (U) is not in adjudication (A2). */
export const statusFitsAction: LoopCheck = (record) =>
  segmentsOf(record, 'STC')
    .filter((stc) => contradictions.get(stc.element(3))?.includes(stc.component(1, 1)))
    .map((stc) =>
      odd('STATUS_AGAINST_ACTION', stc, 'The status says another thing than the action (STC03: WQ accepted, U rejected).', {
        element: 3,
      }),
    );

const contradictions: ReadonlyMap<string, readonly string[]> = new Map([
  ['WQ', ['A3', 'A6', 'A7', 'A8']],
  ['U', ['A2']],
]);
