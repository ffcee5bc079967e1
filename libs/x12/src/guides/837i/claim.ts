import { loop, R, S, segment, span, unordered } from '../../grammar/dsl.js';
import { serviceFacility } from '../shared/claim-providers.js';
import { attachments, contract, fileInformation, healthCareCodes, repricingReasons } from '../shared/claim-segments.js';
import { delayReasons, presentOnAdmission, pricingMethods } from '../shared/code-lists.js';
import { personName, providerId } from '../shared/parties.js';
import { amount, date, reference, taxonomy } from '../shared/segments.js';
import { otherSubscriberInformation } from './other-subscriber.js';
import { serviceLine } from './service-line.js';

/** An institutional claim (2300), under the subscriber or under the patient. */
export const claim = loop('2300', 'Claim Information', S, 100, [
  segment('CLM', 'Claim Information', R, 1, {
    1: R,
    2: R,
    5: R.composite({ 1: R.external('facilityType'), 2: R.of('A'), 3: R }),
    7: R.of('A B C'),
    8: R.of('N W Y'),
    9: R.of('I Y'),
    20: S.of(delayReasons),
  }),
  unordered(
    segment('DTP', 'Discharge Hour', S, 1, { 1: R.of('096'), 2: R.of('TM'), 3: R }),
    segment('DTP', 'Statement Dates', R, 1, { 1: R.of('434'), 2: R.of('RD8'), 3: R }),
    segment('DTP', 'Admission Date/Hour', S, 1, { 1: R.of('435'), 2: R.of('D8 DT'), 3: R }),
    date('Date - Repricer Received Date', S, 1, '050'),
  ),
  segment('CL1', 'Institutional Claim Code', R, 1, { 1: S, 2: S, 3: R }),
  attachments('Claim Supplemental Information'),
  contract,
  amount('Patient Estimated Amount Due', S, 1, 'F3'),
  unordered(
    reference('Service Authorization Exception Code', S, 1, '4N'),
    reference('Referral Number', S, 1, '9F'),
    reference('Prior Authorization', S, 1, 'G1'),
    reference('Payer Claim Control Number', S, 1, 'F8'),
    reference('Repriced Claim Number', S, 1, '9A'),
    reference('Adjusted Repriced Claim Number', S, 1, '9C'),
    reference('Investigational Device Exemption Number', S, 5, 'LX'),
    reference('Claim Identifier For Transmission Intermediaries', S, 1, 'D9'),
    reference('Auto Accident State', S, 1, 'LU'),
    reference('Medical Record Number', S, 1, 'EA'),
    reference('Demonstration Project Identifier', S, 1, 'P4'),
    reference('Peer Review Organization (PRO) Approval Number', S, 1, 'G4'),
  ),
  fileInformation,
  unordered(
    segment('NTE', 'Claim Note', S, 10, { 1: R.of('ALG DCP DGN DME MED NTR ODT RHB RLH RNH SET SFM SPT UPI'), 2: R }),
    segment('NTE', 'Billing Note', S, 1, { 1: R.of('ADD'), 2: R }),
  ),
  segment('CRC', 'EPSDT Referral', S, 1, { 1: R.of('ZZ'), 2: R.of('N Y'), 3: R.of('AV NU S2 ST'), 4: S, 5: S }),
  unordered(
    healthCareCodes('Principal Diagnosis', R, 1, 1, { 1: R.of('ABK BK'), 2: R, 9: S.of(presentOnAdmission) }),
    healthCareCodes('Admitting Diagnosis', S, 1, 1, { 1: R.of('ABJ BJ'), 2: R }),
    healthCareCodes("Patient's Reason For Visit", S, 1, 3, { 1: R.of('APR PR'), 2: R }),
    healthCareCodes('External Cause of Injury', S, 1, 12, { 1: R.of('ABN BN'), 2: R, 9: S.of(presentOnAdmission) }),
    healthCareCodes('Diagnosis Related Group (DRG) Information', S, 1, 1, { 1: R.of('DR'), 2: R }),
    healthCareCodes('Other Diagnosis Information', S, 2, 12, { 1: R.of('ABF BF'), 2: R, 9: S.of(presentOnAdmission) }),
    healthCareCodes('Principal Procedure Information', S, 1, 1, { 1: R.of('BBR BR CAH'), 2: R, 3: R.of('D8'), 4: R }),
    healthCareCodes('Other Procedure Information', S, 2, 12, { 1: R.of('BBQ BQ'), 2: R, 3: R.of('D8'), 4: R }),
    healthCareCodes('Occurrence Span Information', S, 2, 12, { 1: R.of('BI'), 2: R, 3: R.of('RD8'), 4: R }),
    healthCareCodes('Occurrence Information', S, 2, 12, { 1: R.of('BH'), 2: R, 3: R.of('D8'), 4: R }),
    healthCareCodes('Value Information', S, 2, 12, { 1: R.of('BE'), 2: R, 5: R }),
    healthCareCodes('Condition Information', S, 2, 12, { 1: R.of('BG'), 2: R }),
    healthCareCodes('Treatment Code Information', S, 2, 12, { 1: R.of('TC'), 2: R }),
  ),
  segment('HCP', 'Claim Pricing/Repricing Information', S, 1, {
    1: R.of(pricingMethods),
    2: R,
    ...span(3, 8, S),
    11: S.of('DA UN'),
    12: S,
    ...repricingReasons,
  }),
  unordered(
    loop('2310A', 'Attending Provider Name', S, 1, [
      segment('NM1', 'Attending Provider Name', R, 1, { 1: R.of('71'), 2: R.of('1'), ...personName, ...providerId }),
      taxonomy('Attending Provider Specialty Information', 'AT'),
      reference('Attending Provider Secondary Identification', S, 4, '0B 1G G2 LU'),
    ]),
    loop('2310B', 'Operating Physician Name', S, 1, [
      segment('NM1', 'Operating Physician Name', R, 1, { 1: R.of('72'), 2: R.of('1'), ...personName, ...providerId }),
      reference('Operating Physician Secondary Identification', S, 4, '0B 1G G2 LU'),
    ]),
    loop('2310C', 'Other Operating Physician Name', S, 1, [
      segment('NM1', 'Other Operating Physician Name', R, 1, { 1: R.of('ZZ'), 2: R.of('1'), ...personName, ...providerId }),
      reference('Other Operating Physician Secondary Identification', S, 4, '0B 1G G2 LU'),
    ]),
    loop('2310D', 'Rendering Provider Name', S, 1, [
      segment('NM1', 'Rendering Provider Name', R, 1, { 1: R.of('82'), 2: R.of('1'), ...personName, ...providerId }),
      reference('Rendering Provider Secondary Identification', S, 4, '0B 1G G2 LU'),
    ]),
    loop('2310E', 'Service Facility Location Name', S, 1, serviceFacility),
    loop('2310F', 'Referring Provider Name', S, 1, [
      segment('NM1', 'Referring Provider Name', R, 1, { 1: R.of('DN'), 2: R.of('1'), ...personName, ...providerId }),
      reference('Referring Provider Secondary Identification', S, 3, '0B 1G G2'),
    ]),
  ),
  otherSubscriberInformation,
  serviceLine,
]);
