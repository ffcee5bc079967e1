import fc, { type Arbitrary } from 'fast-check';
import { type BillingProvider, type Claim837, type Patient837, type Subscriber837 } from '../../claims/index.js';
import {
  address,
  all,
  code,
  contact,
  day,
  memberId,
  nameOnly,
  npi,
  number,
  organization,
  payerId,
  person,
  phoneContact,
  qualified,
  quantity,
  some,
} from '../values.js';

export type ClaimKind = Claim837['kind'];

/** Under a subscriber who is the patient, or under a patient of one who is not. */
export const inContext = <Facts extends object>(kind: ClaimKind, facts: Arbitrary<Facts>) =>
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

const taxId = qualified(['EI'], number(9));

const billingProvider = (kind: ClaimKind): Arbitrary<BillingProvider> =>
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

const subscriber = (kind: ClaimKind, isPatient: boolean): Arbitrary<Subscriber837> =>
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

const patient = (kind: ClaimKind): Arbitrary<Patient837> =>
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
