import { guide, loop, many, R, S, segment, unordered } from '../grammar/dsl.js';
import { status } from './shared/claim-status.js';
import { acknowledgmentEntities } from './shared/code-lists.js';
import { memberId, personName } from './shared/parties.js';
import { amount, date, dateOrPeriod, header, level, quantity, reference, trailer } from './shared/segments.js';

/** Sender, receiver and payer, the entities that a status of the whole file can be about. */
const partners = '36 40 41 AY PR';

/** Health Care Claim Acknowledgment, 005010X214: which claims of an 837 a payer or clearinghouse took into its system, and which not. */
export const guide277CA = guide({
  id: '005010X214',
  accepts: [],
  transaction: '277',
  functionalId: 'HN',
  name: 'Health Care Claim Acknowledgment',
  body: [
    header('277', '005010X214'),
    segment('BHT', 'Beginning of Hierarchical Transaction', R, 1, {
      1: R.of('0085'),
      2: R.of('08'),
      3: R,
      4: R,
      5: R,
      6: R.of('TH'),
    }),
    loop('2000A', 'Information Source Level', R, 1, [
      level('Information Source Level', '20', { parent: false, children: '1' }),
      loop('2100A', 'Information Source Name', R, 1, [
        segment('NM1', 'Information Source Name', R, 1, { 1: R.of('AY PR'), 2: R.of('2'), 3: R, 8: R.of('46 FI PI'), 9: R }),
      ]),
      loop('2200A', 'Transmission Receipt Control Identifier', R, 1, [
        segment('TRN', 'Transmission Receipt Control Identifier', R, 1, { 1: R.of('1'), 2: R }),
        unordered(date('Information Source Receipt Date', R, 1, '050'), date('Information Source Process Date', R, 1, '009')),
      ]),
      loop('2000B', 'Information Receiver Level', R, 1, [
        level('Information Receiver Level', '21', { parent: true, children: '0 1' }),
        loop('2100B', 'Information Receiver Name', R, 1, [
          segment('NM1', 'Information Receiver Name', R, 1, {
            1: R.of('41'),
            2: R.of('1 2'),
            3: R,
            4: S,
            5: S,
            8: R.of('46'),
            9: R,
          }),
        ]),
        loop('2200B', 'Information Receiver Application Trace Identifier', R, 1, [
          segment('TRN', 'Information Receiver Application Trace Identifier', R, 1, { 1: R.of('2'), 2: R }),
          segment('STC', 'Information Receiver Status Information', R, many, {
            1: R.composite(status(partners)),
            2: R,
            3: R.of('U WQ'),
            4: R,
            10: S.composite(status(partners)),
            11: S.composite(status(partners)),
          }),
          unordered(quantity('Total Accepted Quantity', S, 1, '90'), quantity('Total Rejected Quantity', S, 1, 'AA')),
          unordered(amount('Total Accepted Amount', S, 1, 'YU'), amount('Total Rejected Amount', S, 1, 'YY')),
        ]),
        loop('2000C', 'Billing Provider Of Service Level', S, many, [
          level('Billing Provider of Service Level', '19', { parent: true, children: '0 1' }),
          loop('2100C', 'Billing Provider Name', R, many, [
            segment('NM1', 'Billing Provider Name', R, 1, {
              1: R.of('85'),
              2: R.of('1 2'),
              ...personName,
              8: R.of('FI XX'),
              9: R,
            }),
          ]),
          loop('2200C', 'Provider Of Service Information Trace Identifier', S, 1, [
            segment('TRN', 'Provider of Service Information Trace Identifier', R, 1, { 1: R.of('1'), 2: R }),
            segment('STC', 'Billing Provider Status Information', S, many, {
              1: R.composite(status('36 40 41 77 82 85 87 AY PR')),
              3: R.of('U WQ'),
              4: R,
              10: S.composite(status(partners)),
              11: S.composite(status(partners)),
            }),
            reference('Provider Secondary Identifier', S, 3, '0B 1G G2 LU SY TJ'),
            unordered(quantity('Total Accepted Quantity', S, 1, 'QA'), quantity('Total Rejected Quantity', S, 1, 'QC')),
            unordered(amount('Total Accepted Amount', S, 1, 'YU'), amount('Total Rejected Amount', S, 1, 'YY')),
          ]),
          loop('2000D', 'Patient Level', S, many, [
            level('Patient Level', 'PT', { parent: true }),
            loop('2100D', 'Patient Name', R, 1, [
              segment('NM1', 'Patient Name', R, 1, { 1: R.of('QC'), 2: R.of('1'), ...personName, ...memberId }),
            ]),
            loop('2200D', 'Claim Status Tracking Number', R, many, [
              segment('TRN', 'Claim Status Tracking Number', R, 1, { 1: R.of('2'), 2: R }),
              segment('STC', 'Claim Level Status Information', R, many, {
                1: R.composite(status(acknowledgmentEntities)),
                2: R,
                3: R.of('U WQ'),
                4: R,
                10: S.composite(status(partners)),
                11: S.composite(status(partners)),
                12: S,
              }),
              unordered(
                reference('Payer Claim Control Number', S, 3, '1K'),
                reference('Claim Identifier Number for Clearinghouses and Other Transmission Intermediaries', S, 3, 'D9'),
                reference('Institutional Bill Type Identification', S, 3, 'BLT'),
              ),
              dateOrPeriod('Claim Level Service Date', R, 1, '472'),
              loop('2220D', 'Service Line Information', S, many, [
                segment('SVC', 'Service Line Information', R, 1, {
                  1: R.composite({ 1: R.of('AD ER HC HP IV NU WK'), 2: R, 3: S, 4: S, 5: S, 6: S }),
                  2: R,
                  4: S,
                  7: S,
                }),
                segment('STC', 'Service Line Level Status Information', R, many, {
                  1: R.composite(status(acknowledgmentEntities)),
                  3: R.of('U'),
                  10: S.composite(status(acknowledgmentEntities)),
                  11: S.composite(status(acknowledgmentEntities)),
                  12: S,
                }),
                unordered(
                  reference('Service Line Item Identification', R, 1, 'FJ'),
                  reference('Pharmacy Prescription Number', S, 1, 'XZ'),
                ),
                dateOrPeriod('Service Line Date', S, 1, '472'),
              ]),
            ]),
          ]),
        ]),
      ]),
    ]),
    trailer,
  ],
});
