import { loop, R, S, segment, span, unordered } from '../../grammar/dsl.js';
import { renderingProvider, serviceFacility, supervisingProvider } from '../shared/claim-providers.js';
import { attachments, contract, fileInformation, repricingReasons } from '../shared/claim-segments.js';
import { delayReasons, pricingMethods } from '../shared/code-lists.js';
import { personName, providerId } from '../shared/parties.js';
import { amount, date, dateOrPeriod, reference, taxonomy } from '../shared/segments.js';
import { otherSubscriberInformation } from './other-subscriber.js';
import { serviceLine } from './service-line.js';

/** A dental claim or predetermination (2300), under the subscriber or under the patient. */
export const claim = loop('2300', 'Claim Information', S, 100, [
  segment('CLM', 'Claim Information', R, 1, {
    1: R,
    2: R,
    5: R.composite({ 1: R.external('placeOfService'), 2: R.of('B'), 3: R }),
    6: R.of('N Y'),
    7: R.of('A B C P'),
    8: R.of('N W Y'),
    9: R.of('I Y'),
    11: S.composite({ 1: R.of('AA EM OA'), 2: S.of('AA EM OA'), 4: S.external('state'), 5: S.external('country') }),
    12: S.of('01 02 03 05'),
    19: S.of('PB'),
    20: S.of(delayReasons),
  }),
  unordered(
    date('Date - Accident', S, 1, '439'),
    date('Date - Appliance Placement', S, 5, '452'),
    dateOrPeriod('Date - Service Date', S, 1, '472'),
    date('Date - Repricer Received Date', S, 1, '050'),
  ),
  segment('DN1', 'Orthodontic Total Months of Treatment', S, 1, { 1: S, 2: S, 4: S }),
  segment('DN2', 'Tooth Status', S, 35, { 1: R, 2: R.of('E M'), 6: R.of('JP') }),
  attachments('Claim Supplemental Information'),
  contract,
  amount('Patient Amount Paid', S, 1, 'F5'),
  unordered(
    reference('Predetermination Identification', S, 1, 'G3'),
    reference('Service Authorization Exception Code', S, 1, '4N'),
    reference('Payer Claim Control Number', S, 1, 'F8'),
    reference('Referral Number', S, 1, '9F'),
    reference('Prior Authorization', S, 1, 'G1'),
    reference('Repriced Claim Number', S, 1, '9A'),
    reference('Adjusted Repriced Claim Number', S, 1, '9C'),
    reference('Claim Identifier For Transmission Intermediaries', S, 1, 'D9'),
  ),
  fileInformation,
  segment('NTE', 'Claim Note', S, 5, { 1: R.of('ADD'), 2: R }),
  segment('HI', 'Health Care Diagnosis Code', S, 1, {
    1: R.composite({ 1: R.of('ABK BK TQ'), 2: R }),
    ...span(2, 4, S.composite({ 1: R.of('ABF BF TQ'), 2: R })),
  }),
  segment('HCP', 'Claim Pricing/Repricing Information', S, 1, {
    1: R.of(pricingMethods),
    2: R,
    ...span(3, 7, S),
    ...repricingReasons,
  }),
  unordered(
    loop('2310A', 'Referring Provider Name', S, 2, [
      segment('NM1', 'Referring Provider Name', R, 1, { 1: R.of('DN P3'), 2: R.of('1'), ...personName, ...providerId }),
      taxonomy('Referring Provider Specialty Information', 'RF'),
      reference('Referring Provider Secondary Identification', S, 3, '0B 1G G2'),
    ]),
    renderingProvider('2310B'),
    loop('2310C', 'Service Facility Location Name', S, 1, serviceFacility),
    loop('2310D', 'Assistant Surgeon Name', S, 1, [
      segment('NM1', 'Assistant Surgeon Name', R, 1, { 1: R.of('DD'), 2: R.of('1'), ...personName, ...providerId }),
      taxonomy('Assistant Surgeon Specialty Information', 'AS'),
      reference('Assistant Surgeon Secondary Identification', S, 4, '0B 1G G2 LU'),
    ]),
    supervisingProvider('2310E'),
  ),
  otherSubscriberInformation,
  serviceLine,
]);
