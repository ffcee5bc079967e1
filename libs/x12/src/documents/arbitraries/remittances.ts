import fc, { type Arbitrary } from 'fast-check';
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
  person,
  procedure,
  qualified,
  quantity,
  remark,
  signedCents,
  some,
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
