import { z } from 'zod';
import { Address } from './people.js';
import { Npi, Text } from './primitives.js';

const TaxId = z.string().regex(/^\d{9}$/, 'must be nine digits');
const TaxonomyCode = z.string().regex(/^[0-9A-Z]{9}X$/, 'must be in the form of a taxonomy code');

/** Either an organization or a person. */
const organizationOrPerson = {
  organizationName: Text(60).optional(),
  firstName: Text(35).optional(),
  lastName: Text(60).optional(),
};
type Named = { organizationName?: string; lastName?: string };
const hasOneName = ({ organizationName, lastName }: Named) => (organizationName === undefined) !== (lastName === undefined);
const oneName = { message: 'must have either organizationName or lastName', path: ['organizationName'] };

export const BillingProvider = z
  .strictObject({
    ...organizationOrPerson,
    npi: Npi,
    taxId: TaxId,
    taxonomyCode: TaxonomyCode.optional(),
    address: Address,
    phone: Text(20).optional(),
  })
  .refine(hasOneName, oneName)
  .refine(({ address }) => /^\d{5}-?\d{4}$/.test(address.zipCode), {
    message: 'must have nine digits (837 2010AA N403)',
    path: ['address', 'zipCode'],
  });
export type BillingProvider = z.output<typeof BillingProvider>;

export const Provider = z
  .strictObject({ ...organizationOrPerson, npi: Npi, taxonomyCode: TaxonomyCode.optional() })
  .refine(hasOneName, oneName);
export type Provider = z.output<typeof Provider>;

export const ServiceFacility = z.strictObject({ organizationName: Text(60), npi: Npi.optional(), address: Address });
export type ServiceFacility = z.output<typeof ServiceFacility>;
