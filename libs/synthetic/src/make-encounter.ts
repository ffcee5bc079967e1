import type { EncounterInput } from '@claimstream/contracts';
import { addDays, type CalendarDate } from '@claimstream/kernel';
import { makeInstitutional } from './make-institutional.js';
import { makeProfessional } from './make-professional.js';
import { demoMix, type Mix, type SandboxMemberId } from './mix.js';
import { makePatient, makeSubscriber } from './people.js';
import { type Random, randomAt } from './random.js';
import type { Scene } from './scene.js';
import { type DemoTenant, demoTenants } from './tenants.js';

export interface SyntheticOptions {
  seed: number;
  /** Defaults to the demonstration's two clients and hospital. */
  tenants?: readonly DemoTenant[];
  /** Defaults to the demonstration's mix. */
  mix?: Mix;
  /** The first of the 28 days on which the encounters take place. */
  firstDay?: CalendarDate;
}

/** An encounter that never was: whose it is, and what its source system would send. */
export interface SyntheticEncounter {
  /** Its place in the endless list of this seed; the first is 0. */
  index: number;
  tenantId: string;
  encounter: EncounterInput;
}

const earlierPatients = 200;

/** The encounter at that place of the seed's list: always the same one, for the same options. */
export function encounterAt(index: number, options: SyntheticOptions): SyntheticEncounter {
  const { seed, mix = demoMix, firstDay = '2026-01-05' } = options;
  const random = randomAt({ seed, place: index });
  const returns = index > 0 && random.chance(mix.returning);
  const number = returns ? index - random.between(1, Math.min(index, earlierPatients)) : index;
  const { tenant, practice, age, gender, patient, subscriber } = personAt(number, { ...options, mix, firstDay });
  const scene: Scene = { random, index, on: addDays(firstDay, random.between(0, 27)), age, gender, practice };

  const selfPay = random.chance(mix.selfPay);
  const institutional = practice.kind === 'hospital' && random.chance(mix.institutional);
  const visit = institutional ? makeInstitutional(scene) : makeProfessional(scene);
  const encounter: EncounterInput = {
    ...visit,
    sourceSystem: 'synthetic',
    externalId: `SYN-${seed}-${index}`,
    billableStatus: random.chance(mix.notBillable) ? 'NOT_BILLABLE' : 'BILLABLE',
    responsibleParty: selfPay ? 'SELF_PAY' : 'INSURANCE_PAY',
    patientAuthorizedRelease: true,
    benefitsAssignedToProvider: true,
    providerAcceptsAssignment: true,
    patient,
    billingProvider: practice.billingProvider,
    ...(!selfPay && { subscriberPrimary: subscriber }),
    ...(random.chance(mix.withoutDiagnosis) && { diagnoses: [] }),
  };
  return { index, tenantId: tenant.tenantId, encounter };
}

/** The patient with that number: the same person, practice and coverage at each visit. */
function personAt(number: number, options: Required<Pick<SyntheticOptions, 'seed' | 'mix' | 'firstDay'>> & SyntheticOptions) {
  const random = randomAt({ seed: options.seed ^ 0x5eed, place: number });
  const tenant = random.weighted(options.tenants ?? demoTenants);
  const practice = random.pick(tenant.practices);
  const age = random.weighted(ageBrackets.map(({ weight, from, to }) => ({ weight, years: random.between(from, to) }))).years;
  const gender = random.pick(['female', 'male'] as const);
  const patient = makePatient(random, { number, age, gender, on: options.firstDay });
  const memberId = sandboxMemberId(random, options.mix);
  const subscriber = makeSubscriber(random, { patient, age, on: options.firstDay, ...(memberId && { memberId }) });
  return { tenant, practice, age, gender, patient, subscriber };
}

const ageBrackets = [
  { weight: 2, from: 2, to: 17 },
  { weight: 5, from: 18, to: 64 },
  { weight: 3, from: 65, to: 90 },
];

function sandboxMemberId(random: Random, { sandbox }: Mix): SandboxMemberId | undefined {
  let left = random.fraction();
  for (const [memberId, share] of Object.entries(sandbox) as [SandboxMemberId, number][]) {
    left -= share;
    if (left < 0) return memberId;
  }
  return undefined;
}
