import type { ClaimContent, ClaimPayment, EligibilityInquiry, Encounter, RemittanceAdvice } from './shapes/index.js';

/**
 * One visit from the encounter to the money, told by the examples of all contracts: a well patient, an office visit and a
 * blood count, 185.00 billed, 120.00 allowed, 100.00 paid, 20.00 copay. Nobody in it exists.
 */
export const exampleIds = {
  tenant: '0198f3a0-0000-7000-8000-000000000001',
  encounter: '0198f3a0-0000-7000-8000-000000000101',
  billingCase: '0198f3a0-0000-7000-8000-000000000101',
  claim: '0198f3a0-0000-5000-8000-000000000201',
  inquiry: '0198f3a0-0000-5000-8000-000000000301',
  submission: '0198f3a0-0000-7000-8000-000000000401',
  interchange: '0198f3a0-0000-7000-8000-000000000501',
  advice: '0198f3a0-0000-5000-8000-000000000601',
  payment: '0198f3a0-0000-5000-8000-000000000701',
} as const;

const patient = {
  externalId: 'MRN-10001',
  firstName: 'Nora',
  lastName: 'Exemplar',
  gender: 'female',
  dateOfBirth: '1984-05-17',
  address: { line1: '12 Sample Street', city: 'Columbus', state: 'OH', zipCode: '432150001' },
} as const;

const subscriber = {
  firstName: patient.firstName,
  lastName: patient.lastName,
  gender: patient.gender,
  dateOfBirth: patient.dateOfBirth,
  address: patient.address,
  patientRelationshipToSubscriberCode: '18',
  insuranceCard: { memberId: 'SBX-PAID', payerId: 'DEMO1', payerName: 'Demonstration Health Plan', claimFilingIndicator: 'CI' },
} as const;

const billingProvider = {
  organizationName: 'Example Family Practice',
  npi: '1234567893',
  taxId: '123456789',
  address: { line1: '1 Practice Way', city: 'Columbus', state: 'OH', zipCode: '432150002' },
} as const;

const renderingProvider = { firstName: 'Robin', lastName: 'Doctor', npi: '1993999998' } as const;
const payer = { payerId: 'DEMO1', name: 'Demonstration Health Plan' } as const;

export const exampleEncounter: Encounter = {
  kind: 'professional',
  sourceSystem: 'example-ehr',
  externalId: 'visit-1',
  billableStatus: 'BILLABLE',
  responsibleParty: 'INSURANCE_PAY',
  patientAuthorizedRelease: true,
  benefitsAssignedToProvider: true,
  providerAcceptsAssignment: true,
  patient,
  subscriberPrimary: subscriber,
  billingProvider,
  renderingProvider,
  placeOfServiceCode: '11',
  dateOfService: '2026-03-02',
  uncodedProblems: [],
  diagnoses: [{ code: 'I10' }, { code: 'E119' }],
  serviceLines: [
    { procedureCode: '99213', modifiers: ['25'], quantity: 1, units: 'UN', chargeAmountCents: 15_000, diagnosisPointers: [1, 2] },
    { procedureCode: '85025', modifiers: [], quantity: 1, units: 'UN', chargeAmountCents: 3_500, diagnosisPointers: [1] },
  ],
};

export const exampleClaim: ClaimContent = {
  kind: 'professional',
  claimId: exampleIds.claim,
  billingCaseId: exampleIds.billingCase,
  encounterIds: [exampleIds.encounter],
  patientControlNumber: '0CB7T9Q2M4XK8E1D',
  payerSequence: 'primary',
  frequencyCode: '1',
  payer,
  patient,
  subscriber,
  billingProvider,
  renderingProvider,
  placeOfServiceCode: '11',
  patientAuthorizedRelease: true,
  benefitsAssignedToProvider: true,
  providerAcceptsAssignment: true,
  totalChargeCents: 18_500,
  coverageCheck: { status: 'active', checkedAt: '2026-03-02T15:00:01.000Z', inquiryId: exampleIds.inquiry },
  diagnoses: exampleEncounter.diagnoses,
  lines: [
    {
      lineNumber: 1,
      lineControlNumber: '0CB7T9Q2M4XK8E1D-1',
      encounterId: exampleIds.encounter,
      procedureCode: '99213',
      modifiers: ['25'],
      quantity: 1,
      units: 'UN',
      chargeAmountCents: 15_000,
      serviceDate: '2026-03-02',
      diagnosisPointers: [1, 2],
    },
    {
      lineNumber: 2,
      lineControlNumber: '0CB7T9Q2M4XK8E1D-2',
      encounterId: exampleIds.encounter,
      procedureCode: '85025',
      modifiers: [],
      quantity: 1,
      units: 'UN',
      chargeAmountCents: 3_500,
      serviceDate: '2026-03-02',
      diagnosisPointers: [1],
    },
  ],
};

export const exampleInquiry: EligibilityInquiry = {
  inquiryId: exampleIds.inquiry,
  payer,
  provider: { organizationName: billingProvider.organizationName, npi: billingProvider.npi },
  subscriber,
  patient,
  serviceTypeCodes: ['30'],
  serviceDate: '2026-03-02',
};

export const exampleClaimPayment: ClaimPayment = {
  patientControlNumber: exampleClaim.patientControlNumber,
  payerClaimControlNumber: 'DEMO1-000000001',
  statusCode: '1',
  chargeCents: 18_500,
  paidCents: 10_000,
  patientResponsibilityCents: 2_000,
  claimFilingIndicator: 'CI',
  memberId: 'SBX-PAID',
  patientName: 'Exemplar, Nora',
  adjustments: [],
  remarkCodes: [],
  lines: [
    {
      lineControlNumber: '0CB7T9Q2M4XK8E1D-1',
      procedureCode: '99213',
      modifiers: ['25'],
      serviceDate: '2026-03-02',
      chargeCents: 15_000,
      paidCents: 7_600,
      allowedCents: 9_600,
      units: 1,
      adjustments: [
        { group: 'CO', reasonCode: '45', amountCents: 5_400 },
        { group: 'PR', reasonCode: '3', amountCents: 2_000 },
      ],
      remarkCodes: [],
    },
    {
      lineControlNumber: '0CB7T9Q2M4XK8E1D-2',
      procedureCode: '85025',
      modifiers: [],
      serviceDate: '2026-03-02',
      chargeCents: 3_500,
      paidCents: 2_400,
      allowedCents: 2_400,
      units: 1,
      adjustments: [{ group: 'CO', reasonCode: '45', amountCents: 1_100 }],
      remarkCodes: [],
    },
  ],
};

export const exampleAdvice: RemittanceAdvice = {
  adviceId: exampleIds.advice,
  payer,
  payee: { name: billingProvider.organizationName, npi: billingProvider.npi },
  traceNumber: 'EFT0000001',
  paymentMethod: 'ACH',
  paymentDate: '2026-03-16',
  amountCents: 10_000,
  providerAdjustments: [],
  claimPaymentCount: 1,
  claimPaymentsCents: 10_000,
};
