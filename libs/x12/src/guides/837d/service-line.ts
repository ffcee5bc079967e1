import { loop, R, S, segment, span, unordered } from '../../grammar/dsl.js';
import { renderingProviderOfLine, serviceFacilityOfLine, supervisingProviderOfLine } from '../shared/claim-providers.js';
import { contract, fileInformation, lineDecision, procedure, repricingReasons } from '../shared/claim-segments.js';
import { pricingMethods } from '../shared/code-lists.js';
import { personName, providerId } from '../shared/parties.js';
import { amount, date, reference, referenceOfPayer, taxonomy } from '../shared/segments.js';

const toothSurfaces = 'B D F I L M O';

/** One service of a dental claim (2400), with the teeth that it was done on. */
export const serviceLine = loop('2400', 'Service Line Number', R, 50, [
  segment('LX', 'Service Line Number', R, 1, { 1: R }),
  segment('SV3', 'Dental Service', R, 1, {
    1: R.composite(procedure('AD ER')),
    2: R,
    3: S.external('placeOfService'),
    4: S.composite({ 1: R, 2: S, 3: S, 4: S, 5: S }),
    5: S.of('I R'),
    6: S,
    11: S.composite({ 1: R.of('1 2 3 4'), ...span(2, 4, S.of('1 2 3 4')) }),
  }),
  segment('TOO', 'Tooth Information', S, 32, {
    1: R.of('JP'),
    2: R,
    3: S.composite({ 1: R.of(toothSurfaces), ...span(2, 5, S.of(toothSurfaces)) }),
  }),
  unordered(
    date('Date - Service Date', S, 1, '472'),
    date('Date - Prior Placement', S, 1, '139 441'),
    date('Date - Appliance Placement', S, 1, '452'),
    date('Date - Replacement', S, 1, '446'),
    date('Date - Treatment Start', S, 1, '196'),
    date('Date - Treatment Completion', S, 1, '198'),
  ),
  contract,
  unordered(
    referenceOfPayer('Service Predetermination Identification', S, 5, 'G3'),
    referenceOfPayer('Prior Authorization', S, 5, 'G1'),
    reference('Line Item Control Number', S, 1, '6R'),
    reference('Repriced Claim Number', S, 1, '9A'),
    reference('Adjusted Repriced Claim Number', S, 1, '9C'),
    referenceOfPayer('Referral Number', S, 5, '9F'),
  ),
  amount('Sales Tax Amount', S, 1, 'T'),
  fileInformation,
  segment('HCP', 'Line Pricing/Repricing Information', S, 1, {
    1: R.of(pricingMethods),
    2: R,
    ...span(3, 7, S),
    9: S.of('AD ER'),
    10: S,
    11: S.of('UN'),
    12: S,
    ...repricingReasons,
  }),
  unordered(
    renderingProviderOfLine('2420A'),
    loop('2420B', 'Assistant Surgeon Name', S, 1, [
      segment('NM1', 'Assistant Surgeon Name', R, 1, { 1: R.of('DD'), 2: R.of('1'), ...personName, ...providerId }),
      taxonomy('Assistant Surgeon Specialty Information', 'AS'),
      referenceOfPayer('Assistant Surgeon Secondary Identification', S, 20, '0B 1G G2 LU'),
    ]),
    supervisingProviderOfLine('2420C'),
    serviceFacilityOfLine('2420D'),
  ),
  loop('2430', 'Line Adjudication Information', S, 15, [
    segment('SVD', 'Line Adjudication Information', R, 1, { 1: R, 2: R, 3: R.composite(procedure('AD ER')), 5: R, 6: S }),
    ...lineDecision,
  ]),
]);
