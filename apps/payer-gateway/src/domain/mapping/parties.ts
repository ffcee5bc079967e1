import type { BillingProvider, Patient, Payer, Provider, ServiceFacility, Subscriber } from '@claimstream/contracts';
import type {
  Address as X12Address,
  Party,
  Provider as X12Provider,
  ServiceFacility as X12ServiceFacility,
} from '@claimstream/x12';

type Named = Pick<Provider, 'organizationName' | 'firstName' | 'lastName'>;
type Address = Patient['address'];

/** What word processors and other alphabets have, as people write it on a keyboard of ASCII; Unicode does not take these apart. */
const plainLetters = new Map(
  Object.entries({
    ...{ '\u2018': "'", '\u2019': "'", '\u201c': '"', '\u201d': '"', '\u2010': '-', '\u2013': '-', '\u2014': '-' },
    ...{ ß: 'ss', Æ: 'AE', æ: 'ae', Œ: 'OE', œ: 'oe', Ø: 'O', ø: 'o', Ł: 'L', ł: 'l', Đ: 'D', đ: 'd', Ð: 'D', ð: 'd', ı: 'i' },
  }),
);

/**
 * A name or an address as our files can carry it: without the component separator, and with plain letters and quotes for those which X12's
 * character sets do not have. An id that holds such a character is refused when it is written.
 */
export const free = (text: string): string =>
  text
    .replaceAll(':', ' ')
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^\0-\x7f]/gu, (letter) => plainLetters.get(letter) ?? letter)
    .trim();
export const freeOr = (text: string | undefined): string | undefined => (text === undefined ? undefined : free(text));

const genders = { female: 'F', male: 'M', other: 'U', unknown: 'U' } as const;

export const genderCode = (gender: Patient['gender']): 'F' | 'M' | 'U' => genders[gender];

/** A provider's name, as an organization or a person, with its NPI. */
export function providerParty({ npi, ...named }: Named & { npi: string }): Party {
  return { ...nameOf(named), id: { qualifier: 'XX', value: npi } };
}

export function payerParty({ name, payerId }: Payer): Party {
  return { kind: 'organization', name: free(name), id: { qualifier: 'PI', value: payerId } };
}

/** A person's name; the member id only where the person is the one that the payer knows by it. */
export function personParty(person: Patient | Subscriber, memberId?: string): Party {
  const { firstName, lastName, middleName, suffix } = person;
  const name: Party = {
    kind: 'person',
    name: free(lastName),
    firstName: free(firstName),
    middleName: freeOr(middleName),
    suffix: freeOr(suffix),
  };
  return memberId === undefined ? name : { ...name, id: { qualifier: 'MI', value: memberId } };
}

export function toAddress({ line1, line2, city, state, zipCode }: Address): X12Address {
  return { line1: free(line1), line2: freeOr(line2), city: free(city), state, postalCode: zipCode.replace('-', '') };
}

export function toProvider({ taxonomyCode, ...provider }: Provider): X12Provider {
  return { ...providerParty(provider), taxonomyCode };
}

export function toServiceFacility({ organizationName, npi, address }: ServiceFacility): X12ServiceFacility {
  const name: Party = { kind: 'organization', name: free(organizationName) };
  return { ...(npi ? { ...name, id: { qualifier: 'XX', value: npi } } : name), address: toAddress(address) };
}

export function nameOf({ organizationName, firstName, lastName }: Named | BillingProvider): Party {
  return organizationName === undefined
    ? { kind: 'person', name: freeOr(lastName), firstName: freeOr(firstName) }
    : { kind: 'organization', name: free(organizationName) };
}
