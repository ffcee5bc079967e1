import { always, at, each, elements, inLoop, one, record, segment, several } from '../../mapping/fields.js';
import { periodCodec } from '../../mapping/period-codec.js';
import { cents, day, decimal, integer, oneOf, text, time } from '../../mapping/plain-codecs.js';
import { object, on } from '../../mapping/segment-codecs.js';
import {
  type AdditionalInformation,
  type Benefit,
  type BenefitEntities,
  type BenefitEntity,
  type BenefitPerson,
  type BenefitReceiver,
  type Benefits271,
  type BenefitSource,
  type BenefitSubscriber,
  type Delivery,
  type MilitaryService,
} from '../eligibility.js';
import { periods, procedure } from './amounts.js';
import { diagnosisPointers } from './diagnosis-pointers.js';
import {
  demographics,
  describedReferences,
  diagnoses,
  providerInformation,
  rejections,
  relationship,
  serviceTypes,
  traces,
} from './eligibility.js';
import { address, anyNm1, contactsOf, nm1, partyOf } from './parties.js';
import { qualifiedId } from './references.js';

/** The letter of the loops below a person: C for the subscriber, D for a dependent. */
type Letter = 'C' | 'D';

const entity = () =>
  record<BenefitEntity>({
    role: at(anyNm1, 1, text),
    party: partyOf(anyNm1),
    relationship: at(anyNm1, 10, text),
    address,
    location: elements(segment('N4'), qualifiedId(5, 6)),
    contacts: contactsOf('IC'),
    provider: providerInformation,
  });

const iii = segment('III');

const additional = () =>
  record<AdditionalInformation>({
    qualifier: at(iii, 1, text),
    code: at(iii, 2, text),
    category: at(iii, 3, text),
    text: at(iii, 4, text),
  });

const deliveries = each(
  segment('HSD'),
  object<Delivery>({
    quantityQualifier: on(1, text),
    quantity: on(2, decimal),
    unit: on(3, text),
    sampleSelection: on(4, decimal),
    timePeriod: on(5, text),
    periodCount: on(6, integer),
    pattern: on(7, text),
    timeOfDay: on(8, text),
  }),
);

const militaryService = each(
  segment('MPI'),
  object<MilitaryService>({
    informationStatus: on(1, text),
    employmentStatus: on(2, text),
    affiliation: on(3, text),
    description: on(4, text),
    rank: on(5, text),
    period: periodCodec(6, 7),
  }),
);

const eb = segment('EB');

const benefit = (letter: Letter) => () =>
  record<Benefit>({
    information: at(eb, 1, text),
    coverageLevel: at(eb, 2, text),
    serviceTypes: at(eb, 3, serviceTypes),
    insuranceType: at(eb, 4, text),
    plan: at(eb, 5, text),
    timePeriod: at(eb, 6, text),
    amountCents: at(eb, 7, cents),
    percent: at(eb, 8, decimal),
    quantityQualifier: at(eb, 9, text),
    quantity: at(eb, 10, decimal),
    authorizationRequired: at(eb, 11, oneOf('Y', 'N', 'U')),
    inNetwork: at(eb, 12, oneOf('Y', 'N', 'U', 'W')),
    procedure: at(eb, 13, procedure),
    diagnosisPointers: at(eb, 14, diagnosisPointers),
    deliveries,
    references: describedReferences,
    dates: periods,
    rejections,
    messages: each(segment('MSG'), on(1, text)),
    additional: several(`2115${letter}`, additional),
    entities: one(`2120${letter}`, () =>
      record<BenefitEntities>(
        { entities: always(several(`2120${letter}`, entity)) },
        { fixed: [segment('LS', { 1: '2120' }), segment('LE', { 1: '2120' })] },
      ),
    ),
  });

const person = (letter: Letter, role: string, isSubscriber: 'Y' | 'N') => ({
  traces,
  ...inLoop(`2100${letter}`, {
    person: partyOf(nm1(role)),
    references: describedReferences,
    address,
    rejections,
    provider: providerInformation,
    ...demographics,
    relationship: relationship(isSubscriber),
    diagnoses,
    dates: periods,
    militaryService,
    benefits: several(`2110${letter}`, benefit(letter)),
  }),
});

const dependent = () => record<BenefitPerson>(person('D', '03', 'N'), { level: '23' });

const subscriber = () =>
  record<BenefitSubscriber>({ ...person('C', 'IL', 'Y'), dependents: several('2000D', dependent) }, { level: '22' });

const receiver = () =>
  record<BenefitReceiver>(
    {
      ...inLoop('2100B', {
        role: at(anyNm1, 1, text),
        receiver: partyOf(anyNm1),
        references: describedReferences,
        address,
        rejections,
        provider: providerInformation,
      }),
      subscribers: several('2000C', subscriber),
    },
    { level: '21' },
  );

const source = () =>
  record<BenefitSource>(
    {
      requestRejections: rejections,
      ...inLoop('2100A', {
        role: at(anyNm1, 1, text),
        source: partyOf(anyNm1),
        contacts: contactsOf('IC'),
        rejections,
      }),
      receivers: several('2000B', receiver),
    },
    { level: '20' },
  );

const bht = segment('BHT', { 1: '0022' });

/** 271, 005010X279A1. */
export const benefits271 = record<Benefits271>({
  purpose: at(bht, 2, oneOf('11', '06')),
  reference: at(bht, 3, text),
  createdDate: at(bht, 4, day),
  createdTime: at(bht, 5, time),
  sources: always(several('2000A', source)),
});
