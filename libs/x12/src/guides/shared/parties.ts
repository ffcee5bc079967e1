import { R, S } from '../../grammar/dsl.js';

/** Groups of elements of NM1 and PER that the guides repeat word for word. Positions are those of the segment. */

/** NM103, 04, 05 and 07 of somebody whose last name, or organization name, must be there. */
export const personName = { 3: R, 4: S, 5: S, 7: S };

/** NM103, 04, 05 and 07 of somebody whose name may be left out. */
export const optionalName = { 3: S, 4: S, 5: S, 7: S };

/** NM108 and 09: a National Provider Identifier. */
export const providerId = { 8: S.of('XX'), 9: S };

/** NM108 and 09: the id that a payer gave itself, or its national plan id. */
export const payerId = { 8: R.of('PI XV'), 9: R };

/** NM108 and 09: the member id, or the unique health identifier. */
export const memberId = { 8: R.of('II MI'), 9: R };

/** PER01 to 08: up to three of telephone (with extension), fax and e-mail. */
export const contactNumbers = {
  1: R.of('IC'),
  2: S,
  3: R.of('EM FX TE'),
  4: R,
  5: S.of('EM EX FX TE'),
  6: S,
  7: S.of('EM EX FX TE'),
  8: S,
};

/** PER01 to 06: one telephone number with its extension. */
export const telephone = { 1: R.of('IC'), 2: S, 3: R.of('TE'), 4: R, 5: S.of('EX'), 6: S };
