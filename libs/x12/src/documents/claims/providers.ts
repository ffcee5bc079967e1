import type { Address, Contact, Party, QualifiedId, WithUnmapped } from '../parts.js';

/** A provider in a loop of 2310 or 2420. The id is the NPI. */
export interface Provider extends Party, WithUnmapped {
  taxonomyCode?: string;
  references?: ProviderReference[];
}

/** REF of a provider; at a line, REF04 names the other payer that gave the id. */
export interface ProviderReference extends QualifiedId {
  otherPayerId?: string;
}

/** Who sent the patient: DN referring, or P3 primary care (only as the second). */
export interface ReferringProvider extends Provider {
  role: 'DN' | 'P3';
}

export interface ServiceFacility extends Party, WithUnmapped {
  address: Address;
  references?: ProviderReference[];
  contact?: Contact;
}

export interface AmbulanceStop extends WithUnmapped {
  kind: 'person' | 'organization';
  name?: string;
  address: Address;
}

export interface OrderingProvider extends Provider {
  address?: Address;
  contact?: Contact;
}
