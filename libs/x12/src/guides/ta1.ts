import { guide, R, segment } from '../grammar/dsl.js';

/**
 * TA1, the acknowledgment of an interchange. It is no transaction set but a segment that stands between ISA and the first group; written as a
 * guide of one segment so that it is read and checked like all others.
 */
export const guideTA1 = guide({
  id: '00501',
  accepts: [],
  transaction: 'TA1',
  functionalId: '',
  name: 'Interchange Acknowledgment',
  body: [
    segment('TA1', 'Interchange Acknowledgment', R, 1, {
      1: R.length(9, 9),
      2: R,
      3: R,
      4: R.of('A E R'),
      5: R.of(
        '000 001 002 003 004 005 006 007 008 009 010 011 012 013 014 015',
        '016 017 018 019 020 021 022 023 024 025 026 027 028 029 030 031',
      ),
    }),
  ],
});
