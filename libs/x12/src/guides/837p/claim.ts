import { loop, R, S, segment, span, unordered } from '../../grammar/dsl.js';
import { ambulanceDropOff, ambulancePickUp } from '../shared/claim-loops.js';
import { renderingProvider, serviceFacility, serviceFacilityContact, supervisingProvider } from '../shared/claim-providers.js';
import { attachments, contract, fileInformation, healthCareCodes, repricingReasons } from '../shared/claim-segments.js';
import { delayReasons } from '../shared/code-lists.js';
import { personName, providerId } from '../shared/parties.js';
import { amount, date, dateOrPeriod, reference } from '../shared/segments.js';
import { ambulanceCertification, ambulanceTransport } from './ambulance.js';
import { otherSubscriberInformation } from './other-subscriber.js';
import { serviceLine } from './service-line.js';

/** A professional claim (2300), under the subscriber or under the patient. */
export const claim = loop('2300', 'Claim Information', S, 100, [
  segment('CLM', 'Claim Information', R, 1, {
    1: R,
    2: R,
    5: R.composite({ 1: R.external('placeOfService'), 2: R.of('B'), 3: R }),
    6: R.of('N Y'),
    7: R.of('A B C'),
    8: R.of('N W Y'),
    9: R.of('I Y'),
    10: S.of('P'),
    11: S.composite({ 1: R.of('AA EM OA'), 2: S.of('AA EM OA'), 4: S.external('state'), 5: S.external('country') }),
    12: S.of('02 03 05 09'),
    20: S.of(delayReasons),
  }),
  unordered(
    date('Date - Onset of Current Illness or Symptom', S, 1, '431'),
    date('Date - Initial Treatment Date', S, 1, '454'),
    date('Date - Last Seen Date', S, 1, '304'),
    date('Date - Acute Manifestation', S, 1, '453'),
    date('Date - Accident', S, 1, '439'),
    date('Date - Last Menstrual Period', S, 1, '484'),
    date('Date - Last X-ray Date', S, 1, '455'),
    date('Date - Hearing and Vision Prescription Date', S, 1, '471'),
    dateOrPeriod('Date - Disability Dates', S, 1, '314 360 361'),
    date('Date - Last Worked', S, 1, '297'),
    date('Date - Authorized Return to Work', S, 1, '296'),
    date('Date - Admission', S, 1, '435'),
    date('Date - Discharge', S, 1, '096'),
    date('Date - Assumed and Relinquished Care Dates', S, 2, '090 091'),
    date('Date - Property and Casualty Date of First Contact', S, 1, '444'),
    date('Date - Repricer Received Date', S, 1, '050'),
  ),
  attachments('Claim Supplemental Information'),
  contract,
  amount('Patient Amount Paid', S, 1, 'F5'),
  unordered(
    reference('Service Authorization Exception Code', S, 1, '4N'),
    reference('Mandatory Medicare (Section 4081) Crossover Indicator', S, 1, 'F5'),
    reference('Mammography Certification Number', S, 1, 'EW'),
    reference('Referral Number', S, 1, '9F'),
    reference('Prior Authorization', S, 1, 'G1'),
    reference('Payer Claim Control Number', S, 1, 'F8'),
    reference('Clinical Laboratory Improvement Amendment (CLIA) Number', S, 1, 'X4'),
    reference('Repriced Claim Number', S, 1, '9A'),
    reference('Adjusted Repriced Claim Number', S, 1, '9C'),
    reference('Investigational Device Exemption Number', S, 1, 'LX'),
    reference('Claim Identifier For Transmission Intermediaries', S, 1, 'D9'),
    reference('Medical Record Number', S, 1, 'EA'),
    reference('Demonstration Project Identifier', S, 1, 'P4'),
    reference('Care Plan Oversight', S, 1, '1J'),
  ),
  fileInformation,
  segment('NTE', 'Claim Note', S, 1, { 1: R.of('ADD CER DCP DGN TPO'), 2: R }),
  ambulanceTransport,
  segment('CR2', 'Spinal Manipulation Service Information', S, 1, { 8: R.of('A C D E F G M'), 10: S, 11: S }),
  unordered(
    ambulanceCertification,
    segment('CRC', 'Patient Condition Information: Vision', S, 3, {
      1: R.of('E1 E2 E3'),
      2: R.of('N Y'),
      3: R.of('L1 L2 L3 L4 L5'),
      ...span(4, 7, S.of('L1 L2 L3 L4 L5')),
    }),
    segment('CRC', 'Homebound Indicator', S, 1, { 1: R.of('75'), 2: R.of('Y'), 3: R.of('IH') }),
    segment('CRC', 'EPSDT Referral', S, 1, {
      1: R.of('ZZ'),
      2: R.of('N Y'),
      3: R.of('AV NU S2 ST'),
      4: S.of('AV NU S2 ST'),
      5: S.of('AV NU S2 ST'),
    }),
  ),
  unordered(
    segment('HI', 'Health Care Diagnosis Code', R, 1, {
      1: R.composite({ 1: R.of('ABK BK'), 2: R }),
      ...span(2, 12, S.composite({ 1: R.of('ABF BF'), 2: R })),
    }),
    segment('HI', 'Anesthesia Related Procedure', S, 1, {
      1: R.composite({ 1: R.of('BP'), 2: R }),
      2: S.composite({ 1: R.of('BO'), 2: R }),
    }),
    healthCareCodes('Condition Information', S, 2, 12, { 1: R.of('BG'), 2: R }),
  ),
  segment('HCP', 'Claim Pricing/Repricing Information', S, 1, {
    1: R.of('00 01 02 03 04 05 07 08 09 10 11 12 13 14'),
    2: R,
    3: S,
    4: S,
    5: S,
    6: S,
    7: S,
    ...repricingReasons,
  }),
  unordered(
    loop('2310A', 'Referring Provider Name', S, 2, [
      segment('NM1', 'Referring Provider Name', R, 1, { 1: R.of('DN P3'), 2: R.of('1'), ...personName, ...providerId }),
      reference('Referring Provider Secondary Identification', S, 3, '0B 1G G2'),
    ]),
    renderingProvider('2310B'),
    loop('2310C', 'Service Facility Location Name', S, 1, [...serviceFacility, serviceFacilityContact]),
    supervisingProvider('2310D'),
    ambulancePickUp('2310E'),
    ambulanceDropOff('2310F'),
  ),
  otherSubscriberInformation,
  serviceLine,
]);
