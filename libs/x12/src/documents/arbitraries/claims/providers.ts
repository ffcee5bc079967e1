import fc, { type Arbitrary } from 'fast-check';
import {
  type AmbulanceStop,
  type Provider,
  type ProviderReference,
  type ReferringProvider,
  type ServiceFacility,
} from '../../claims/index.js';
import { address, all, code, npi, organization, person, phoneContact, qualified, some, words } from '../values.js';

/** Where a provider stands: only that of a line says which other payer gave an id. */
export type Place = 'claim' | 'line';

const providerReference = (place: Place, qualifiers: readonly string[]): Arbitrary<ProviderReference> =>
  place === 'claim'
    ? qualified(qualifiers)
    : all(qualified(qualifiers), fc.record({ otherPayerId: code(2, 20) }, { requiredKeys: [] }));

export const provider = (place: Place, { taxonomy = false, references = ['0B', '1G', 'G2'] } = {}): Arbitrary<Provider> =>
  all(
    person(npi, { idRequired: false }),
    fc.record(
      { ...(taxonomy ? { taxonomyCode: code(10) } : {}), references: some(providerReference(place, references), 3) },
      { requiredKeys: [] },
    ),
  );

export const referringProvider = (place: Place, options: { taxonomy?: boolean } = {}): Arbitrary<ReferringProvider> =>
  all(provider(place, options), fc.record({ role: fc.constantFrom('DN' as const, 'P3' as const) }));

export const facility = (
  place: Place,
  { references, hasContact = false }: { references: readonly string[]; hasContact?: boolean },
): Arbitrary<ServiceFacility> =>
  all(
    organization(npi),
    fc.record(
      {
        address,
        references: some(providerReference(place, references), 3),
        ...(hasContact ? { contact: phoneContact } : {}),
      },
      { requiredKeys: ['address'] },
    ),
  );

/** 2420B, which has no name. */
export const purchasedServiceProvider: Arbitrary<Provider> = fc.record(
  { kind: fc.constant('organization' as const), id: npi, references: some(providerReference('line', ['0B', '1G', 'G2']), 2) },
  { requiredKeys: ['kind'] },
);

/** Where an ambulance stopped; only where it dropped the patient off has a name. */
export const ambulanceStop = ({ name }: { name: boolean }): Arbitrary<AmbulanceStop> =>
  fc.record(
    { kind: fc.constant('organization' as const), ...(name ? { name: words(60) } : {}), address },
    { requiredKeys: ['kind', 'address'] },
  );
