import { type SegmentCodec } from '../../mapping/codec.js';
import {
  at,
  each,
  elements,
  type Field,
  type FieldsOf,
  fieldsOf,
  part,
  segment,
  type SegmentPlace,
} from '../../mapping/fields.js';
import { named, text } from '../../mapping/plain-codecs.js';
import { type Address, type CommunicationKind, type Contact, type Party } from '../parts.js';
import { qualifiedId } from './references.js';

/** NM1 by its NM101. */
export const nm1 = (role: string): SegmentPlace => segment('NM1', { 1: role });

/** NM1 whose NM101 is a property of the document. */
export const anyNm1 = segment('NM1');

export const entityKind = named({ person: '1', organization: '2' });

/** NM102, the names and the id of NM1, as properties of the object that has them. */
export const party = (place: SegmentPlace): FieldsOf<Party> =>
  fieldsOf<Party>({
    kind: at(place, 2, entityKind),
    name: at(place, 3, text),
    firstName: at(place, 4, text),
    middleName: at(place, 5, text),
    suffix: at(place, 7, text),
    id: elements(place, qualifiedId(8, 9)),
  });

/** The same as an object of its own. */
export const partyOf = (place: SegmentPlace): Field<Party> => part<Party>(party(place));

const street = segment('N3');
const city = segment('N4');

/** N3 and N4 of a loop. */
export const address: Field<Address> = part<Address>({
  line1: at(street, 1, text),
  line2: at(street, 2, text),
  city: at(city, 1, text),
  state: at(city, 2, text),
  postalCode: at(city, 3, text),
  country: at(city, 4, text),
  countrySubdivision: at(city, 7, text),
});

const kinds: Readonly<Record<CommunicationKind, string>> = {
  phone: 'TE',
  extension: 'EX',
  fax: 'FX',
  email: 'EM',
  url: 'UR',
  edi: 'ED',
  workPhone: 'WP',
};
const kindsByCode = new Map(Object.entries(kinds).map(([kind, code]) => [code, kind as CommunicationKind]));

/** PER02 to 08: a name and up to three numbers, each after its kind. */
const contact: SegmentCodec<Contact> = {
  positions: [2, 3, 4, 5, 6, 7, 8],
  read: (segment) => {
    const numbers: Contact['numbers'] = [];
    for (const position of [3, 5, 7]) {
      const value = segment.element(position + 1);
      if (value === '' && segment.element(position) === '') continue;
      const kind = kindsByCode.get(segment.element(position));
      const isBehindGap = position !== 3 + numbers.length * 2;
      if (kind === undefined || value === '' || isBehindGap) return undefined;
      numbers.push({ kind, value });
    }
    const name = segment.element(2);
    return name === '' ? { numbers } : { name, numbers };
  },
  write: ({ name, numbers }) => ({
    2: name,
    ...Object.fromEntries(
      numbers.flatMap(({ kind, value }, index) => [
        [3 + index * 2, kinds[kind]],
        [4 + index * 2, value],
      ]),
    ),
  }),
};

/** The PER of a kind (PER01). */
export const contactOf = (kind: string): Field<Contact> => elements(segment('PER', { 1: kind }), contact);

/** Every PER of a kind. */
export const contactsOf = (kind: string): Field<Contact[]> => each(segment('PER', { 1: kind }), contact);
