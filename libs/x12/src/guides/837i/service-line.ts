import { loop, R, S, segment, span, unordered } from '../../grammar/dsl.js';
import { drug } from '../shared/claim-loops.js';
import { attachments, lineDecision, procedure, repricingReasons } from '../shared/claim-segments.js';
import { pricingMethods } from '../shared/code-lists.js';
import { personName, providerId } from '../shared/parties.js';
import { amount, dateOrPeriod, reference, referenceOfPayer } from '../shared/segments.js';

/** One service line of an institutional claim (2400). */
export const serviceLine = loop('2400', 'Service Line Number', R, 999, [
  segment('LX', 'Service Line Number', R, 1, { 1: R }),
  segment('SV2', 'Institutional Service Line', R, 1, {
    1: R.external('revenue'),
    2: S.composite(procedure('ER HC HP IV WK')),
    3: R,
    4: R.of('DA UN'),
    5: R,
    7: S,
  }),
  attachments('Line Supplemental Information'),
  dateOrPeriod('Date - Service Date', S, 1, '472'),
  unordered(
    reference('Line Item Control Number', S, 1, '6R'),
    reference('Repriced Line Item Reference Number', S, 1, '9B'),
    reference('Adjusted Repriced Line Item Reference Number', S, 1, '9D'),
  ),
  unordered(amount('Service Tax Amount', S, 1, 'GT'), amount('Facility Tax Amount', S, 1, 'N8')),
  segment('NTE', 'Third Party Organization Notes', S, 1, { 1: R.of('TPO'), 2: R }),
  segment('HCP', 'Line Pricing/Repricing Information', S, 1, {
    1: R.of(pricingMethods),
    2: R,
    ...span(3, 8, S),
    9: S.of('ER HC HP IV WK'),
    10: S,
    11: S.of('DA UN'),
    12: S,
    ...repricingReasons,
  }),
  drug('N4'),
  unordered(
    loop('2420A', 'Operating Physician Name', S, 1, [
      segment('NM1', 'Operating Physician Name', R, 1, { 1: R.of('72'), 2: R.of('1'), ...personName, ...providerId }),
      referenceOfPayer('Operating Physician Secondary Identification', S, 20, '0B 1G G2 LU'),
    ]),
    loop('2420B', 'Other Operating Physician Name', S, 1, [
      segment('NM1', 'Other Operating Physician Name', R, 1, { 1: R.of('ZZ'), 2: R.of('1'), ...personName, ...providerId }),
      referenceOfPayer('Other Operating Physician Secondary Identification', S, 20, '0B 1G G2 LU'),
    ]),
    loop('2420C', 'Rendering Provider Name', S, 1, [
      segment('NM1', 'Rendering Provider Name', R, 1, { 1: R.of('82'), 2: R.of('1'), ...personName, ...providerId }),
      referenceOfPayer('Rendering Provider Secondary Identification', S, 20, '0B 1G G2 LU'),
    ]),
    loop('2420D', 'Referring Provider Name', S, 1, [
      segment('NM1', 'Referring Provider Name', R, 1, { 1: R.of('DN'), 2: R.of('1'), ...personName, ...providerId }),
      referenceOfPayer('Referring Provider Secondary Identification', S, 20, '0B 1G G2'),
    ]),
  ),
  loop('2430', 'Line Adjudication Information', S, 15, [
    segment('SVD', 'Line Adjudication Information', R, 1, {
      1: R,
      2: R,
      3: S.composite(procedure('ER HC HP IV WK')),
      4: R,
      5: R,
      6: S,
    }),
    ...lineDecision,
  ]),
]);
