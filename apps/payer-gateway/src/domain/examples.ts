import { ClaimContent, exampleClaim } from '@claimstream/contracts';
import { PartnerAgreement } from './partner-connection.js';

/** An agreement with an invented clearinghouse, for specs. */
export const exampleAgreement = (change: Partial<Parameters<typeof PartnerAgreement.parse>[0] & object> = {}): PartnerAgreement =>
  PartnerAgreement.parse({
    name: 'demo-clearinghouse',
    submitter: { name: 'Keystone Sample Billing', id: 'KEYSTONE1', contactName: 'EDI DESK', contactPhone: '6145550100' },
    receiver: { name: 'Demo Clearinghouse', id: 'DEMOCH' },
    interchange: { sender: { qualifier: 'ZZ', value: 'KEYSTONE' }, receiver: { qualifier: 'ZZ', value: 'DEMOCH' } },
    group: { sender: 'KEYSTONE', receiver: 'DEMOCH' },
    traceCompanyId: '9123456789',
    usage: 'test',
    isDefault: true,
    clients: [{ tenantId: '0198f3a0-0000-7000-8000-000000000001', npis: ['1234567893'], taxIds: ['123456789'] }],
    ...change,
  });

/** A short inpatient stay with everything that an 837I may carry from us. */
export function institutionalClaim(): ClaimContent {
  const {
    renderingProvider: _rendering,
    placeOfServiceCode: _place,
    lines: _lines,
    ...shared
  } = exampleClaim as Extract<ClaimContent, { kind: 'professional' }>;
  const attendingProvider = { firstName: 'Robin', lastName: 'Doctor', npi: '1993999998', taxonomyCode: '207R00000X' };
  return ClaimContent.parse({
    ...shared,
    kind: 'institutional',
    patientControlNumber: 'INPATIENT1',
    typeOfBill: '111',
    statementFromDate: '2026-03-02',
    statementToDate: '2026-03-04',
    admission: { date: '2026-03-02', hour: '1405', typeCode: '1', sourceCode: '1' },
    dischargeHour: '1100',
    patientStatusCode: '01',
    diagnoses: [
      { code: 'I10', presentOnAdmission: 'Y' },
      { code: 'E119', presentOnAdmission: 'N' },
    ],
    admittingDiagnosis: 'R079',
    procedures: [{ code: '0DJ08ZZ', date: '2026-03-03' }],
    drgCode: '305',
    occurrences: [{ code: '11', date: '2026-03-01' }],
    occurrenceSpans: [{ code: '71', fromDate: '2026-02-01', toDate: '2026-02-03' }],
    values: [{ code: '80', amountCents: 200 }],
    conditions: ['09'],
    attendingProvider,
    operatingProvider: attendingProvider,
    totalChargeCents: 18_500,
    lines: [
      {
        lineNumber: 1,
        lineControlNumber: 'INPATIENT1-1',
        encounterId: exampleClaim.encounterIds[0],
        revenueCode: '0120',
        quantity: 2,
        units: 'DA',
        chargeAmountCents: 15_000,
      },
      {
        ...{ lineNumber: 2, lineControlNumber: 'INPATIENT1-2', encounterId: exampleClaim.encounterIds[0], revenueCode: '0300' },
        ...{ procedureCode: '85025', quantity: 1, units: 'UN', chargeAmountCents: 3_500, serviceDate: '2026-03-02' },
      },
    ],
  });
}
