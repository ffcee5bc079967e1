import { guide, loop, many, R, S, segment, span } from '../grammar/dsl.js';
import { trailer } from './shared/segments.js';

/** Functional Acknowledgment, 005010X230: what some receivers still send where HIPAA has the 999. Read, never written. */
export const guide997 = guide({
  id: '005010X230',
  accepts: ['005010'],
  transaction: '997',
  functionalId: 'FA',
  name: 'Functional Acknowledgment',
  body: [
    segment('ST', 'Transaction Set Header', R, 1, { 1: R.of('997'), 2: R, 3: S }),
    segment('AK1', 'Functional Group Response Header', R, 1, { 1: R.of('BE HB HC HI HN HP HR HS RA'), 2: R, 3: S }),
    loop('AK2', 'Transaction Set Response Header', S, many, [
      segment('AK2', 'Transaction Set Response Header', R, 1, { 1: R, 2: R, 3: S }),
      loop('AK3', 'Data Segment Note', S, many, [
        segment('AK3', 'Data Segment Note', R, 1, { 1: R, 2: R, 3: S, 4: S.of('1 2 3 4 5 6 7 8') }),
        segment('AK4', 'Data Element Note', S, 99, {
          1: R.composite({ 1: R, 2: S, 3: S }),
          2: S,
          3: R.of('1 2 3 4 5 6 7 8 9 10 12 13'),
          4: S,
        }),
      ]),
      segment('AK5', 'Transaction Set Response Trailer', R, 1, {
        1: R.of('A E M R W X'),
        ...span(2, 6, S.of('1 2 3 4 5 6 7 8 9 10 11 12 13 15 16 17 18 19 23 24 25 26 27')),
      }),
    ]),
    segment('AK9', 'Functional Group Response Trailer', R, 1, {
      1: R.of('A E M P R W X'),
      ...span(2, 4, R),
      ...span(5, 9, S.of('1 2 3 4 5 6 10 11 12 13 14 15 16 17 18 19 23 24 25 26')),
    }),
    trailer,
  ],
});
