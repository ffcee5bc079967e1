import { at, type Field, type FieldsOf, one, record, segment, several, type SegmentPlace } from '../../mapping/fields.js';
import { decimal, oneOf, text } from '../../mapping/plain-codecs.js';
import {
  type AmbulanceStop,
  type Drug,
  type OrderingProvider,
  type Provider,
  type ReferringProvider,
  type ServiceFacility,
} from '../claims/index.js';
import { address, anyNm1, contactOf, entityKind, nm1, party } from './parties.js';
import { oneReference, providerReferences } from './references.js';

/** The specialty of the PRV of one kind (BI billing, PE performing, AT attending, AS assistant surgeon, RF referring). */
export const taxonomyOf = (kind: string): Field<string> => at(segment('PRV', { 1: kind, 2: 'PXC' }), 3, text);

const providerFields = (place: SegmentPlace, specialty = 'PE'): FieldsOf<Provider> => ({
  ...party(place),
  taxonomyCode: taxonomyOf(specialty),
  references: providerReferences,
});

/** The provider of a loop whose NM101 is that role. */
export const providerIn = (loop: string, role: string, specialty?: string): Field<Provider> =>
  one(loop, () => record<Provider>(providerFields(nm1(role), specialty)));

/** Referring providers, DN and P3, of a loop that repeats. */
export const referringProvidersIn = (loop: string, specialty?: string): Field<ReferringProvider[]> =>
  several(loop, () =>
    record<ReferringProvider>({ ...providerFields(anyNm1, specialty), role: at(anyNm1, 1, oneOf('DN', 'P3')) }),
  );

export const facilityIn = (loop: string): Field<ServiceFacility> =>
  one(loop, () =>
    record<ServiceFacility>({ ...party(nm1('77')), address, references: providerReferences, contact: contactOf('IC') }),
  );

export const orderingProviderIn = (loop: string): Field<OrderingProvider> =>
  one(loop, () => record<OrderingProvider>({ ...providerFields(nm1('DK')), address, contact: contactOf('IC') }));

/** Where an ambulance picked the patient up (PW) or dropped it off (45). */
export const ambulanceStopIn = (loop: string, role: string): Field<AmbulanceStop> =>
  one(loop, () => record<AmbulanceStop>({ kind: at(nm1(role), 2, entityKind), name: at(nm1(role), 3, text), address }));

const lin = segment('LIN');
const ctp = segment('CTP');

export const drugIn = (loop: string): Field<Drug> =>
  one(loop, () =>
    record<Drug>({
      qualifier: at(lin, 2, text),
      code: at(lin, 3, text),
      quantity: at(ctp, 4, decimal),
      unit: at(ctp, 5, text),
      prescription: oneReference('VY', 'XZ'),
    }),
  );
