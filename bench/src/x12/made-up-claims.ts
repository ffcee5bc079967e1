import type {
  BillingProvider,
  ClaimSubmission837,
  ProfessionalClaim,
  ProfessionalLine,
  QualifiedId,
  Subscriber837,
} from '@claimstream/x12';
import { type Random } from './random.js';

const lastNames = ['GARCIA', 'SMITH', 'NGUYEN', 'JOHNSON', 'OKAFOR', 'KOWALSKI', 'HADDAD', 'MUELLER'];
const firstNames = ['MARIA', 'JAMES', 'LINH', 'AISHA', 'PETER', 'ANNA', 'OMAR', 'EVA'];
const cities = ['COLUMBUS', 'CLEVELAND', 'TOLEDO', 'AKRON', 'DAYTON'];
const diagnoses = ['I10', 'E119', 'J209', 'M545', 'Z0000', 'K219', 'R0789'];
const procedures = ['99213', '99214', '36415', '80053', '93000', '71046', '90471'];

export const submission: ClaimSubmission837 = {
  purpose: '00',
  reference: 'BENCH',
  createdDate: '2026-07-01',
  createdTime: '12:00',
  use: 'CH',
  submitter: {
    kind: 'organization',
    name: 'MADE UP BILLING SERVICE',
    id: { qualifier: '46', value: 'SUBMITTER' },
    contacts: [{ name: 'EDI DESK', numbers: [{ kind: 'phone', value: '6145550100' }] }],
  },
  receiver: { kind: 'organization', name: 'MADE UP PAYER', id: { qualifier: '46', value: 'RECEIVER' } },
};

/** A professional claim that has no findings: one to five lines, some with a referring or rendering provider, some for a dependent. */
export function madeUpClaim(random: Random, billingProvider: BillingProvider, number: number): ProfessionalClaim {
  const lines = Array.from({ length: random.between(1, 5) }, (_, index) => madeUpLine(random, index + 1));
  const isPatient = random.chance(0.75);
  return {
    kind: 'professional',
    patientControlNumber: `B${String(number).padStart(8, '0')}`,
    chargeCents: lines.reduce((sum, { chargeCents }) => sum + chargeCents, 0),
    placeOfService: '11',
    frequency: '1',
    providerSignatureOnFile: true,
    assignment: 'A',
    benefitsAssigned: 'Y',
    releaseOfInformation: 'Y',
    ...(random.chance(0.2) ? { priorAuthorizationNumber: random.digits(10) } : {}),
    diagnoses: [random.pick(diagnoses), random.pick(diagnoses)].map((code, index) => ({
      qualifier: index === 0 ? 'ABK' : 'ABF',
      code,
    })),
    ...(random.chance(0.3) ? { referringProviders: [{ role: 'DN' as const, ...person(random), id: npi(random) }] } : {}),
    renderingProvider: { ...person(random), id: npi(random), taxonomyCode: '207Q00000X' },
    lines,
    billingProvider,
    subscriber: madeUpSubscriber(random, isPatient),
    ...(isPatient ? {} : { patient: { relationship: '19', ...person(random), ...demographics(random) } }),
  };
}

export const madeUpBillingProvider = (random: Random): BillingProvider => ({
  kind: 'organization',
  name: `${random.pick(cities)} FAMILY PRACTICE`,
  id: npi(random),
  taxonomyCode: '261QP2300X',
  address: address(random),
  taxId: { qualifier: 'EI', value: random.digits(9) },
});

/** A National Provider Identifier with its check digit. */
export function npi(random: Random): QualifiedId {
  const nine = `1${random.digits(8)}`;
  const sum = [...nine].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 24);
  return { qualifier: 'XX', value: `${nine}${(10 - (sum % 10)) % 10}` };
}

export const person = (random: Random) => ({
  kind: 'person' as const,
  name: random.pick(lastNames),
  firstName: random.pick(firstNames),
});

export const address = (random: Random) => ({
  line1: `${random.between(1, 9999)} HIGH STREET`,
  city: random.pick(cities),
  state: 'OH',
  postalCode: `43${random.digits(7)}`,
});

function madeUpLine(random: Random, number: number): ProfessionalLine {
  return {
    procedure: { qualifier: 'HC', code: random.pick(procedures), ...(random.chance(0.2) ? { modifiers: ['25'] } : {}) },
    chargeCents: random.between(1_000, 60_000),
    unit: 'UN',
    quantity: random.between(1, 3),
    diagnosisPointers: random.chance(0.5) ? [1, 2] : [1],
    servicePeriod: { from: random.day() },
    lineControlNumber: `L${number}`,
  };
}

const demographics = (random: Random) => ({
  address: address(random),
  birthDate: `19${random.between(40, 99)}-0${random.between(1, 9)}-1${random.digits(1)}`,
  gender: random.pick(['F', 'M'] as const),
});

const madeUpSubscriber = (random: Random, isPatient: boolean): Subscriber837 => ({
  payerSequence: 'P',
  ...(isPatient ? { isPatient: true as const } : {}),
  groupNumber: `G${random.digits(6)}`,
  filingIndicator: 'CI',
  ...person(random),
  id: { qualifier: 'MI', value: `W${random.digits(9)}` },
  ...(isPatient ? demographics(random) : {}),
  payer: { kind: 'organization', name: 'MADE UP PAYER', id: { qualifier: 'PI', value: '00999' } },
});
