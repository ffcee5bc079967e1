import fc, { type Arbitrary } from 'fast-check';
import {
  type ClaimFacts,
  type CodedHealthInformation,
  type ConditionsIndicator,
  type Note,
  type Pricing,
} from '../../claims/index.js';
import { all, cents, code, number, qualified, quantity, some, words } from '../values.js';

/** An arbitrary for every property of a type. */
export type Arbitraries<T> = { readonly [Name in keyof T]-?: Arbitrary<Exclude<T[Name], undefined>> };

export const yes = fc.constant(true as const);

export const note = (...codes: readonly string[]): Arbitrary<Note> =>
  fc.record({ code: fc.constantFrom(...codes), text: words(80) });

export const conditions = (category: string, codes: readonly string[], most: number): Arbitrary<ConditionsIndicator> =>
  fc.record({
    category: fc.constant(category),
    applies: fc.boolean(),
    codes: some(fc.constantFrom(...codes), most),
  });

export const contract = fc.record(
  { type: fc.constantFrom('01', '05', '09'), amountCents: cents, code: code(1, 20) },
  { requiredKeys: ['type'] },
);

/** HCP; what `further` adds depends on the kind of claim or line. */
export const pricing = (further: Arbitrary<Partial<Pricing>> = fc.constant({})): Arbitrary<Pricing> =>
  all(
    fc.record(
      {
        methodology: fc.constantFrom('00', '03', '14'),
        repricedCents: cents,
        savingCents: cents,
        organizationId: code(1, 20),
        rate: quantity,
        patientGroup: code(1, 20),
        patientGroupCents: cents,
        rejectReason: fc.constantFrom('T1', 'T6'),
        policyCompliance: fc.constantFrom('1', '5'),
        exception: fc.constantFrom('1', '6'),
      },
      { requiredKeys: ['methodology', 'repricedCents'] },
    ),
    further,
  );

/** The unit and quantity that a repricer approves, together or not at all. */
export const approvedQuantity = (...units: readonly string[]): Arbitrary<Partial<Pricing>> =>
  fc.oneof(fc.constant({}), fc.record({ unit: fc.constantFrom(...units), quantity }));

export const ambulance = fc.record(
  {
    patientWeightPounds: quantity,
    reason: fc.constantFrom('A', 'E'),
    miles: quantity,
    roundTripPurpose: words(80),
    stretcherPurpose: words(80),
  },
  { requiredKeys: ['reason', 'miles'] },
);

export const attachment = fc.record(
  { type: fc.constantFrom('OZ', 'B4', 'CT'), transmission: fc.constantFrom('AA', 'BM', 'EL'), controlNumber: code(2, 20) },
  { requiredKeys: ['type', 'transmission'] },
);

/** What claims of every kind say; other payers differ by kind. */
export const claimFacts: Arbitraries<Omit<ClaimFacts, 'unmapped' | 'otherPayers'>> = {
  patientControlNumber: code(1, 20),
  chargeCents: cents,
  frequency: fc.constantFrom('1', '7', '8'),
  assignment: fc.constantFrom('A', 'B', 'C'),
  benefitsAssigned: fc.constantFrom('Y', 'N', 'W'),
  releaseOfInformation: fc.constantFrom('I', 'Y'),
  delayReason: fc.constantFrom('1', '7', '11'),
  attachments: some(attachment, 3),
  contract,
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
  notes: some(note('DCP'), 1),
  pricing: pricing(),
};

export const requiredFacts = [
  'patientControlNumber',
  'chargeCents',
  'frequency',
  'assignment',
  'benefitsAssigned',
  'releaseOfInformation',
] as const;

export const health = (qualifier: string): Arbitrary<CodedHealthInformation> =>
  fc.record({ qualifier: fc.constant(qualifier), code: code(3, 7) });

export const listOf = (first: string, others: string, most: number): Arbitrary<CodedHealthInformation[]> =>
  fc.tuple(health(first), fc.array(health(others), { maxLength: most - 1 })).map(([head, tail]) => [head, ...tail]);

export const drug = (qualifiers: readonly string[]) =>
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

export const lineReference = fc.record({ value: code(1, 30), otherPayerId: code(1, 20) }, { requiredKeys: ['value'] });
