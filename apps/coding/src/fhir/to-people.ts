import type { EncounterInput } from '@claimstream/contracts';
import { isSynthetic } from './synthetic-parts.js';
import type { Address, FhirPatient, HumanName, Identifier } from './resources.js';
import { capitalZipOf, stateCodeOf } from './terminology/states.js';

type Patient = EncounterInput['patient'];

/** Text without what payers' formats cannot carry, at most so long; empty when nothing is left. */
export const plain = (text: string | undefined, longest: number): string =>
  (text ?? '')
    .replace(/[\u0000-\u001f\u007f*~^|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longest)
    .trim();

/** What is empty is left out. */
export const optional = (text: string): string | undefined => (text === '' ? undefined : text);

/** The patient of an encounter. What is missing and has to be there comes out empty, for the check of the shape to say so. */
export function toPatient(patient: FhirPatient): Patient {
  const synthetic = isSynthetic(patient.identifier);
  const phone = patient.telecom.find(({ system }) => system === 'phone')?.value;
  return {
    externalId: plain(medicalRecordNumberOf(patient.identifier) ?? patient.id, 50),
    ...personName(officialName(patient.name)),
    gender: patient.gender,
    dateOfBirth: patient.birthDate ?? '',
    address: toAddress(patient.address[0], { synthetic }),
    phone: optional(plain(phone, 20)),
  };
}

export function personName(name: HumanName | undefined) {
  const [first, ...middle] = name?.given ?? [];
  return {
    firstName: plain(first, 35),
    lastName: plain(name?.family, 60),
    middleName: optional(plain(middle.join(' '), 25)),
  };
}

export const officialName = (names: readonly HumanName[]): HumanName | undefined =>
  names.find(({ use }) => use === 'official') ?? names[0];

/** An address; a synthetic one that names no ZIP code gets that of the state's capital. */
export function toAddress(address: Address | undefined, { synthetic }: { synthetic: boolean }): Patient['address'] {
  const state = stateCodeOf(address?.state ?? '');
  const digits = (address?.postalCode ?? '').replace('-', '');
  const zipCode = digits.length === 4 ? `0${digits}` : digits;
  return {
    line1: plain(address?.line[0], 55),
    line2: optional(plain(address?.line[1], 55)),
    city: plain(address?.city, 30),
    state,
    zipCode: zipCode === '' && synthetic ? (capitalZipOf(state) ?? '') : zipCode,
  };
}

/** The nine digits that a billing provider's address needs; 9998 stands for an unknown last four. */
export const withNineDigits = (zipCode: string): string => (/^\d{5}$/.test(zipCode) ? `${zipCode}9998` : zipCode);

const medicalRecordNumberOf = (identifiers: readonly Identifier[]): string | undefined =>
  identifiers.find(({ type }) => type?.coding.some(({ code }) => code === 'MR'))?.value;
