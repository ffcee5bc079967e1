import { guide, loop, many, R, S, segment, unordered } from '../grammar/dsl.js';
import { serviceTypes } from './shared/code-lists.js';
import {
  demographicsIfKnown,
  dependentName,
  diagnoses,
  diagnosisPointers,
  informationReceiverIds,
  informationReceiverName,
  informationReceiverSpecialty,
  informationSourceName,
  product,
  providerInformation,
  subscriberName,
} from './shared/eligibility.js';
import { personName } from './shared/parties.js';
import { amount, city, dateOrPeriod, header, level, reference, street, trailer } from './shared/segments.js';

/** EQ: service types, or one product or procedure, and the diagnoses it is for. */
const inquiry = {
  1: S.of(serviceTypes).alsoRead('GY').times(99),
  2: S.composite(product),
  5: S.composite(diagnosisPointers),
};

/** Health Care Eligibility Benefit Inquiry, 005010X279A1. */
export const guide270 = guide({
  id: '005010X279A1',
  accepts: ['005010X279'],
  transaction: '270',
  functionalId: 'HS',
  name: 'Health Care Eligibility Benefit Inquiry',
  body: [
    header('270', '005010X279A1'),
    segment('BHT', 'Beginning of Hierarchical Transaction', R, 1, {
      1: R.of('0022'),
      2: R.of('01 13'),
      3: S,
      4: R,
      5: R,
      6: S.of('RT'),
    }),
    loop('2000A', 'Information Source Level', R, many, [
      level('Information Source Level', '20', { parent: false, children: '1' }),
      loop('2100A', 'Information Source Name', R, 1, [informationSourceName]),
      loop('2000B', 'Information Receiver Level', R, many, [
        level('Information Receiver Level', '21', { parent: true, children: '1' }),
        loop('2100B', 'Information Receiver Name', R, 1, [
          informationReceiverName(personName),
          informationReceiverIds,
          street('Information Receiver Address', S),
          city('Information Receiver City, State, ZIP Code', S),
          informationReceiverSpecialty,
        ]),
        loop('2000C', 'Subscriber Level', R, many, [
          level('Subscriber Level', '22', { parent: true, children: '0 1' }),
          segment('TRN', 'Subscriber Trace Number', S, 2, { 1: R.of('1'), 2: R, 3: R, 4: S }),
          loop('2100C', 'Subscriber Name', R, 1, [
            subscriberName,
            reference('Subscriber Additional Identification', S, 9, '18 1L 1W 3H 6P CT EA EJ F6 GH HJ IG N6 NQ SY Y4'),
            street('Subscriber Address', S),
            city('Subscriber City, State, ZIP Code', S),
            providerInformation('9K D3 EI HPI PXC SY TJ'),
            demographicsIfKnown('Subscriber Demographic Information', 'F M'),
            segment('INS', 'Multiple Birth Sequence Number', S, 1, { 1: R.of('Y'), 2: R.of('18'), 17: R }),
            diagnoses('Subscriber Health Care Diagnosis Code'),
            dateOrPeriod('Subscriber Date', S, 2, '102 291'),
            loop('2110C', 'Subscriber Eligibility or Benefit Inquiry', S, 99, [
              segment('EQ', 'Subscriber Eligibility or Benefit Inquiry', R, 1, { ...inquiry, 3: S.of('FAM') }),
              unordered(
                amount('Subscriber Spend Down Amount', S, 1, 'R'),
                amount('Subscriber Spend Down Total Billed Amount', S, 1, 'PB'),
              ),
              segment('III', 'Subscriber Eligibility or Benefit Additional Inquiry Information', S, 1, { 1: R.of('ZZ'), 2: R }),
              reference('Subscriber Additional Information', S, 1, '9F G1'),
              dateOrPeriod('Subscriber Eligibility/Benefit Date', S, 1, '291'),
            ]),
          ]),
          loop('2000D', 'Dependent Level', S, many, [
            level('Dependent Level', '23', { parent: true, children: '0' }),
            segment('TRN', 'Dependent Trace Number', S, 2, { 1: R.of('1'), 2: R, 3: R, 4: S }),
            loop('2100D', 'Dependent Name', R, 1, [
              dependentName,
              reference('Dependent Additional Identification', S, 9, '18 1L 1W 6P CT EA EJ F6 GH HJ IF IG MRC N6 SY Y4'),
              street('Dependent Address', S),
              city('Dependent City, State, ZIP Code', S),
              providerInformation('9K D3 EI HPI PXC SY TJ'),
              demographicsIfKnown('Dependent Demographic Information', 'F M'),
              segment('INS', 'Dependent Relationship', S, 1, { 1: R.of('N'), 2: R.of('01 19 34'), 17: S }),
              diagnoses('Dependent Health Care Diagnosis Code'),
              dateOrPeriod('Dependent Date', S, 2, '102 291'),
              loop('2110D', 'Dependent Eligibility or Benefit Inquiry', R, 99, [
                segment('EQ', 'Dependent Eligibility or Benefit Inquiry', R, 1, inquiry),
                segment('III', 'Dependent Eligibility or Benefit Additional Inquiry Information', S, 1, { 1: R.of('ZZ'), 2: R }),
                reference('Dependent Additional Information', S, 1, '9F G1'),
                dateOrPeriod('Dependent Eligibility/Benefit Date', S, 1, '291'),
              ]),
            ]),
          ]),
        ]),
      ]),
    ]),
    trailer,
  ],
});
