import fc, { type Arbitrary } from 'fast-check';
import { type Benefit, type Benefits271, type Inquiry270 } from '../eligibility.js';
import { type Party } from '../parts.js';
import {
  address,
  cents,
  code,
  contact,
  day,
  npi,
  number,
  organization,
  period,
  person,
  procedure,
  qualified,
  quantity,
  some,
  time,
  words,
} from './values.js';

const memberId = qualified(['MI', 'II'], code(2, 20));

const header = { reference: code(1, 30), createdDate: day, createdTime: time };

const payer: Arbitrary<Party> = organization(qualified(['PI', 'XV'], code(2, 20)));

const trace = (type: '1' | '2') =>
  fc.record(
    { type: fc.constant(type), number: code(1, 30), companyId: number(10), supplement: code(1, 20) },
    { requiredKeys: ['type', 'number', 'companyId'] },
  );

const inquiry = fc.oneof(
  fc.record(
    {
      serviceTypes: some(fc.constantFrom('1', '30', '98', 'UC'), 5),
      dates: period.map((value) => [{ qualifier: '291', ...value }]),
    },
    { requiredKeys: ['serviceTypes'] },
  ),
  fc.record(
    { procedure: procedure(), reference: qualified(['9F', 'G1']), placeOfService: fc.constantFrom('11', '21') },
    { requiredKeys: ['procedure'] },
  ),
);

const inquiredPerson = {
  traces: some(trace('1'), 2),
  references: some(qualified(['18', 'EA', 'SY'], code(1, 20)), 3),
  address,
  provider: fc.record({ role: fc.constantFrom('PE', 'RF'), qualifier: fc.constant('PXC'), value: code(10) }),
  birthDate: day,
  gender: fc.constantFrom('F' as const, 'M' as const),
  diagnoses: some(code(3, 7), 8).map((codes) => codes.map((value, index) => ({ qualifier: index === 0 ? 'ABK' : 'ABF', value }))),
  dates: period.map((value) => [{ qualifier: '291', ...value }]),
};

const withoutId = fc.record(
  { kind: fc.constant('person' as const), name: words(60), firstName: words(35) },
  { requiredKeys: ['kind'] },
);

export const eligibilityInquiry: Arbitrary<Inquiry270> = fc.record(
  {
    purpose: fc.constant('13'),
    ...header,
    sources: some(
      fc.record({
        role: fc.constant('PR'),
        source: payer,
        receivers: some(
          fc.record(
            {
              role: fc.constant('1P'),
              receiver: organization(npi),
              references: some(qualified(['TJ', 'EO'], code(1, 20)), 2),
              address,
              provider: fc.record({ role: fc.constant('BI'), qualifier: fc.constant('PXC'), value: code(10) }),
              subscribers: some(
                fc.record(
                  {
                    ...inquiredPerson,
                    person: person(memberId, { idRequired: false }),
                    birthSequence: fc.integer({ min: 1, max: 9 }),
                    inquiries: some(inquiry, 3),
                    dependents: some(
                      fc.record(
                        {
                          ...inquiredPerson,
                          person: withoutId,
                          relationship: fc.record(
                            { code: fc.constantFrom('01', '19', '34'), birthSequence: fc.integer({ min: 1, max: 9 }) },
                            { requiredKeys: ['code'] },
                          ),
                          inquiries: some(inquiry, 3),
                        },
                        { requiredKeys: ['person', 'inquiries'] },
                      ),
                      2,
                    ),
                  },
                  { requiredKeys: ['person'] },
                ),
                3,
              ),
            },
            { requiredKeys: ['role', 'receiver', 'subscribers'] },
          ),
          2,
        ),
      }),
      2,
    ),
  },
  { requiredKeys: ['purpose', 'createdDate', 'createdTime', 'sources'] },
);

const rejections = some(
  fc.record({ valid: fc.boolean(), reason: fc.constant('42'), followUp: fc.constantFrom('C', 'N', 'R') }),
  2,
);

/** EB09 and EB10 come together. */
const benefitQuantity = fc.option(fc.record({ quantityQualifier: fc.constantFrom('VS', 'DY'), quantity }), { nil: {} });

const benefitFacts = fc.record(
  {
    information: fc.constantFrom('1', '6', 'A', 'B', 'C', 'G'),
    coverageLevel: fc.constantFrom('IND', 'FAM'),
    serviceTypes: some(fc.constantFrom('1', '30', '33', '98'), 6),
    insuranceType: fc.constantFrom('HM', 'PR'),
    plan: words(50),
    timePeriod: fc.constantFrom('23', '29'),
    amountCents: cents,
    percent: fc.constantFrom(0.1, 0.2, 0.35),
    authorizationRequired: fc.constantFrom('Y', 'N', 'U'),
    inNetwork: fc.constantFrom('Y', 'N', 'U', 'W'),
    procedure: procedure(),
    diagnosisPointers: some(fc.integer({ min: 1, max: 8 }), 4),
    references: some(qualified(['18', 'G1'], code(1, 20)), 2),
    dates: some(
      period.map((value) => ({ qualifier: '291', ...value })),
      3,
    ),
    messages: some(words(100), 3),
    additional: some(fc.record({ qualifier: fc.constant('ZZ'), code: fc.constantFrom('11', '21') }), 2),
    entities: fc.record({
      entities: some(
        fc.record(
          {
            role: fc.constantFrom('P3', 'PR'),
            party: organization(qualified(['PI', 'XX'], code(2, 20))),
            address,
            contacts: some(contact, 2),
          },
          { requiredKeys: ['role', 'party'] },
        ),
        3,
      ),
    }),
  },
  { requiredKeys: ['information'] },
);

const benefit: Arbitrary<Benefit> = fc.tuple(benefitFacts, benefitQuantity).map(([facts, amount]) => ({ ...facts, ...amount }));

export const benefits: Arbitrary<Benefits271> = fc.record(
  {
    purpose: fc.constant('11'),
    ...header,
    sources: some(
      fc.record(
        {
          requestRejections: rejections,
          role: fc.constant('PR'),
          source: payer,
          contacts: some(contact, 3),
          rejections,
          receivers: some(
            fc.record(
              {
                role: fc.constant('1P'),
                receiver: organization(npi),
                subscribers: some(
                  fc.record(
                    {
                      ...inquiredPerson,
                      traces: some(trace('2'), 3),
                      provider: fc.record({ role: fc.constant('PE'), qualifier: fc.constant('PXC'), value: code(10) }),
                      person: person(memberId, { idRequired: false }),
                      relationship: fc.record(
                        { code: fc.constant('18'), changed: fc.constant(true as const) },
                        { requiredKeys: ['code'] },
                      ),
                      benefits: some(benefit, 4),
                      dependents: some(
                        fc.record(
                          {
                            ...inquiredPerson,
                            traces: some(trace('2'), 3),
                            provider: fc.record({ role: fc.constant('PE'), qualifier: fc.constant('PXC'), value: code(10) }),
                            person: withoutId,
                            benefits: some(benefit, 3),
                          },
                          { requiredKeys: ['person'] },
                        ),
                        2,
                      ),
                    },
                    { requiredKeys: ['person'] },
                  ),
                  2,
                ),
              },
              { requiredKeys: ['role', 'receiver'] },
            ),
            2,
          ),
        },
        { requiredKeys: ['role', 'source'] },
      ),
      2,
    ),
  },
  { requiredKeys: ['purpose', 'createdDate', 'createdTime', 'sources'] },
);
