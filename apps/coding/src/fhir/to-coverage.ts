import type { EncounterInput } from '@claimstream/contracts';
import type { CodeableConcept, FhirClaim, FhirCoverage, FhirPatient } from './resources.js';
import type { ResourceSet } from './resource-set.js';
import { isSynthetic, madeUpMemberId } from './synthetic-parts.js';
import { plain, toPatient } from './to-people.js';

type Subscriber = NonNullable<EncounterInput['subscriberPrimary']>;

/** Who pays: insurance with its subscriber, the patient, or nobody knows. */
export type Payment =
  | { responsibleParty: 'INSURANCE_PAY'; subscriberPrimary: Subscriber }
  | { responsibleParty: 'SELF_PAY' | 'UNKNOWN'; subscriberPrimary?: undefined };

/** Reads who pays out of the focal insurance of the encounter's claims, else out of the patient's own coverage. */
export function toPayment(set: ResourceSet, patient: FhirPatient, claims: readonly FhirClaim[]): Payment {
  const insurance = claims.flatMap((claim) => claim.insurance);
  const reference = (insurance.find(({ focal }) => focal) ?? insurance[0])?.coverage;
  const coverage = reference ? set.find('Coverage', reference) : coverageOf(set, patient);
  const payerName = plain(coverage?.payor[0]?.display ?? coverage?.type?.text ?? reference?.display, 60);
  if (payerName === '') return { responsibleParty: 'UNKNOWN' };
  if (payerName === noInsurance) return { responsibleParty: 'SELF_PAY' };
  const relationship = relationshipOf(coverage?.relationship);
  const subscriber = relationship === '18' ? patient : set.find('Patient', coverage?.subscriber);
  return {
    responsibleParty: 'INSURANCE_PAY',
    subscriberPrimary: {
      ...personOf(subscriber),
      patientRelationshipToSubscriberCode: relationship,
      insuranceCard: toInsuranceCard(patient, coverage, payerName),
    },
  };
}

const coverageOf = (set: ResourceSet, patient: FhirPatient): FhirCoverage | undefined =>
  set.all('Coverage').find(({ beneficiary }) => set.find('Patient', beneficiary) === patient);

/** What Synthea writes where there is no insurance. */
const noInsurance = 'NO_INSURANCE';

/** Who holds the coverage; empty when that is somebody else of whom nothing is said, for the check of the shape to find. */
function personOf(
  subscriber: FhirPatient | undefined,
): Omit<Subscriber, 'patientRelationshipToSubscriberCode' | 'insuranceCard'> {
  if (!subscriber) return { firstName: '', lastName: '', gender: 'unknown' };
  const { firstName, lastName, middleName, gender, dateOfBirth, address } = toPatient(subscriber);
  return { firstName, lastName, middleName, gender, dateOfBirth, address };
}

function toInsuranceCard(
  patient: FhirPatient,
  coverage: FhirCoverage | undefined,
  payerName: string,
): Subscriber['insuranceCard'] {
  const stated = plain(coverage?.subscriberId ?? coverage?.identifier[0]?.value, 80);
  const madeUp = isSynthetic(patient.identifier) ? madeUpMemberId(`${payerName} ${patient.id}`) : '';
  return {
    memberId: stated || madeUp,
    payerId: coverage?.payor[0]?.identifier?.value ?? payerIdOf(payerName),
    payerName,
    claimFilingIndicator: filingIndicatorOf(payerName),
  };
}

/** FHIR's subscriber relationships as X12's; `G8` is any other. */
const relationships: Readonly<Record<string, Subscriber['patientRelationshipToSubscriberCode']>> = {
  self: '18',
  spouse: '01',
  child: '19',
  common: '53',
};

function relationshipOf(concept: CodeableConcept | undefined): Subscriber['patientRelationshipToSubscriberCode'] {
  const code = concept?.coding.find((each) => each.code)?.code;
  return code === undefined ? '18' : (relationships[code] ?? 'G8');
}

/** A payer that is named and has no id gets one made of its name. */
const payerIdOf = (name: string): string =>
  name
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);

function filingIndicatorOf(payerName: string): NonNullable<Subscriber['insuranceCard']['claimFilingIndicator']> {
  if (/medicare/i.test(payerName)) return 'MB';
  if (/medicaid/i.test(payerName)) return 'MC';
  return /blue ?cross|blue ?shield|anthem/i.test(payerName) ? 'BL' : 'CI';
}
