import fc, { type Arbitrary } from 'fast-check';
import {
  type BillingProvider,
  type ClaimFacts,
  type ClaimSubmission837,
  type CodedHealthInformation,
  type InstitutionalClaim,
  type InstitutionalLine,
  type LineAdjudication,
  type OtherPayer,
  type Patient837,
  type ProfessionalClaim,
  type ProfessionalLine,
  type Provider,
  type ServiceFacility,
  type Subscriber837,
} from '../claims/index.js';
import { type QualifiedId } from '../parts.js';
import {
  address,
  adjustments,
  cents,
  code,
  contact,
  day,
  nameOnly,
  npi,
  number,
  organization,
  period,
  person,
  phoneContact,
  procedure,
  qualified,
  quantity,
  remark,
  some,
  time,
  words,
} from './values.js';

const payerId = qualified(['PI', 'XV'], code(2, 20));
const memberId = qualified(['MI', 'II'], code(2, 20));

/** One object of the properties of several. */
const all = <A extends object, B extends object>(one: Arbitrary<A>, other: Arbitrary<B>): Arbitrary<A & B> =>
  fc.tuple(one, other).map(([first, second]) => ({ ...first, ...second }));

export const submission: Arbitrary<ClaimSubmission837> = fc.record({
  purpose: fc.constantFrom('00' as const, '18' as const),
  reference: code(1, 30),
  createdDate: day,
  createdTime: time,
  use: fc.constantFrom('CH' as const, 'RP' as const),
  submitter: all(organization(qualified(['46'])), fc.record({ contacts: some(contact, 2) })),
  receiver: organization(qualified(['46'])),
});

const taxId = qualified(['EI'], number(9));

const billingProvider = (kind: 'professional' | 'institutional'): Arbitrary<BillingProvider> =>
  all(
    organization(npi),
    fc.record(
      {
        taxonomyCode: code(10),
        address,
        taxId,
        ...(kind === 'professional' ? { licenses: some(qualified(['0B', '1G']), 2) } : {}),
        contacts: some(contact, 2),
        payToAddress: fc.record({ kind: fc.constant('organization' as const), address }),
        payToPlan: all(
          organization(payerId),
          fc.record(
            { address, reference: qualified(['2U', 'FY', 'NF']), taxId: number(9) },
            { requiredKeys: ['address', 'taxId'] },
          ),
        ),
      },
      { requiredKeys: ['address', 'taxId'] },
    ),
  );

const demographics = { address, birthDate: day, gender: fc.constantFrom('F' as const, 'M' as const, 'U' as const) };

const subscriber = (kind: 'professional' | 'institutional', isPatient: boolean): Arbitrary<Subscriber837> =>
  all(
    person(memberId),
    fc.record(
      {
        payerSequence: fc.constantFrom('P' as const, 'S' as const, 'T' as const),
        ...(isPatient ? { isPatient: fc.constant(true as const), ...demographics } : {}),
        groupNumber: code(2, 20),
        filingIndicator: fc.constantFrom('CI', 'MB', 'MC', 'BL'),
        socialSecurityNumber: number(9),
        propertyCasualtyClaimNumber: code(2, 20),
        ...(kind === 'professional'
          ? { contact: phoneContact, weightPounds: quantity, pregnant: fc.constant(true as const), deathDate: day }
          : {}),
        payer: all(
          organization(payerId),
          fc.record(
            {
              address,
              references: some(qualified(['2U', 'EI', 'FY', 'NF']), 3),
              billingProviderIds: some(qualified(['G2', 'LU']), 1),
            },
            { requiredKeys: [] },
          ),
        ),
      },
      {
        requiredKeys: [
          'payerSequence',
          'payer',
          ...(isPatient ? (['isPatient', 'address', 'birthDate', 'gender'] as const) : []),
        ],
      },
    ),
  ) as Arbitrary<Subscriber837>;

const patient = (kind: 'professional' | 'institutional'): Arbitrary<Patient837> =>
  all(
    nameOnly,
    fc.record(
      {
        relationship: fc.constantFrom('01', '19', '20', '21', '53', 'G8'),
        ...demographics,
        ...(kind === 'professional'
          ? { contact: phoneContact, weightPounds: quantity, pregnant: fc.constant(true as const), deathDate: day }
          : {}),
        propertyCasualtyClaimNumber: code(2, 20),
        propertyCasualtyId: qualified(['1W', 'SY']),
      },
      { requiredKeys: ['relationship', 'address', 'birthDate', 'gender'] },
    ),
  ) as Arbitrary<Patient837>;

const provider = ({ taxonomy = false, references = ['0B', '1G', 'G2'] } = {}): Arbitrary<Provider> =>
  all(
    person(npi, { idRequired: false }),
    fc.record(
      { ...(taxonomy ? { taxonomyCode: code(10) } : {}), references: some(qualified(references), 3) },
      { requiredKeys: [] },
    ),
  );

const facility = (references: readonly string[], hasContact: boolean): Arbitrary<ServiceFacility> =>
  all(
    organization(npi),
    fc.record(
      { address, references: some(qualified(references), 3), ...(hasContact ? { contact: phoneContact } : {}) },
      { requiredKeys: ['address'] },
    ),
  );

const otherPayer = (id: QualifiedId): Arbitrary<OtherPayer> =>
  fc.record(
    {
      payerSequence: fc.constantFrom('P' as const, 'S' as const, 'T' as const),
      relationship: fc.constantFrom('01', '18', '19'),
      groupNumber: code(2, 20),
      groupName: words(60),
      filingIndicator: fc.constantFrom('CI', 'MB'),
      adjustments: adjustments(5),
      paidCents: cents,
      nonCoveredCents: cents,
      remainingLiabilityCents: cents,
      benefitsAssigned: fc.constantFrom('Y' as const, 'N' as const, 'W' as const),
      releaseOfInformation: fc.constantFrom('I' as const, 'Y' as const),
      outpatient: fc.record(
        { reimbursementRate: quantity, hcpcsPayableCents: cents, remarks: some(remark, 5) },
        { requiredKeys: ['reimbursementRate'] },
      ),
      subscriber: all(person(memberId), fc.record({ address, socialSecurityNumber: number(9) }, { requiredKeys: [] })),
      payer: fc.record(
        {
          kind: fc.constant('organization' as const),
          name: words(60),
          id: fc.constant(id),
          address,
          remittanceDate: day,
          references: some(qualified(['2U', 'EI', 'FY', 'NF']), 2),
          priorAuthorizationNumber: code(1, 30),
          referralNumber: code(1, 30),
          adjustmentIndicator: fc.constant('Y'),
          claimControlNumber: code(1, 30),
        },
        { requiredKeys: ['kind', 'name', 'id'] },
      ),
    },
    { requiredKeys: ['payerSequence', 'relationship', 'benefitsAssigned', 'releaseOfInformation', 'subscriber', 'payer'] },
  );

const lineAdjudication = (kind: 'professional' | 'institutional'): Arbitrary<LineAdjudication> =>
  fc.record(
    {
      ...(kind === 'institutional' ? { revenueCode: number(4) } : {}),
      payerId: code(2, 20),
      paidCents: cents,
      procedure: procedure(),
      quantity,
      bundledInto: fc.integer({ min: 1, max: 50 }),
      adjustments: adjustments(5),
      remittanceDate: day,
      remainingLiabilityCents: cents,
    },
    {
      requiredKeys: [
        'payerId',
        'paidCents',
        'procedure',
        'quantity',
        'remittanceDate',
        ...(kind === 'institutional' ? (['revenueCode'] as const) : []),
      ],
    },
  );

const attachment = fc.record(
  { type: fc.constantFrom('OZ', 'B4', 'CT'), transmission: fc.constantFrom('AA', 'BM', 'EL'), controlNumber: code(2, 20) },
  { requiredKeys: ['type', 'transmission'] },
);

const claimFacts: { [Name in keyof Omit<ClaimFacts, 'unmapped'>]-?: Arbitrary<Exclude<ClaimFacts[Name], undefined>> } = {
  patientControlNumber: code(1, 20),
  chargeCents: cents,
  frequency: fc.constantFrom('1', '7', '8'),
  assignment: fc.constantFrom('A', 'B', 'C'),
  benefitsAssigned: fc.constantFrom('Y', 'N', 'W'),
  releaseOfInformation: fc.constantFrom('I', 'Y'),
  delayReason: fc.constantFrom('1', '7', '11'),
  attachments: some(attachment, 3),
  contract: fc.record(
    { type: fc.constantFrom('01', '05', '09'), amountCents: cents, code: code(1, 20) },
    { requiredKeys: ['type'] },
  ),
  serviceAuthorizationException: fc.constantFrom('1', '7'),
  referralNumber: code(1, 30),
  priorAuthorizationNumber: code(1, 30),
  payerClaimControlNumber: code(1, 30),
  repricedClaimNumber: code(1, 30),
  adjustedRepricedClaimNumber: code(1, 30),
  clearinghouseTraceNumber: code(1, 20),
  medicalRecordNumber: code(1, 30),
  demonstrationProject: code(1, 30),
  fileInformation: some(words(80), 3),
  notes: some(fc.record({ code: fc.constant('DCP'), text: words(80) }), 1),
  otherPayers: some(payerId.chain(otherPayer), 3),
};

const requiredFacts = [
  'patientControlNumber',
  'chargeCents',
  'frequency',
  'assignment',
  'benefitsAssigned',
  'releaseOfInformation',
] as const;

const health = (qualifier: string): Arbitrary<CodedHealthInformation> =>
  fc.record({ qualifier: fc.constant(qualifier), code: code(3, 7) });

const listOf = (first: string, others: string, most: number): Arbitrary<CodedHealthInformation[]> =>
  fc.tuple(health(first), fc.array(health(others), { maxLength: most - 1 })).map(([head, tail]) => [head, ...tail]);

const yes = fc.constant(true as const);

const drug = (qualifiers: readonly string[]) =>
  fc.record(
    {
      qualifier: fc.constantFrom(...qualifiers),
      code: number(11),
      quantity,
      unit: fc.constantFrom('F2', 'GR', 'ME', 'ML', 'UN'),
      prescription: qualified(['VY', 'XZ']),
    },
    { requiredKeys: ['qualifier', 'code', 'quantity', 'unit'] },
  );

const lineReference = fc.record({ value: code(1, 30), otherPayerId: code(1, 20) }, { requiredKeys: ['value'] });

const professionalLine: Arbitrary<ProfessionalLine> = fc.record(
  {
    procedure: procedure({ description: true }),
    chargeCents: cents,
    unit: fc.constantFrom('UN' as const, 'MJ' as const),
    quantity,
    placeOfService: fc.constantFrom('11', '21'),
    diagnosisPointers: some(fc.integer({ min: 1, max: 12 }), 4),
    ...{ emergency: yes, epsdt: yes, familyPlanning: yes, copayExempt: yes },
    attachments: some(attachment, 2),
    servicePeriod: period,
    prescriptionDate: day,
    priorAuthorizations: some(lineReference, 3),
    lineControlNumber: code(1, 30),
    mammographyCertificationNumber: code(1, 30),
    cliaNumber: code(10),
    immunizationBatchNumber: code(1, 30),
    referralNumbers: some(lineReference, 2),
    notes: some(fc.record({ code: fc.constantFrom('ADD', 'DCP'), text: words(80) }), 1),
    drug: drug(['N4', 'EN', 'UP']),
    renderingProvider: provider({ taxonomy: true }),
    purchasedServiceProvider: fc.record(
      { kind: fc.constant('organization' as const), id: npi, references: some(qualified(['0B', '1G', 'G2']), 2) },
      { requiredKeys: ['kind'] },
    ),
    serviceFacility: facility(['G2', 'LU'], false),
    supervisingProvider: provider(),
    orderingProvider: all(provider(), fc.record({ address, contact }, { requiredKeys: [] })),
    referringProviders: some(all(provider(), fc.record({ role: fc.constantFrom('DN' as const, 'P3' as const) })), 2),
    adjudications: some(lineAdjudication('professional'), 3),
  },
  { requiredKeys: ['procedure', 'chargeCents', 'unit', 'quantity', 'diagnosisPointers', 'servicePeriod'] },
);

const stop = (name: boolean) =>
  fc.record(
    { kind: fc.constant('organization' as const), ...(name ? { name: words(60) } : {}), address },
    { requiredKeys: ['kind', 'address'] },
  );

const professionalFacts = fc.record(
  {
    ...claimFacts,
    kind: fc.constant('professional' as const),
    placeOfService: fc.constantFrom('11', '21', '23', '31'),
    providerSignatureOnFile: fc.boolean(),
    patientSignatureByProvider: yes,
    relatedCauses: fc.record(
      { cause: fc.constantFrom('AA', 'EM', 'OA'), otherCause: fc.constant('OA'), state: fc.constant('OH') },
      { requiredKeys: ['cause'] },
    ),
    specialProgram: fc.constantFrom('02', '09'),
    ...{ onsetDate: day, initialTreatmentDate: day, lastSeenDate: day, acuteManifestationDate: day, accidentDate: day },
    ...{
      lastMenstrualPeriodDate: day,
      lastXrayDate: day,
      hearingVisionPrescriptionDate: day,
      lastWorkedDate: day,
      returnToWorkDate: day,
    },
    ...{
      admissionDate: day,
      dischargeDate: day,
      assumedCareDate: day,
      relinquishedCareDate: day,
      firstContactDate: day,
      repricerReceivedDate: day,
    },
    disability: all(period, fc.record({ qualifier: fc.constantFrom('314' as const, '360' as const, '361' as const) })),
    patientPaidCents: cents,
    medicareCrossover: fc.constantFrom('Y', 'N'),
    mammographyCertificationNumber: code(1, 30),
    cliaNumber: code(10),
    investigationalDevice: code(1, 30),
    carePlanOversight: code(1, 30),
    ambulance: fc.record(
      {
        patientWeightPounds: quantity,
        reason: fc.constantFrom('A', 'E'),
        miles: quantity,
        roundTripPurpose: words(80),
        stretcherPurpose: words(80),
      },
      { requiredKeys: ['reason', 'miles'] },
    ),
    conditions: some(
      fc.record({ category: fc.constant('07'), applies: fc.boolean(), codes: some(fc.constantFrom('01', '04', '12'), 5) }),
      3,
    ),
    diagnoses: listOf('ABK', 'ABF', 12),
    anesthesiaProcedures: listOf('BP', 'BO', 2),
    conditionCodes: listOf('BG', 'BG', 20),
    referringProviders: some(all(provider(), fc.record({ role: fc.constantFrom('DN' as const, 'P3' as const) })), 2),
    renderingProvider: provider({ taxonomy: true }),
    serviceFacility: facility(['0B', 'G2', 'LU'], true),
    supervisingProvider: provider(),
    ambulancePickUp: stop(false),
    ambulanceDropOff: stop(true),
    lines: some(professionalLine, 4),
  },
  { requiredKeys: [...requiredFacts, 'kind', 'placeOfService', 'providerSignatureOnFile', 'diagnoses', 'lines'] },
);

/** Under a subscriber who is the patient, or under a patient of one who is not. */
const inContext = <Facts extends object>(kind: 'professional' | 'institutional', facts: Arbitrary<Facts>) =>
  fc.boolean().chain((isPatient) =>
    fc
      .tuple(billingProvider(kind), subscriber(kind, isPatient), patient(kind), facts)
      .map(([billing, insured, treated, claim]) => ({
        ...claim,
        billingProvider: billing,
        subscriber: insured,
        ...(isPatient ? {} : { patient: treated }),
      })),
  );

export const professionalClaim: Arbitrary<ProfessionalClaim> = inContext('professional', professionalFacts);

const institutionalLine: Arbitrary<InstitutionalLine> = fc.record(
  {
    revenueCode: number(4),
    procedure: procedure({ description: true }),
    chargeCents: cents,
    unit: fc.constantFrom('UN' as const, 'DA' as const),
    quantity,
    nonCoveredCents: cents,
    attachments: some(attachment, 2),
    servicePeriod: period,
    lineControlNumber: code(1, 30),
    serviceTaxCents: cents,
    facilityTaxCents: cents,
    drug: drug(['N4']),
    operatingPhysician: provider(),
    otherOperatingPhysician: provider(),
    renderingProvider: provider(),
    referringProvider: provider(),
    adjudications: some(lineAdjudication('institutional'), 3),
  },
  { requiredKeys: ['revenueCode', 'chargeCents', 'unit', 'quantity'] },
);

const withDay = (qualifier: string) =>
  fc.record({ qualifier: fc.constant(qualifier), code: code(2, 7), period: fc.record({ from: day }) });
const withSpan = fc.record({
  qualifier: fc.constant('BI'),
  code: code(2),
  period: fc.tuple(day, day).map((days) => ({ from: days.toSorted()[0]!, to: days.toSorted()[1]! })),
});
const withPresence = (qualifier: string) =>
  fc.record(
    { qualifier: fc.constant(qualifier), code: code(3, 7), presentOnAdmission: fc.constantFrom('Y', 'N', 'U', 'W') },
    { requiredKeys: ['qualifier', 'code'] },
  );

const { notes: _notes, ...factsWithoutNotes } = claimFacts;

const institutionalFacts = fc.record(
  {
    ...factsWithoutNotes,
    kind: fc.constant('institutional' as const),
    notes: some(fc.record({ code: fc.constantFrom('DCP', 'MED'), text: words(80) }), 3),
    facilityType: fc.constantFrom('11', '13', '14'),
    dischargeTime: time,
    statementPeriod: fc.tuple(day, day).map((days) => ({ from: days.toSorted()[0]!, to: days.toSorted()[1]! })),
    admittedAt: fc.oneof(
      day,
      fc.tuple(day, time).map((parts) => parts.join('T')),
    ),
    repricerReceivedDate: day,
    admissionType: fc.constantFrom('1', '3'),
    admissionSource: fc.constantFrom('1', '7'),
    patientStatus: fc.constantFrom('01', '30'),
    patientEstimatedDueCents: cents,
    investigationalDevices: some(code(1, 20), 3),
    autoAccidentState: fc.constant('OH'),
    peerReviewApproval: code(1, 20),
    billingNote: words(80),
    epsdtReferral: fc.record({
      category: fc.constant('ZZ'),
      applies: fc.boolean(),
      codes: some(fc.constantFrom('AV', 'NU', 'S2', 'ST'), 3),
    }),
    principalDiagnosis: withPresence('ABK'),
    admittingDiagnosis: health('ABJ'),
    reasonsForVisit: some(health('APR'), 3),
    externalCauses: some(withPresence('ABN'), 12),
    drg: health('DR'),
    otherDiagnoses: some(withPresence('ABF'), 24),
    principalProcedure: withDay('BBR'),
    otherProcedures: some(withDay('BBQ'), 24),
    occurrenceSpans: some(withSpan, 24),
    occurrences: some(withDay('BH'), 24),
    values: some(fc.record({ qualifier: fc.constant('BE'), code: code(2), amountCents: cents }), 24),
    conditionCodes: some(health('BG'), 24),
    treatmentCodes: some(health('TC'), 24),
    attendingProvider: provider({ taxonomy: true }),
    operatingPhysician: provider(),
    otherOperatingPhysician: provider(),
    renderingProvider: provider(),
    serviceFacility: facility(['0B', 'G2', 'LU'], false),
    referringProvider: provider(),
    lines: some(institutionalLine, 4),
  },
  { requiredKeys: [...requiredFacts, 'kind', 'facilityType', 'statementPeriod', 'patientStatus', 'principalDiagnosis', 'lines'] },
);

export const institutionalClaim: Arbitrary<InstitutionalClaim> = inContext('institutional', institutionalFacts);
