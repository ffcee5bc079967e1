import type { EncounterInput } from '@claimstream/contracts';
import { addDays, type CalendarDate } from '@claimstream/kernel';
import { payers, type SyntheticPayer } from './payers.js';
import type { Random } from './random.js';

type Patient = EncounterInput['patient'];
type Subscriber = NonNullable<EncounterInput['subscriberPrimary']>;

const firstNames = {
  female: [
    'Ada',
    'Bea',
    'Clara',
    'Dina',
    'Elsa',
    'Fern',
    'Greta',
    'Hazel',
    'Iris',
    'Juno',
    'Kira',
    'Lena',
    'Mina',
    'Nora',
    'Opal',
    'Petra',
  ],
  male: [
    'Abel',
    'Boris',
    'Cyril',
    'Dario',
    'Emil',
    'Felix',
    'Gideon',
    'Hugo',
    'Ivan',
    'Jonas',
    'Kilian',
    'Linus',
    'Milo',
    'Nico',
    'Otto',
    'Paul',
  ],
} as const;
const lastNames = [
  'Exemplar',
  'Sampleson',
  'Mockford',
  'Testerly',
  'Fictus',
  'Nonesuch',
  'Placeholder',
  'Specimen',
  'Trialton',
  'Dummett',
  'Protor',
  'Figment',
];
const cities = [
  { city: 'Columbus', zipCode: '43215' },
  { city: 'Dayton', zipCode: '45402' },
  { city: 'Cleveland', zipCode: '44114' },
  { city: 'Toledo', zipCode: '43604' },
] as const;
const streets = ['Sample Street', 'Example Avenue', 'Specimen Lane', 'Fiction Court', 'Mockup Road'];

/** A person of that age (whole years) on that day, with a record number of its own in the source system. */
export function makePatient(
  random: Random,
  { number, age, gender, on }: { number: number; age: number; gender: 'female' | 'male'; on: CalendarDate },
): Patient {
  return {
    externalId: `MRN-${10_000_000 + number}`,
    firstName: random.pick(firstNames[gender]),
    lastName: random.pick(lastNames),
    gender,
    dateOfBirth: bornBefore(random, { on, age }),
    address: { line1: `${random.between(1, 999)} ${random.pick(streets)}`, state: 'OH', ...random.pick(cities) },
  };
}

/** The coverage of a patient: their own, or for a child of an employer's plan a parent's. */
export function makeSubscriber(
  random: Random,
  { patient, age, on, memberId }: { patient: Patient; age: number; on: CalendarDate; memberId?: string },
): Subscriber {
  const bracket = age < 18 ? 'child' : age < 65 ? 'adult' : 'senior';
  const { payer } = random.weighted(payers.map((each) => ({ payer: each, weight: each.weight[bracket] })));
  const insuranceCard = {
    memberId: memberId ?? memberIdOf(random, payer),
    payerId: payer.payerId,
    payerName: payer.name,
    claimFilingIndicator: payer.claimFilingIndicator,
    ...(payer.planNames.length > 0 && { planName: random.pick(payer.planNames) }),
  };
  if (bracket === 'child' && !payer.coversEachMember) return { ...parentOf(random, { patient, on }), insuranceCard };
  const { firstName, lastName, gender, dateOfBirth, address } = patient;
  return { firstName, lastName, gender, dateOfBirth, address, patientRelationshipToSubscriberCode: '18', insuranceCard };
}

/** A parent, at the same address; the patient is their child (X12 relationship code 19). */
function parentOf(random: Random, { patient, on }: { patient: Patient; on: CalendarDate }): Omit<Subscriber, 'insuranceCard'> {
  const gender = random.pick(['female', 'male'] as const);
  return {
    firstName: random.pick(firstNames[gender]),
    lastName: patient.lastName,
    gender,
    dateOfBirth: bornBefore(random, { on, age: random.between(28, 55) }),
    address: patient.address,
    patientRelationshipToSubscriberCode: '19',
  };
}

function bornBefore(random: Random, { on, age }: { on: CalendarDate; age: number }): CalendarDate {
  const birthdayThisYear = `${Number(on.slice(0, 4)) - age}-${on.slice(5, 7)}-01`;
  return addDays(birthdayThisYear, -random.between(1, 330));
}

const letters = 'ACDEFGHJKMNPQRTUVWXY';

function memberIdOf(random: Random, { memberIdPattern }: SyntheticPayer): string {
  return memberIdPattern.replace(/9/g, () => String(random.between(1, 9))).replace(/A/g, () => random.pick([...letters]));
}
