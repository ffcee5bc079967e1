import { R, S, segment, span } from '../../grammar/dsl.js';

/** A transport by ambulance, said of the claim or of one line. */
export const ambulanceTransport = segment('CR1', 'Ambulance Transport Information', S, 1, {
  1: S.of('LB'),
  2: S,
  4: R.of('A B C D E'),
  5: R.of('DH'),
  6: R,
  9: S,
  10: S,
});

/** Why it was needed: conditions of the patient. */
export const ambulanceCertification = segment('CRC', 'Ambulance Certification', S, 3, {
  1: R.of('07'),
  2: R.of('N Y'),
  3: R.of('01 04 05 06 07 08 09 12'),
  ...span(4, 7, S.of('01 04 05 06 07 08 09 12')),
});
