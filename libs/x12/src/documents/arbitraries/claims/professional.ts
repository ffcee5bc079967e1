import fc, { type Arbitrary } from 'fast-check';
import { type FormAnswer, type ProfessionalClaim, type ProfessionalLine, type SupportingForm } from '../../claims/index.js';
import { address, all, cents, code, contact, day, period, procedure, qualified, quantity, some, words } from '../values.js';
import { inContext } from './context.js';
import {
  ambulance,
  approvedQuantity,
  attachment,
  claimFacts,
  conditions,
  contract,
  drug,
  lineReference,
  listOf,
  note,
  pricing,
  requiredFacts,
  yes,
} from './facts.js';
import { lineAdjudication, professionalOtherPayers } from './other-payers.js';
import { ambulanceStop, facility, provider, purchasedServiceProvider, referringProvider } from './providers.js';

/** One kind of answer each: FRM wants at least one. */
const answer: Arbitrary<FormAnswer> = all(
  fc.record({ question: code(1, 5) }),
  fc.oneof(
    fc.record({ applies: fc.constantFrom('Y' as const, 'N' as const, 'W' as const) }),
    fc.record({ text: words(30) }),
    fc.record({ date: day }),
    fc.record({ percent: quantity }),
  ),
);

const form: Arbitrary<SupportingForm> = fc.record({
  form: qualified(['AS', 'UT'], code(1, 10)),
  answers: some(answer, 5),
});

const professionalLine: Arbitrary<ProfessionalLine> = fc.record(
  {
    procedure: procedure({ description: true }),
    chargeCents: cents,
    unit: fc.constantFrom('UN' as const, 'MJ' as const),
    quantity,
    placeOfService: fc.constantFrom('11', '21'),
    diagnosisPointers: some(fc.integer({ min: 1, max: 12 }), 4),
    ...{ emergency: yes, epsdt: yes, familyPlanning: yes, copayExempt: yes },
    equipment: fc.record({
      procedureCode: code(5),
      neededDays: quantity,
      rentalCents: cents,
      purchaseCents: cents,
      rentalUnit: fc.constantFrom('1', '4', '6'),
    }),
    attachments: some(attachment, 2),
    ambulance,
    equipmentCertification: fc.record({ type: fc.constantFrom('I' as const, 'R' as const, 'S' as const), months: quantity }),
    conditions: fc
      .tuple(conditions('07', ['01', '04', '12'], 5), conditions('70', ['65'], 1), conditions('09', ['38', 'ZV'], 2))
      .chain((each) => fc.subarray(each, { minLength: 1 })),
    servicePeriod: period,
    ...{ prescriptionDate: day, recertificationDate: day, beginTherapyDate: day, lastCertificationDate: day },
    ...{ lastSeenDate: day, shippedDate: day, lastXrayDate: day, initialTreatmentDate: day },
    testDates: some(fc.record({ qualifier: fc.constantFrom('738', '739'), date: day }), 2),
    ambulancePatientCount: quantity,
    obstetricAnesthesiaUnits: quantity,
    testResults: some(
      fc.record({ kind: fc.constantFrom('OG', 'TR'), measured: fc.constantFrom('HT', 'R1', 'R4'), value: quantity }),
      5,
    ),
    contract,
    repricedLineNumber: code(1, 30),
    adjustedRepricedLineNumber: code(1, 30),
    priorAuthorizations: some(lineReference, 3),
    lineControlNumber: code(1, 30),
    mammographyCertificationNumber: code(1, 30),
    cliaNumber: code(10),
    referringCliaNumber: code(10),
    immunizationBatchNumber: code(1, 30),
    referralNumbers: some(lineReference, 2),
    salesTaxCents: cents,
    postageCents: cents,
    fileInformation: some(words(80), 3),
    notes: fc.tuple(note('ADD', 'DCP'), note('TPO')).chain((each) => fc.subarray(each, { minLength: 1 })),
    purchasedService: fc.record({ providerId: code(1, 30), chargeCents: cents }),
    pricing: pricing(
      all(approvedQuantity('MJ', 'UN'), fc.record({ procedure: qualified(['HC', 'WK'], code(5)) }, { requiredKeys: [] })),
    ),
    drug: drug(['N4', 'EN', 'UP']),
    renderingProvider: provider('line', { taxonomy: true }),
    purchasedServiceProvider,
    serviceFacility: facility('line', { references: ['G2', 'LU'] }),
    supervisingProvider: provider('line'),
    orderingProvider: all(provider('line'), fc.record({ address, contact }, { requiredKeys: [] })),
    referringProviders: some(referringProvider('line'), 2),
    ambulancePickUp: ambulanceStop({ name: false }),
    ambulanceDropOff: ambulanceStop({ name: true }),
    adjudications: some(lineAdjudication('professional'), 3),
    forms: some(form, 2),
  },
  { requiredKeys: ['procedure', 'chargeCents', 'unit', 'quantity', 'diagnosisPointers', 'servicePeriod'] },
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
    ambulance,
    spinalManipulation: fc.record(
      { condition: fc.constantFrom('A', 'M'), description: words(80), furtherDescription: words(80) },
      { requiredKeys: ['condition'] },
    ),
    conditions: some(conditions('07', ['01', '04', '12'], 5), 3),
    diagnoses: listOf('ABK', 'ABF', 12),
    anesthesiaProcedures: listOf('BP', 'BO', 2),
    conditionCodes: listOf('BG', 'BG', 20),
    referringProviders: some(referringProvider('claim'), 2),
    renderingProvider: provider('claim', { taxonomy: true }),
    serviceFacility: facility('claim', { references: ['0B', 'G2', 'LU'], hasContact: true }),
    supervisingProvider: provider('claim'),
    ambulancePickUp: ambulanceStop({ name: false }),
    ambulanceDropOff: ambulanceStop({ name: true }),
    otherPayers: professionalOtherPayers,
    lines: some(professionalLine, 4),
  },
  { requiredKeys: [...requiredFacts, 'kind', 'placeOfService', 'providerSignatureOnFile', 'diagnoses', 'lines'] },
);

export const professionalClaim: Arbitrary<ProfessionalClaim> = inContext('professional', professionalFacts);
