import { type EncounterInput, npiHasValidCheckDigit } from '@claimstream/contracts';
import type { FhirEncounter, FhirPatient, Identifier } from './resources.js';
import { identifierOfReference, type ResourceSet } from './resource-set.js';
import { isSynthetic, madeUpAddress, madeUpNpi, madeUpTaxId } from './synthetic-parts.js';
import { officialName, optional, personName, plain, toAddress, withNineDigits } from './to-people.js';

const npiSystem = 'http://hl7.org/fhir/sid/us-npi';
const taxIdSystem = 'urn:oid:2.16.840.1.113883.4.4';

interface Visit {
  encounter: FhirEncounter;
  patient: FhirPatient;
}

/** Who bills: the encounter's service provider. */
export function toBillingProvider(set: ResourceSet, { encounter, patient }: Visit): EncounterInput['billingProvider'] {
  const reference = encounter.serviceProvider;
  const organization = set.find('Organization', reference);
  const synthetic = isSynthetic(patient.identifier);
  const identifiers = organization?.identifier ?? [];
  const name = plain(organization?.name ?? reference?.display, 60);
  const seed = `organization ${identifierOfReference(reference)?.value ?? organization?.id ?? name}`;
  const known = toAddress(organization?.address[0], { synthetic });
  const address = known.line1 === '' && synthetic ? madeUpAddress(toAddress(patient.address[0], { synthetic })) : known;
  return {
    organizationName: name,
    npi: npiOf(identifiers, { synthetic, seed }),
    taxId: valueOf(identifiers, taxIdSystem)?.replace('-', '') ?? (synthetic ? madeUpTaxId(seed) : ''),
    address: { ...address, zipCode: withNineDigits(address.zipCode) },
    phone: optional(plain(organization?.telecom.find(({ system }) => system === 'phone')?.value, 20)),
  };
}

/** Who rendered the service: the encounter's first participant that is a person. */
export function toRenderingProvider(set: ResourceSet, { encounter, patient }: Visit): EncounterInput['renderingProvider'] {
  const reference = encounter.participant.find(({ individual }) => individual)?.individual;
  if (!reference) return undefined;
  const practitioner = set.find('Practitioner', reference);
  const identifiers = practitioner?.identifier ?? [identifierOfReference(reference) ?? {}];
  const { firstName, lastName } = practitioner ? personName(officialName(practitioner.name)) : nameOfDisplay(reference.display);
  const seed = `practitioner ${valueOf(identifiers, npiSystem) ?? practitioner?.id ?? lastName}`;
  return {
    firstName: optional(firstName),
    lastName,
    npi: npiOf(identifiers, { synthetic: isSynthetic(patient.identifier), seed }),
  };
}

/** The NPI as it is written; one that cannot exist is replaced where the patient is made up as well. */
function npiOf(identifiers: readonly Identifier[], { synthetic, seed }: { synthetic: boolean; seed: string }): string {
  const npi = valueOf(identifiers, npiSystem) ?? '';
  const canExist = /^[12]/.test(npi) && npiHasValidCheckDigit(npi);
  return canExist || !synthetic ? npi : madeUpNpi(seed);
}

const valueOf = (identifiers: readonly Identifier[], wanted: string): string | undefined =>
  identifiers.find(({ system }) => system === wanted)?.value;

/** `Dr. Karl184 Bailey598`: the title goes, the last word is the family name. */
function nameOfDisplay(display: string | undefined): { firstName: string; lastName: string } {
  const words = plain(display, 95)
    .replace(/^(Dr|Mr|Mrs|Ms)\.?\s+/, '')
    .split(' ');
  return { firstName: words.slice(0, -1).join(' ').slice(0, 35), lastName: (words.at(-1) ?? '').slice(0, 60) };
}
