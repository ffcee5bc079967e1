import { type ElementRule, guide, loop, many, R, S, segment, unordered } from '../grammar/dsl.js';
import { dependent, informationReceiver, payerName, service, serviceProvider, subscriber } from './shared/claim-status.js';
import { amount, dateOrPeriod, header, level, reference, trailer } from './shared/segments.js';

/** One claim that is asked after (2200): under the subscriber (D) or under the dependent (E), never both. */
const claimStatus = <const Level extends 'D' | 'E'>(level: Level, usage: ElementRule) =>
  loop(`2200${level}`, 'Claim Status Tracking Number', usage, many, [
    segment('TRN', 'Claim Status Tracking Number', R, 1, { 1: R.of('1'), 2: R }),
    unordered(
      reference('Payer Claim Control Number', S, 1, '1K'),
      reference('Institutional Bill Type Identification', S, 1, 'BLT'),
      reference('Application or Location System Identifier', S, 1, 'LU'),
      reference('Group Number', S, 1, '6P'),
      reference('Patient Control Number', S, 1, 'EJ'),
      reference('Pharmacy Prescription Number', S, 1, 'XZ'),
      reference('Claim Identification Number for Clearinghouses and Other Transmission Intermediaries', S, 1, 'D9'),
    ),
    amount('Claim Submitted Charges', S, 1, 'T3'),
    dateOrPeriod('Claim Service Date', S, 1, '472'),
    loop(`2210${level}`, 'Service Line Information', S, many, [
      segment('SVC', 'Service Line Information', R, 1, { 1: R.composite(service), 2: R, 4: S.external('revenue'), 7: S }),
      reference('Service Line Item Identification', S, 1, 'FJ'),
      dateOrPeriod('Service Line Date', R, 1, '472'),
    ]),
  ]);

/** Health Care Claim Status Request, 005010X212. */
export const guide276 = guide({
  id: '005010X212',
  accepts: [],
  transaction: '276',
  functionalId: 'HR',
  name: 'Health Care Claim Status Request',
  body: [
    header('276', '005010X212'),
    segment('BHT', 'Beginning of Hierarchical Transaction', R, 1, { 1: R.of('0010'), 2: R.of('13'), 3: R, 4: R, 5: R }),
    loop('2000A', 'Information Source Level', R, many, [
      level('Information Source Level', '20', { parent: false, children: '1' }),
      loop('2100A', 'Payer Name', R, 1, [payerName]),
      loop('2000B', 'Information Receiver Level', R, many, [
        level('Information Receiver Level', '21', { parent: true, children: '1' }),
        informationReceiver,
        loop('2000C', 'Service Provider Level', R, many, [
          level('Billing Provider of Service Level', '19', { parent: true, children: '1' }),
          serviceProvider('Billing Provider Name'),
          loop('2000D', 'Subscriber Level', R, many, [
            level('Subscriber Level', '22', { parent: true, children: '0 1' }),
            segment('DMG', 'Subscriber Demographic Information', S, 1, { 1: R.of('D8'), 2: R, 3: S.of('F M') }),
            subscriber,
            claimStatus('D', S),
            loop('2000E', 'Dependent Level', S, many, [
              level('Dependent Level', '23', { parent: true }),
              segment('DMG', 'Dependent Demographic Information', R, 1, { 1: R.of('D8'), 2: R, 3: S.of('F M') }),
              dependent,
              claimStatus('E', R),
            ]),
          ]),
        ]),
      ]),
    ]),
    trailer,
  ],
});
