import { loop, many, R, S, segment, span, unordered } from '../../grammar/dsl.js';
import { ambulanceDropOff, ambulancePickUp, drug } from '../shared/claim-loops.js';
import { renderingProviderOfLine, serviceFacilityOfLine, supervisingProviderOfLine } from '../shared/claim-providers.js';
import { attachments, contract, fileInformation, lineDecision, procedure, repricingReasons } from '../shared/claim-segments.js';
import { pricingMethods, procedureQualifiers } from '../shared/code-lists.js';
import { contactNumbers, personName, providerId } from '../shared/parties.js';
import { amount, city, date, dateOrPeriod, quantity, reference, referenceOfPayer, street } from '../shared/segments.js';
import { ambulanceCertification, ambulanceTransport } from './ambulance.js';

/** One service of a professional claim (2400). */
export const serviceLine = loop('2400', 'Service Line Number', R, 50, [
  segment('LX', 'Service Line Number', R, 1, { 1: R }),
  segment('SV1', 'Professional Service', R, 1, {
    1: R.composite(procedure(procedureQualifiers)),
    2: R,
    3: R.of('MJ UN'),
    4: R,
    5: S.external('placeOfService'),
    7: R.composite({ 1: R.of('1 2 3 4 5 6 7 8 9 10 11 12'), ...span(2, 4, S.of('1 2 3 4 5 6 7 8 9 10 11 12')) }),
    9: S.of('Y'),
    11: S.of('Y'),
    12: S.of('Y'),
    15: S.of('0'),
  }),
  segment('SV5', 'Durable Medical Equipment Service', S, 1, {
    1: R.composite({ 1: R.of('HC'), 2: R }),
    2: R.of('DA'),
    3: R,
    4: R,
    5: R,
    6: R.of('1 4 6'),
  }),
  unordered(
    attachments('Line Supplemental Information'),
    segment('PWK', 'Durable Medical Equipment Certificate of Medical Necessity Indicator', S, 1, {
      1: R.of('CT'),
      2: R.of('AB AD AF AG NS'),
    }),
  ),
  ambulanceTransport,
  segment('CR3', 'Durable Medical Equipment Certification', S, 1, { 1: R.of('I R S'), 2: R.of('MO'), 3: R }),
  unordered(
    ambulanceCertification,
    segment('CRC', 'Hospice Employee Indicator', S, 1, { 1: R.of('70'), 2: R.of('N Y'), 3: R.of('65') }),
    segment('CRC', 'Condition Indicator/Durable Medical Equipment', S, 1, {
      1: R.of('09'),
      2: R.of('N Y'),
      3: R.of('38 ZV'),
      4: S.of('38 ZV'),
    }),
  ),
  unordered(
    dateOrPeriod('Date - Service Date', R, 1, '472'),
    date('Date - Prescription Date', S, 1, '471'),
    date('Date - Certification Revision/Recertification Date', S, 1, '607'),
    date('Date - Begin Therapy Date', S, 1, '463'),
    date('Date - Last Certification Date', S, 1, '461'),
    date('Date - Last Seen Date', S, 1, '304'),
    date('Date - Test Date', S, 2, '738 739'),
    date('Date - Shipped Date', S, 1, '011'),
    date('Date - Last X-ray Date', S, 1, '455'),
    date('Date - Initial Treatment Date', S, 1, '454'),
  ),
  unordered(quantity('Ambulance Patient Count', S, 1, 'PT'), quantity('Obstetric Anesthesia Additional Units', S, 1, 'FL')),
  segment('MEA', 'Test Result', S, 5, { 1: R.of('OG TR'), 2: R.of('HT R1 R2 R3 R4'), 3: R }),
  contract,
  unordered(
    reference('Repriced Line Item Reference Number', S, 1, '9B'),
    reference('Adjusted Repriced Line Item Reference Number', S, 1, '9D'),
    referenceOfPayer('Prior Authorization', S, 5, 'G1'),
    reference('Line Item Control Number', S, 1, '6R'),
    reference('Mammography Certification Number', S, 1, 'EW'),
    reference('Clinical Laboratory Improvement Amendment (CLIA) Number', S, 1, 'X4'),
    reference('Referring Clinical Laboratory Improvement Amendment (CLIA) Facility Identification', S, 1, 'F4'),
    reference('Immunization Batch Number', S, 1, 'BT'),
    referenceOfPayer('Referral Number', S, 5, '9F'),
  ),
  unordered(amount('Sales Tax Amount', S, 1, 'T'), amount('Postage Claimed Amount', S, 1, 'F4')),
  fileInformation,
  unordered(
    segment('NTE', 'Line Note', S, 1, { 1: R.of('ADD DCP'), 2: R }),
    segment('NTE', 'Third Party Organization Notes', S, 1, { 1: R.of('TPO'), 2: R }),
  ),
  segment('PS1', 'Purchased Service Information', S, 1, { 1: R, 2: R }),
  segment('HCP', 'Line Pricing/Repricing Information', S, 1, {
    1: R.of(pricingMethods),
    2: R,
    3: S,
    4: S,
    5: S,
    6: S,
    7: S,
    9: S.of(procedureQualifiers),
    10: S,
    11: S.of('MJ UN'),
    12: S,
    ...repricingReasons,
  }),
  drug('EN EO HI N4 ON UK UP'),
  unordered(
    renderingProviderOfLine('2420A'),
    loop('2420B', 'Purchased Service Provider Name', S, 1, [
      segment('NM1', 'Purchased Service Provider Name', R, 1, { 1: R.of('QB'), 2: R.of('1 2'), ...providerId }),
      referenceOfPayer('Purchased Service Provider Secondary Identification', S, 20, '0B 1G G2'),
    ]),
    serviceFacilityOfLine('2420C'),
    supervisingProviderOfLine('2420D'),
    loop('2420E', 'Ordering Provider Name', S, 1, [
      segment('NM1', 'Ordering Provider Name', R, 1, { 1: R.of('DK'), 2: R.of('1'), ...personName, ...providerId }),
      street('Ordering Provider Address', S),
      city('Ordering Provider City, State, ZIP Code', S),
      referenceOfPayer('Ordering Provider Secondary Identification', S, 20, '0B 1G G2'),
      segment('PER', 'Ordering Provider Contact Information', S, 1, contactNumbers),
    ]),
    loop('2420F', 'Referring Provider Name', S, 2, [
      segment('NM1', 'Referring Provider Name', R, 1, { 1: R.of('DN P3'), 2: R.of('1'), ...personName, ...providerId }),
      referenceOfPayer('Referring Provider Secondary Identification', S, 20, '0B 1G G2'),
    ]),
    ambulancePickUp('2420G'),
    ambulanceDropOff('2420H'),
  ),
  loop('2430', 'Line Adjudication Information', S, 15, [
    segment('SVD', 'Line Adjudication Information', R, 1, {
      1: R,
      2: R,
      3: R.composite(procedure(procedureQualifiers)),
      5: R,
      6: S,
    }),
    ...lineDecision,
  ]),
  loop('2440', 'Form Identification Code', S, many, [
    segment('LQ', 'Form Identification Code', R, 1, { 1: R.of('AS UT'), 2: R }),
    segment('FRM', 'Supporting Documentation', R, 99, { 1: R, 2: S.of('N W Y'), 3: S, 4: S, 5: S }),
  ]),
]);
