import { always, at, elements, inLoop, record, segment, several } from '../../mapping/fields.js';
import { day, integer, oneOf, text, time } from '../../mapping/plain-codecs.js';
import { marked } from '../../mapping/segment-codecs.js';
import {
  type EligibilityInquiry,
  type Inquiry270,
  type InquiryDependent,
  type InquiryReceiver,
  type InquirySource,
  type InquirySubscriber,
} from '../eligibility.js';
import { amounts, periods, procedure } from './amounts.js';
import { diagnosisPointers } from './diagnosis-pointers.js';
import {
  demographics,
  describedReferences,
  diagnoses,
  providerInformation,
  relationship,
  serviceTypes,
  traces,
} from './eligibility.js';
import { address, anyNm1, nm1, partyOf } from './parties.js';
import { oneReference } from './references.js';

const eq = segment('EQ');

const inquiry = () =>
  record<EligibilityInquiry>({
    serviceTypes: at(eq, 1, serviceTypes),
    procedure: at(eq, 2, procedure),
    coverageLevel: at(eq, 3, text),
    diagnosisPointers: at(eq, 5, diagnosisPointers),
    amounts,
    placeOfService: elements(segment('III'), marked(1, 'ZZ', 2, text)),
    reference: oneReference('9F', 'G1'),
    dates: periods,
  });

const dependent = () =>
  record<InquiryDependent>(
    {
      traces,
      ...inLoop('2100D', {
        person: partyOf(nm1('03')),
        references: describedReferences,
        address,
        provider: providerInformation,
        ...demographics,
        relationship: relationship('N'),
        diagnoses,
        dates: periods,
        inquiries: always(several('2110D', inquiry)),
      }),
    },
    { level: '23' },
  );

const subscriber = () =>
  record<InquirySubscriber>(
    {
      traces,
      ...inLoop('2100C', {
        person: partyOf(nm1('IL')),
        references: describedReferences,
        address,
        provider: providerInformation,
        ...demographics,
        birthSequence: at(segment('INS', { 1: 'Y', 2: '18' }), 17, integer),
        diagnoses,
        dates: periods,
        inquiries: several('2110C', inquiry),
      }),
      dependents: several('2000D', dependent),
    },
    { level: '22' },
  );

const receiver = () =>
  record<InquiryReceiver>(
    {
      ...inLoop('2100B', {
        role: at(anyNm1, 1, text),
        receiver: partyOf(anyNm1),
        references: describedReferences,
        address,
        provider: providerInformation,
      }),
      subscribers: always(several('2000C', subscriber)),
    },
    { level: '21' },
  );

const source = () =>
  record<InquirySource>(
    {
      ...inLoop('2100A', { role: at(anyNm1, 1, text), source: partyOf(anyNm1) }),
      receivers: always(several('2000B', receiver)),
    },
    { level: '20' },
  );

const bht = segment('BHT', { 1: '0022' });

/** 270, 005010X279A1. */
export const inquiry270 = record<Inquiry270>({
  purpose: at(bht, 2, oneOf('13', '01')),
  reference: at(bht, 3, text),
  createdDate: at(bht, 4, day),
  createdTime: at(bht, 5, time),
  transactionType: at(bht, 6, text),
  sources: always(several('2000A', source)),
});
