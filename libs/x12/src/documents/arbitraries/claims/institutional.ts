import fc, { type Arbitrary } from 'fast-check';
import { type InstitutionalClaim, type InstitutionalLine } from '../../claims/index.js';
import { all, cents, code, day, number, period, procedure, qualified, quantity, some, time, words } from '../values.js';
import { inContext } from './context.js';
import { approvedQuantity, attachment, claimFacts, conditions, drug, health, note, pricing, requiredFacts } from './facts.js';
import { institutionalOtherPayers, lineAdjudication } from './other-payers.js';
import { facility, provider } from './providers.js';

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
    repricedLineNumber: code(1, 30),
    adjustedRepricedLineNumber: code(1, 30),
    notes: some(note('TPO'), 1),
    pricing: pricing(
      all(
        approvedQuantity('DA', 'UN'),
        fc.record({ revenueCode: number(4), procedure: qualified(['HC', 'HP'], code(5)) }, { requiredKeys: [] }),
      ),
    ),
    serviceTaxCents: cents,
    facilityTaxCents: cents,
    drug: drug(['N4']),
    operatingPhysician: provider('line'),
    otherOperatingPhysician: provider('line'),
    renderingProvider: provider('line'),
    referringProvider: provider('line'),
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

const institutionalFacts = fc.record(
  {
    ...claimFacts,
    kind: fc.constant('institutional' as const),
    notes: some(note('DCP', 'MED'), 3),
    pricing: pricing(all(approvedQuantity('DA', 'UN'), fc.record({ revenueCode: number(4) }, { requiredKeys: [] }))),
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
    epsdtReferral: conditions('ZZ', ['AV', 'NU', 'S2', 'ST'], 3),
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
    attendingProvider: provider('claim', { taxonomy: true }),
    operatingPhysician: provider('claim'),
    otherOperatingPhysician: provider('claim'),
    renderingProvider: provider('claim'),
    serviceFacility: facility('claim', { references: ['0B', 'G2', 'LU'] }),
    referringProvider: provider('claim'),
    otherPayers: institutionalOtherPayers,
    lines: some(institutionalLine, 4),
  },
  { requiredKeys: [...requiredFacts, 'kind', 'facilityType', 'statementPeriod', 'patientStatus', 'principalDiagnosis', 'lines'] },
);

export const institutionalClaim: Arbitrary<InstitutionalClaim> = inContext('institutional', institutionalFacts);
