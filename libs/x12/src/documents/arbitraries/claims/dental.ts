import fc, { type Arbitrary } from 'fast-check';
import { type DentalClaim, type DentalLine } from '../../claims/index.js';
import { all, cents, code, day, number, period, procedure, qualified, quantity, some } from '../values.js';
import { inContext } from './context.js';
import { approvedQuantity, claimFacts, contract, health, lineReference, note, pricing, requiredFacts, yes } from './facts.js';
import { dentalOtherPayers, lineAdjudication } from './other-payers.js';
import { facility, provider, referringProvider } from './providers.js';

const surfaces = some(fc.constantFrom('B', 'D', 'F', 'I', 'L', 'M', 'O'), 5);

const dentalLine: Arbitrary<DentalLine> = fc.record(
  {
    procedure: procedure({ qualifier: 'AD', description: true }),
    chargeCents: cents,
    placeOfService: fc.constantFrom('11', '22'),
    oralCavities: some(fc.constantFrom('00', '01', '40'), 5),
    prosthesis: fc.constantFrom('I', 'R'),
    quantity,
    diagnosisPointers: some(fc.integer({ min: 1, max: 4 }), 4),
    teeth: some(fc.record({ number: number(1, 2), surfaces }, { requiredKeys: ['number'] }), 4),
    servicePeriod: fc.record({ from: day }),
    priorPlacement: fc.record({ qualifier: fc.constantFrom('139', '441'), date: day }),
    ...{ appliancePlacementDate: day, replacementDate: day, treatmentStartDate: day, treatmentCompletionDate: day },
    contract,
    predeterminationNumbers: some(lineReference, 3),
    priorAuthorizations: some(lineReference, 3),
    lineControlNumber: code(1, 30),
    repricedLineNumber: code(1, 30),
    adjustedRepricedLineNumber: code(1, 30),
    referralNumbers: some(lineReference, 3),
    salesTaxCents: cents,
    fileInformation: some(code(1, 80), 3),
    pricing: pricing(
      all(approvedQuantity('UN'), fc.record({ procedure: qualified(['AD', 'ER'], code(5)) }, { requiredKeys: [] })),
    ),
    renderingProvider: provider('line', { taxonomy: true }),
    assistantSurgeon: provider('line', { taxonomy: true }),
    supervisingProvider: provider('line'),
    serviceFacility: facility('line', { references: ['G2', 'LU'] }),
    adjudications: some(lineAdjudication('dental'), 3),
  },
  { requiredKeys: ['procedure', 'chargeCents'] },
);

const { medicalRecordNumber: _record, demonstrationProject: _project, ...facts } = claimFacts;

const dentalFacts = fc.record(
  {
    ...facts,
    kind: fc.constant('dental' as const),
    assignment: fc.constantFrom('A' as const, 'B' as const, 'C' as const, 'P' as const),
    placeOfService: fc.constantFrom('11', '22'),
    providerSignatureOnFile: fc.boolean(),
    relatedCauses: fc.record({ cause: fc.constantFrom('AA', 'EM', 'OA'), state: fc.constant('OH') }, { requiredKeys: ['cause'] }),
    specialProgram: fc.constantFrom('01', '02'),
    predetermination: yes,
    accidentDate: day,
    appliancePlacementDates: some(day, 5),
    servicePeriod: period,
    repricerReceivedDate: day,
    orthodontics: fc.record({ months: quantity, remainingMonths: quantity }),
    toothStatuses: some(fc.record({ number: number(1, 2), status: fc.constantFrom('E' as const, 'M' as const) }), 4),
    predeterminationNumber: code(1, 30),
    patientPaidCents: cents,
    notes: some(note('ADD'), 3),
    diagnoses: fc.tuple(health('ABK'), fc.array(health('ABF'), { maxLength: 3 })).map(([first, others]) => [first, ...others]),
    referringProviders: some(referringProvider('claim', { taxonomy: true }), 2),
    renderingProvider: provider('claim', { taxonomy: true }),
    serviceFacility: facility('claim', { references: ['0B', 'G2', 'LU'] }),
    assistantSurgeon: provider('claim', { taxonomy: true }),
    supervisingProvider: provider('claim'),
    otherPayers: dentalOtherPayers,
    lines: some(dentalLine, 4),
  },
  { requiredKeys: [...requiredFacts, 'kind', 'placeOfService', 'providerSignatureOnFile', 'lines'] },
);

export const dentalClaim: Arbitrary<DentalClaim> = inContext('dental', dentalFacts);
