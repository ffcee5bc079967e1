import { guide, loop, many, R, S, segment, span, unordered } from '../grammar/dsl.js';
import { header, trailer } from './shared/segments.js';

const setErrors = '1 2 3 4 5 6 7 8 9 10 11 12 13 15 16 17 18 19 23 24 25 26 27 I5 I6';
const groupErrors = '1 2 3 4 5 6 10 11 12 13 14 15 16 17 18 19 23 24 25 26';

/** What CTX01 may name so that people find the claim, the person or the payment that is meant. */
const businessUnits = [
  'TRN02',
  'NM109',
  'PATIENT NAME NM109',
  'SUBSCRIBER NAME NM109',
  'ENT01',
  'SUBSCRIBER NUMBER REF02',
  'CLM01',
] as const;

/** C030: element, component, repetition. */
const positionInSegment = { 1: R, 2: S, 3: S };

/** The segment, or element, that made another one necessary. */
const situationalTrigger = {
  1: R.composite({ 1: R.ofTexts('SITUATIONAL TRIGGER') }).times(10),
  2: R,
  3: R,
  4: S,
  5: S.composite(positionInSegment),
  6: S.composite({ 1: R }),
};

/** Implementation Acknowledgment for Health Care Insurance, 005010X231A1: what a receiver found in one functional group. */
export const guide999 = guide({
  id: '005010X231A1',
  accepts: ['005010X231'],
  transaction: '999',
  functionalId: 'FA',
  name: 'Implementation Acknowledgment for Health Care Insurance',
  body: [
    header('999', '005010X231A1'),
    segment('AK1', 'Functional Group Response Header', R, 1, { 1: R.of('BE HB HC HI HN HP HR HS RA'), 2: R, 3: R }),
    loop('2000', 'Transaction Set Response Header', S, many, [
      segment('AK2', 'Transaction Set Response Header', R, 1, { 1: R.of('270 271 276 277 278 820 834 835 837'), 2: R, 3: S }),
      loop('2100', 'AK2/IK3 Error Identification', S, many, [
        segment('IK3', 'Error Identification', R, 1, { 1: R, 2: R, 3: S, 4: S.of('1 2 3 4 5 6 7 8 I4 I6 I7 I8 I9') }),
        unordered(
          segment('CTX', 'Segment Context', S, 9, situationalTrigger),
          segment('CTX', 'Business Unit Identifier', S, 1, {
            1: R.composite({ 1: R.ofTexts(...businessUnits), 2: R }).times(10),
            5: S.composite(positionInSegment),
          }),
        ),
        loop('2110', 'AK2/IK3/IK4 Implementation Data Element Note', S, many, [
          segment('IK4', 'Implementation Data Element Note', R, 1, {
            1: R.composite(positionInSegment),
            2: S,
            3: R.of('1 2 3 4 5 6 7 8 9 10 11 12 13 I6 I9 I10 I11 I12 I13'),
            4: S,
          }),
          segment('CTX', 'Element Context', S, 10, situationalTrigger),
        ]),
      ]),
      segment('IK5', 'Transaction Set Response Trailer', R, 1, { 1: R.of('A E M R W X'), ...span(2, 6, S.of(setErrors)) }),
    ]),
    segment('AK9', 'Functional Group Response Trailer', R, 1, {
      1: R.of('A E M P R W X'),
      2: R,
      3: R,
      4: R,
      ...span(5, 9, S.of(groupErrors)),
    }),
    trailer,
  ],
});
