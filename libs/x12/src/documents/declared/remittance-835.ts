import { composite, textComponent } from '../../mapping/composed-codecs.js';
import { always, at, each, elements, one, record, segment, several } from '../../mapping/fields.js';
import { cents, day, decimal, integer, oneOf, text } from '../../mapping/plain-codecs.js';
import { object, on, series, valueAt } from '../../mapping/segment-codecs.js';
import {
  type BankAccount,
  type ClaimPayment,
  type InpatientSummary,
  type Payee,
  type PaymentGroup,
  type ProviderAdjustment,
  type ProviderSummary,
  type Remittance835,
  type RemittanceDelivery,
  type RemittancePayer,
  type ServicePayment,
} from '../remittance-835.js';
import { type SegmentCodec } from '../../mapping/codec.js';
import { inpatient, outpatient } from './adjudication.js';
import { adjustments, amounts, dateOf, dates, procedure, quantities } from './amounts.js';
import { address, contactOf, contactsOf, nm1, partyOf } from './parties.js';
import { qualifiedId, referenceOf, references } from './references.js';

const svc = segment('SVC');

const servicePayment = () =>
  record<ServicePayment>({
    procedure: at(svc, 1, procedure),
    chargeCents: at(svc, 2, cents),
    paidCents: at(svc, 3, cents),
    revenueCode: at(svc, 4, text),
    units: at(svc, 5, decimal),
    submittedProcedure: at(svc, 6, procedure),
    submittedUnits: at(svc, 7, decimal),
    serviceDates: dates,
    adjustments,
    lineControlNumber: referenceOf('6R'),
    references: references(),
    amounts,
    quantities,
    remarks: each(segment('LQ'), qualifiedId(1, 2)),
  });

const clp = segment('CLP');

const claimPayment = () =>
  record<ClaimPayment>({
    patientControlNumber: at(clp, 1, text),
    status: at(clp, 2, oneOf('1', '2', '3', '4', '19', '20', '21', '22', '23', '25')),
    chargeCents: at(clp, 3, cents),
    paidCents: at(clp, 4, cents),
    patientResponsibilityCents: at(clp, 5, cents),
    filingIndicator: at(clp, 6, text),
    payerClaimControlNumber: at(clp, 7, text),
    facilityType: at(clp, 8, text),
    frequency: at(clp, 9, text),
    drg: at(clp, 11, text),
    drgWeight: at(clp, 12, decimal),
    dischargeFraction: at(clp, 13, decimal),
    adjustments,
    patient: partyOf(nm1('QC')),
    insured: partyOf(nm1('IL')),
    correctedPatient: partyOf(nm1('74')),
    serviceProvider: partyOf(nm1('82')),
    crossoverCarrier: partyOf(nm1('TT')),
    correctedPriorityPayer: partyOf(nm1('PR')),
    otherSubscriber: partyOf(nm1('GB')),
    inpatient,
    outpatient,
    references: references(),
    statementFrom: dateOf('232'),
    statementTo: dateOf('233'),
    coverageExpiration: dateOf('036'),
    receivedDate: dateOf('050'),
    contacts: contactsOf('CX'),
    amounts,
    quantities,
    services: always(several('2110', servicePayment)),
  });

const lx = segment('LX');

const inpatientSummary = elements(
  segment('TS2'),
  object<InpatientSummary>({
    drgCents: on(1, cents),
    federalCents: on(2, cents),
    hospitalCents: on(3, cents),
    disproportionateShareCents: on(4, cents),
    capitalCents: on(5, cents),
    indirectTeachingCents: on(6, cents),
    outlierDays: on(7, decimal),
    dayOutlierCents: on(8, cents),
    costOutlierCents: on(9, cents),
    averageStayDays: on(10, decimal),
    dischargeCount: on(11, decimal),
    costReportDays: on(12, decimal),
    coveredDays: on(13, decimal),
    nonCoveredDays: on(14, decimal),
    mspPassThroughCents: on(15, cents),
    averageDrgWeight: on(16, decimal),
    ppsCapitalFederalDrgCents: on(17, cents),
    ppsCapitalHospitalDrgCents: on(18, cents),
    ppsDisproportionateShareCents: on(19, cents),
  }),
);

const paymentGroup = () =>
  record<PaymentGroup>({
    number: at(lx, 1, integer),
    summary: elements(
      segment('TS3'),
      object<ProviderSummary>({
        providerId: on(1, text),
        facilityType: on(2, text),
        fiscalPeriodEnd: on(3, day),
        claimCount: on(4, decimal),
        chargeCents: on(5, cents),
        mspPayerCents: on(13, cents),
        nonLaboratoryChargeCents: on(15, cents),
        hcpcsReportedCents: on(17, cents),
        hcpcsPayableCents: on(18, cents),
        professionalComponentCents: on(20, cents),
        mspPatientLiabilityCents: on(21, cents),
        patientReimbursementCents: on(22, cents),
        pipClaimCount: on(23, decimal),
        pipAdjustmentCents: on(24, cents),
      }),
    ),
    inpatientSummary,
    payments: always(several('2100', claimPayment)),
  });

const payer = () => {
  const n1 = segment('N1', { 1: 'PR' });
  return record<RemittancePayer>({
    name: at(n1, 2, text),
    id: elements(n1, qualifiedId(3, 4)),
    address,
    references: references(),
    businessContact: contactOf('CX'),
    technicalContacts: always(contactsOf('BL')),
    website: at(segment('PER', { 1: 'IC', 3: 'UR' }), 4, text),
  });
};

const payee = () => {
  const n1 = segment('N1', { 1: 'PE' });
  return record<Payee>({
    name: at(n1, 2, text),
    id: elements(n1, qualifiedId(3, 4)),
    address,
    references: references(),
    delivery: elements(
      segment('RDM'),
      object<RemittanceDelivery>({ method: on(1, text), name: on(2, text), number: on(3, text) }),
    ),
  });
};

const providerAdjustmentReason = composite<{ reason: string; reference?: string }>({
  reason: textComponent(1),
  reference: textComponent(2),
});
const providerAdjustmentPairs = series<{ reason: { reason: string; reference?: string }; amountCents: number }>(
  { first: 3, width: 2, most: 6 },
  { reason: [1, providerAdjustmentReason], amountCents: [2, cents] },
);

/** PLB: a provider, the end of its fiscal period, and up to six pairs of reason and amount. */
const providerAdjustment: SegmentCodec<ProviderAdjustment> = {
  positions: [1, 2, ...providerAdjustmentPairs.positions],
  read: (read) => {
    const providerId = valueAt(text, read, 1);
    const fiscalPeriodEnd = valueAt(day, read, 2);
    const pairs = providerAdjustmentPairs.read(read);
    if (!providerId || !fiscalPeriodEnd || !pairs?.every((pair) => pair.reason && pair.amountCents !== undefined))
      return undefined;
    return { providerId, fiscalPeriodEnd, adjustments: pairs.map(({ reason, amountCents }) => ({ ...reason, amountCents })) };
  },
  write: ({ providerId, fiscalPeriodEnd, adjustments: list }) => ({
    1: providerId,
    2: day.write(fiscalPeriodEnd),
    ...providerAdjustmentPairs.write(list.map(({ amountCents, ...reason }) => ({ reason, amountCents }))),
  }),
};

const bpr = segment('BPR');
const trn = segment('TRN', { 1: '1' });

const bankAccount = (first: number): SegmentCodec<BankAccount> =>
  object<BankAccount>({
    routingQualifier: on(first, text),
    routingNumber: on(first + 1, text),
    accountQualifier: on(first + 2, text),
    accountNumber: on(first + 3, text),
  });

/** 835, 005010X221A1. */
export const remittance835 = record<Remittance835>({
  handling: at(bpr, 1, oneOf('C', 'D', 'H', 'I', 'P', 'U', 'X')),
  amountCents: at(bpr, 2, cents),
  creditOrDebit: at(bpr, 3, oneOf('C', 'D')),
  method: at(bpr, 4, oneOf('ACH', 'BOP', 'CHK', 'FWT', 'NON')),
  format: at(bpr, 5, oneOf('CCP', 'CTX')),
  from: elements(bpr, bankAccount(6)),
  originatingCompanyId: at(bpr, 10, text),
  originatingCompanyCode: at(bpr, 11, text),
  to: elements(bpr, bankAccount(12)),
  effectiveDate: at(bpr, 16, day),
  traceNumber: at(trn, 2, text),
  tracePayerId: at(trn, 3, text),
  traceSupplement: at(trn, 4, text),
  currency: at(segment('CUR', { 1: 'PR' }), 2, text),
  receiverId: referenceOf('EV'),
  versionId: referenceOf('F2'),
  productionDate: dateOf('405'),
  payer: one('1000A', payer),
  payee: one('1000B', payee),
  groups: always(several('2000', paymentGroup)),
  providerAdjustments: always(each(segment('PLB'), providerAdjustment)),
});
