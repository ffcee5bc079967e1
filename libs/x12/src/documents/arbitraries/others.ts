import fc, { type Arbitrary } from 'fast-check';
import { type Acknowledgment999, type ErrorContext, type Ta1 } from '../acknowledgments.js';
import { type ClaimAcknowledgment277, type StatusInformation } from '../claim-status.js';
import { type Benefit, type Benefits271, type Inquiry270 } from '../eligibility.js';
import { type Party } from '../parts.js';
import { type ClaimPayment, type Remittance835, type ServicePayment } from '../remittance-835.js';
import {
  address,
  adjustments,
  cents,
  code,
  contact,
  count,
  day,
  npi,
  number,
  organization,
  period,
  person,
  procedure,
  qualified,
  quantity,
  remark,
  signedCents,
  some,
  time,
  words,
} from './values.js';

const memberId = qualified(['MI', 'II'], code(2, 20));

const servicePayment: Arbitrary<ServicePayment> = fc.record(
  {
    procedure: procedure(),
    chargeCents: signedCents,
    paidCents: signedCents,
    revenueCode: number(4),
    units: quantity,
    submittedProcedure: procedure({ description: true }),
    submittedUnits: quantity,
    serviceDates: fc.oneof(
      day.map((date) => [{ qualifier: '472', date }]),
      fc.tuple(day, day).map((days) => days.toSorted().map((date, index) => ({ qualifier: index === 0 ? '150' : '151', date }))),
    ),
    adjustments: adjustments(4),
    references: some(qualified(['1S', 'G1', 'LU', 'HPI', '0K'], code(1, 20)), 4),
    lineControlNumber: code(1, 30),
    amounts: some(fc.record({ qualifier: fc.constantFrom('B6', 'T', 'ZK'), amountCents: signedCents }), 3),
    quantities: some(fc.record({ qualifier: fc.constantFrom('ZK', 'ZL'), quantity }), 3),
    remarks: some(qualified(['HE', 'RX'], code(2, 5)), 4),
  },
  { requiredKeys: ['procedure', 'chargeCents', 'paidCents'] },
);

const insurer = organization(qualified(['PI', 'XV'], code(2, 20)));

const claimPayment: Arbitrary<ClaimPayment> = fc.record(
  {
    patientControlNumber: code(1, 20),
    status: fc.constantFrom('1', '2', '3', '4', '19', '20', '21', '22', '23', '25'),
    chargeCents: signedCents,
    paidCents: signedCents,
    patientResponsibilityCents: signedCents,
    filingIndicator: fc.constantFrom('12', 'MB', 'MC'),
    payerClaimControlNumber: code(1, 30),
    facilityType: fc.constantFrom('11', '13'),
    frequency: fc.constantFrom('1', '7'),
    drg: number(3),
    drgWeight: quantity,
    dischargeFraction: fc.constant(0.5),
    adjustments: adjustments(4),
    patient: person(memberId, { idRequired: false }),
    insured: person(memberId),
    correctedPatient: person(qualified(['C'], code(2, 20)), { idRequired: false }),
    serviceProvider: organization(npi),
    crossoverCarrier: insurer,
    correctedPriorityPayer: insurer,
    otherSubscriber: person(memberId, { idRequired: false }),
    inpatient: fc.record(
      { coveredDays: count, drgAmountCents: cents, remark, moreRemarks: some(remark, 4) },
      { requiredKeys: ['coveredDays'] },
    ),
    outpatient: fc.record({ hcpcsPayableCents: cents, remarks: some(remark, 5) }, { requiredKeys: ['remarks'] }),
    references: some(qualified(['1L', 'EA', 'F8', '1A', 'D3'], code(1, 20)), 4),
    statementFrom: day,
    statementTo: day,
    coverageExpiration: day,
    receivedDate: day,
    contacts: some(
      contact.filter(({ numbers }) => numbers.length < 3),
      2,
    ),
    amounts: some(fc.record({ qualifier: fc.constantFrom('AU', 'I', 'NL'), amountCents: signedCents }), 3),
    quantities: some(fc.record({ qualifier: fc.constantFrom('CA', 'NE'), quantity }), 3),
    services: fc.array(servicePayment, { maxLength: 3 }),
  },
  {
    requiredKeys: [
      ...(['patientControlNumber', 'status', 'chargeCents', 'paidCents', 'filingIndicator', 'payerClaimControlNumber'] as const),
      ...(['patient', 'services'] as const),
    ],
  },
);

const bankAccount = fc.record({
  routingQualifier: fc.constantFrom('01', '04'),
  routingNumber: number(9),
  accountQualifier: fc.constant('DA'),
  accountNumber: number(4, 17),
});

export const remittance: Arbitrary<Remittance835> = fc.record(
  {
    handling: fc.constantFrom('C', 'D', 'H', 'I'),
    amountCents: cents,
    creditOrDebit: fc.constant('C'),
    method: fc.constantFrom('ACH', 'CHK', 'NON'),
    format: fc.constantFrom('CCP', 'CTX'),
    from: bankAccount,
    originatingCompanyId: number(10),
    originatingCompanyCode: code(9),
    to: bankAccount,
    effectiveDate: day,
    traceNumber: code(1, 30),
    tracePayerId: number(10),
    traceSupplement: code(1, 30),
    currency: fc.constant('USD'),
    receiverId: code(1, 30),
    versionId: code(1, 30),
    productionDate: day,
    payer: fc.record(
      {
        name: words(60),
        id: qualified(['XV'], code(2, 20)),
        address,
        references: some(qualified(['2U', 'EO', 'HI', 'NF'], code(1, 20)), 4),
        businessContact: contact.filter(({ numbers }) => numbers.length < 3),
        technicalContacts: some(
          contact.filter(({ numbers }) => numbers.length < 3),
          2,
        ),
        website: code(5, 30),
      },
      { requiredKeys: ['name', 'address', 'technicalContacts'] },
    ),
    payee: fc.record(
      {
        name: words(60),
        id: npi,
        address,
        references: some(qualified(['0B', 'PQ', 'TJ'], code(1, 20)), 3),
        delivery: fc.record(
          { method: fc.constantFrom('BM', 'EM'), name: words(60), number: code(1, 30) },
          { requiredKeys: ['method'] },
        ),
      },
      { requiredKeys: ['name', 'id'] },
    ),
    groups: fc.array(
      fc.record(
        {
          number: fc.integer({ min: 1, max: 999_999 }),
          summary: fc.record({
            providerId: code(2, 20),
            facilityType: fc.constantFrom('11', '13'),
            fiscalPeriodEnd: day,
            claimCount: count,
            chargeCents: cents,
          }),
          payments: some(claimPayment, 3),
        },
        { requiredKeys: ['number', 'payments'] },
      ),
      { maxLength: 2 },
    ),
    providerAdjustments: fc.array(
      fc.record({
        providerId: code(2, 20),
        fiscalPeriodEnd: day,
        adjustments: some(
          fc.record(
            { reason: fc.constantFrom('WO', 'FB', 'L6', 'CS'), reference: code(1, 30), amountCents: signedCents },
            { requiredKeys: ['reason', 'amountCents'] },
          ),
          6,
        ),
      }),
      { maxLength: 2 },
    ),
  },
  {
    requiredKeys: [
      ...(['handling', 'amountCents', 'creditOrDebit', 'method', 'effectiveDate', 'traceNumber', 'tracePayerId'] as const),
      ...(['payer', 'payee', 'groups', 'providerAdjustments'] as const),
    ],
  },
);

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

const status = fc.record(
  { category: fc.constantFrom('A1', 'A2', 'A7'), code: fc.constantFrom('19', '20', '562'), entity: fc.constantFrom('PR', '40') },
  { requiredKeys: ['category', 'code'] },
);

const statuses: Arbitrary<StatusInformation[]> = some(
  fc.record({ statuses: some(status, 3), date: day, action: fc.constantFrom('WQ' as const, 'U' as const), chargeCents: cents }),
  3,
);

const totals = { acceptedCount: count, rejectedCount: count, acceptedCents: cents, rejectedCents: cents };

export const claimAcknowledgment: Arbitrary<ClaimAcknowledgment277> = fc.record({
  ...header,
  source: fc.record({
    role: fc.constantFrom('AY' as const, 'PR' as const),
    source: organization(qualified(['46', 'PI'], code(2, 20))),
    trace: code(1, 30),
    receivedDate: day,
    processedDate: day,
    receiver: fc.record(
      {
        receiver: organization(qualified(['46'], code(2, 20))),
        trace: code(1, 30),
        statuses,
        ...totals,
        providers: some(
          fc.record(
            {
              provider: organization(npi),
              answer: fc.record(
                { trace: code(1, 30), references: some(qualified(['0B', 'TJ']), 3), ...totals },
                { requiredKeys: ['trace'] },
              ),
              patients: some(
                fc.record({
                  patient: person(memberId),
                  claims: some(
                    fc.record(
                      {
                        trace: code(1, 20),
                        statuses,
                        payerClaimControlNumber: code(1, 30),
                        clearinghouseTraceNumber: code(1, 30),
                        billType: number(3),
                        servicePeriod: period,
                        lines: some(
                          fc.record(
                            {
                              procedure: procedure(),
                              chargeCents: cents,
                              units: quantity,
                              statuses: some(
                                fc.record({
                                  statuses: some(
                                    fc.record({
                                      category: fc.constant('A7'),
                                      code: fc.constant('21'),
                                      entity: fc.constant('IL'),
                                    }),
                                    3,
                                  ),
                                  action: fc.constant('U' as const),
                                }),
                                2,
                              ),
                              lineControlNumber: code(1, 30),
                              prescriptionNumber: code(1, 30),
                              servicePeriod: period,
                            },
                            { requiredKeys: ['procedure', 'chargeCents', 'statuses', 'lineControlNumber'] },
                          ),
                          2,
                        ),
                      },
                      { requiredKeys: ['trace', 'statuses', 'servicePeriod'] },
                    ),
                    3,
                  ),
                }),
                2,
              ),
            },
            { requiredKeys: ['provider'] },
          ),
          2,
        ),
      },
      { requiredKeys: ['receiver', 'trace', 'statuses'] },
    ),
  }),
});

const position = fc.record(
  { element: fc.integer({ min: 1, max: 20 }), component: fc.integer({ min: 1, max: 9 }) },
  { requiredKeys: ['element'] },
);

const trigger: Arbitrary<ErrorContext> = fc.record(
  {
    name: fc.constant('SITUATIONAL TRIGGER'),
    segmentId: fc.constantFrom('CLM', 'NM1'),
    position: fc.integer({ min: 2, max: 999_999 }),
    loop: fc.constantFrom('2300', '2010'),
    element: position,
  },
  { requiredKeys: ['name', 'segmentId', 'position'] },
);

const businessUnit: Arbitrary<ErrorContext> = fc.record({ name: fc.constant('CLM01'), value: code(1, 20) });

const syntaxErrors = (codes: readonly string[]) => some(fc.constantFrom(...codes), 5);

export const acknowledgment: Arbitrary<Acknowledgment999> = fc.record(
  {
    functionalId: fc.constantFrom('HC', 'HP', 'HS'),
    groupControlNumber: fc.integer({ min: 1, max: 999_999_999 }),
    guide: fc.constant('005010X222A1'),
    transactions: fc.array(
      fc.record(
        {
          type: fc.constantFrom('837', '835', '270'),
          controlNumber: number(4, 9),
          guide: fc.constant('005010X222A1'),
          errors: some(
            fc.record(
              {
                segmentId: fc.constantFrom('NM1', 'CLM', 'N3'),
                position: fc.integer({ min: 2, max: 999_999 }),
                loop: fc.constantFrom('2300', '2010'),
                code: fc.constantFrom('3', '8', 'I6'),
                contexts: fc
                  .tuple(businessUnit, fc.array(trigger, { maxLength: 3 }))
                  .map(([unit, triggers]) => [unit, ...triggers]),
                elements: some(
                  fc.record(
                    {
                      position,
                      dataElement: fc.integer({ min: 1, max: 1999 }),
                      code: fc.constantFrom('1', '7', 'I10'),
                      value: words(30),
                      contexts: some(trigger, 2),
                    },
                    { requiredKeys: ['position', 'code'] },
                  ),
                  3,
                ),
              },
              { requiredKeys: ['segmentId', 'position'] },
            ),
            3,
          ),
          status: fc.constantFrom('A' as const, 'E' as const, 'R' as const),
          syntaxErrors: syntaxErrors(['1', '5', '23', 'I5']),
        },
        { requiredKeys: ['type', 'controlNumber', 'status'] },
      ),
      { maxLength: 3 },
    ),
    status: fc.constantFrom('A', 'E', 'P', 'R'),
    declaredCount: count,
    receivedCount: count,
    acceptedCount: count,
    syntaxErrors: syntaxErrors(['1', '2', '5', '19']),
  },
  {
    requiredKeys: [
      'functionalId',
      'groupControlNumber',
      'guide',
      'transactions',
      'status',
      'declaredCount',
      'receivedCount',
      'acceptedCount',
    ],
  },
);

export const ta1: Arbitrary<Ta1> = fc.record({
  controlNumber: fc.integer({ min: 1, max: 999_999_999 }),
  date: day.filter((date) => date >= '2000'),
  time,
  status: fc.constantFrom('A', 'E', 'R'),
  note: fc.constantFrom('000', '001', '023'),
});
