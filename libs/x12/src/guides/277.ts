import { type ElementRule, guide, loop, many, R, S, segment, span, unordered } from '../grammar/dsl.js';
import {
  dependent,
  informationReceiver,
  payerName,
  service,
  serviceProvider,
  status,
  subscriber,
} from './shared/claim-status.js';
import { claimStatusEntities } from './shared/code-lists.js';
import { dateOrPeriod, header, level, reference, trailer } from './shared/segments.js';

/** The same of a claim or line: RX where the status is one of the pharmacy list of NCPDP. */
const statusOfClaim = { ...status(claimStatusEntities), 4: S.of('RX') };

/** STC10 and 11: a second and a third status, about any entity. */
const furtherStatus = { 1: R.external('claimStatusCategory'), 2: R.external('claimStatus'), 3: S };
const furtherStatuses = span(10, 11, S.composite(furtherStatus));
const furtherStatusesOfClaim = span(10, 11, S.composite({ ...furtherStatus, 4: S.of('RX') }));

/** What became of one claim (2200): under the subscriber (D) or under the dependent (E). */
const claimStatus = <const Level extends 'D' | 'E'>(level: Level, usage: ElementRule) =>
  loop(`2200${level}`, 'Claim Status Tracking Number', usage, many, [
    segment('TRN', 'Claim Status Tracking Number', R, 1, { 1: R.of('2'), 2: R }),
    segment('STC', 'Claim Level Status Information', R, many, {
      1: R.composite(statusOfClaim),
      2: R,
      4: S,
      5: S,
      6: S,
      8: S,
      9: S,
      ...furtherStatusesOfClaim,
    }),
    unordered(
      reference('Payer Claim Control Number', S, 1, '1K'),
      reference('Institutional Bill Type Identification', S, 1, 'BLT'),
      reference('Patient Control Number', S, 1, 'EJ'),
      reference('Pharmacy Prescription Number', S, 1, 'XZ'),
      reference('Voucher Identifier', S, 1, 'VV'),
      reference('Claim Identification Number For Clearinghouses and Other Transmission Intermediaries', S, 1, 'D9'),
    ),
    dateOrPeriod('Claim Service Date', S, 1, '472'),
    loop(`2220${level}`, 'Service Line Information', S, many, [
      segment('SVC', 'Service Line Information', R, 1, { 1: R.composite(service), 2: R, 3: R, 4: S.external('revenue'), 7: R }),
      segment('STC', 'Service Line Status Information', R, many, {
        1: R.composite(statusOfClaim),
        2: R,
        ...furtherStatusesOfClaim,
      }),
      reference('Service Line Item Identification', S, 1, 'FJ'),
      dateOrPeriod('Service Line Date', R, 1, '472'),
    ]),
  ]);

/** Health Care Claim Status Response, 005010X212. */
export const guide277 = guide({
  id: '005010X212',
  accepts: [],
  transaction: '277',
  functionalId: 'HN',
  name: 'Health Care Claim Status Response',
  body: [
    header('277', '005010X212'),
    segment('BHT', 'Beginning of Hierarchical Transaction', R, 1, {
      1: R.of('0010'),
      2: R.of('08'),
      3: R,
      4: R,
      5: R,
      6: R.of('DG'),
    }),
    loop('2000A', 'Information Source Level', R, many, [
      level('Information Source Level', '20', { parent: false, children: '1' }),
      loop('2100A', 'Payer Name', R, 1, [
        payerName,
        segment('PER', 'Payer Contact Information', S, 1, {
          1: R.of('IC'),
          2: S,
          3: R.of('ED EM FX TE'),
          4: R,
          5: S.of('ED EM EX FX TE'),
          6: S,
          7: S.of('ED EM EX FX TE'),
          8: S,
        }),
      ]),
      loop('2000B', 'Information Receiver Level', R, many, [
        level('Information Receiver Level', '21', { parent: true, children: '0 1' }),
        informationReceiver,
        loop('2200B', 'Information Receiver Trace Identifier', S, 1, [
          segment('TRN', 'Information Receiver Trace Identifier', R, 1, { 1: R.of('2'), 2: R }),
          segment('STC', 'Information Receiver Status Information', R, many, {
            1: R.composite(status('41 AY PR')),
            2: R,
            ...furtherStatuses,
          }),
        ]),
        loop('2000C', 'Service Provider Level', S, many, [
          level('Service Provider Level', '19', { parent: true, children: '0 1' }),
          serviceProvider('Provider Name'),
          loop('2200C', 'Provider of Service Trace Identifier', S, 1, [
            segment('TRN', 'Provider of Service Trace Identifier', R, 1, { 1: R.of('1'), 2: R }),
            segment('STC', 'Provider Status Information', R, many, { 1: R.composite(status('1P')), 2: R, ...furtherStatuses }),
          ]),
          loop('2000D', 'Subscriber Level', S, many, [
            level('Subscriber Level', '22', { parent: true, children: '0 1' }),
            subscriber,
            claimStatus('D', S),
            loop('2000E', 'Dependent Level', S, many, [
              level('Dependent Level', '23', { parent: true }),
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
