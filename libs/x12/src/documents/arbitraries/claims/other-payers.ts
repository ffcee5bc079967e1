import fc, { type Arbitrary } from 'fast-check';
import {
  type DentalOtherPayer,
  type InstitutionalOtherPayer,
  type LineAdjudication,
  type OtherPayer,
  type OtherPayerProvider,
  type OtherPayerReferrer,
  type ProfessionalOtherPayer,
} from '../../claims/index.js';
import { type QualifiedId } from '../../parts.js';
import {
  address,
  adjustments,
  all,
  cents,
  code,
  day,
  memberId,
  number,
  payerId,
  person,
  procedure,
  qualified,
  quantity,
  remark,
  some,
  words,
} from '../values.js';
import { type ClaimKind } from './context.js';

/** 2320 of a kind of claim: with the ids that the payer gave to the providers that such a claim has. */
const otherPayer = <Providers extends object>(
  providers: { [Name in keyof Providers]: Arbitrary<Exclude<Providers[Name], undefined>> },
  { predetermination = false } = {},
): Arbitrary<(OtherPayer & Providers)[]> =>
  some(
    payerId.chain((id) => all(facts(id, predetermination), fc.record(providers, { requiredKeys: [] }))),
    3,
  ) as Arbitrary<(OtherPayer & Providers)[]>;

const facts = (id: QualifiedId, predetermination: boolean): Arbitrary<OtherPayer> =>
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
          ...(predetermination ? { predeterminationNumber: code(1, 30) } : {}),
        },
        { requiredKeys: ['kind', 'name', 'id'] },
      ),
    },
    { requiredKeys: ['payerSequence', 'relationship', 'benefitsAssigned', 'releaseOfInformation', 'subscriber', 'payer'] },
  );

const known = (kind: 'person' | 'organization', ...qualifiers: readonly string[]): Arbitrary<OtherPayerProvider> =>
  fc.record({ kind: fc.constant(kind), references: some(qualified(qualifiers), 2) });

const person3 = known('person', '0B', '1G', 'G2');
const facility = known('organization', '0B', 'G2', 'LU');
const billing = known('organization', 'G2', 'LU');
const referrers: Arbitrary<OtherPayerReferrer[]> = some(
  all(person3, fc.record({ role: fc.constantFrom('DN' as const, 'P3' as const) })),
  2,
);

export const professionalOtherPayers: Arbitrary<ProfessionalOtherPayer[]> = otherPayer({
  referringProviders: referrers,
  renderingProvider: person3,
  serviceFacility: facility,
  supervisingProvider: person3,
  billingProvider: billing,
});

export const institutionalOtherPayers: Arbitrary<InstitutionalOtherPayer[]> = otherPayer({
  attendingProvider: person3,
  operatingPhysician: person3,
  otherOperatingPhysician: person3,
  serviceFacility: facility,
  renderingProvider: person3,
  referringProvider: person3,
  billingProvider: billing,
});

export const dentalOtherPayers: Arbitrary<DentalOtherPayer[]> = otherPayer(
  {
    referringProviders: referrers,
    renderingProvider: person3,
    supervisingProvider: person3,
    billingProvider: billing,
    serviceFacility: facility,
    assistantSurgeon: person3,
  },
  { predetermination: true },
);

export const lineAdjudication = (kind: ClaimKind): Arbitrary<LineAdjudication> =>
  fc.record(
    {
      ...(kind === 'institutional' ? { revenueCode: number(4) } : {}),
      payerId: code(2, 20),
      paidCents: cents,
      procedure: procedure({ qualifier: kind === 'dental' ? 'AD' : 'HC' }),
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
