import { type SegmentCodec } from '../../mapping/codec.js';
import { repeatedText } from '../../mapping/composed-codecs.js';
import { at, each, elements, type Field, segment, spread } from '../../mapping/fields.js';
import { day, flag, integer, oneOf, text, yesNo } from '../../mapping/plain-codecs.js';
import { marked, object, on } from '../../mapping/segment-codecs.js';
import { composite, textComponent } from '../../mapping/composed-codecs.js';
import {
  type EligibilityReference,
  type ProviderInformation,
  type Rejection,
  type Relationship,
  type Trace,
} from '../eligibility.js';
import { type QualifiedId } from '../parts.js';

/** TRN. */
export const traces: Field<Trace[]> = each(
  segment('TRN'),
  object<Trace>({ type: on(1, oneOf('1', '2')), number: on(2, text), companyId: on(3, text), supplement: on(4, text) }),
);

/** REF with its description. */
export const describedReferences: Field<EligibilityReference[]> = each(
  segment('REF'),
  object<EligibilityReference>({ qualifier: on(1, text), value: on(2, text), description: on(3, text) }),
);

/** PRV. */
export const providerInformation: Field<ProviderInformation> = elements(
  segment('PRV'),
  object<ProviderInformation>({ role: on(1, text), qualifier: on(2, text), value: on(3, text) }),
);

/** AAA. */
export const rejections: Field<Rejection[]> = each(
  segment('AAA'),
  object<Rejection>({ valid: on(1, yesNo), reason: on(3, text), followUp: on(4, text) }),
);

const dmg = segment('DMG');

/** DMG. */
export const demographics = {
  birthDate: elements(dmg, marked(1, 'D8', 2, day)),
  gender: at(dmg, 3, oneOf('F', 'M', 'U')),
};

/** INS of a person who is (Y) or is not (N) the subscriber. */
export const relationship = (isSubscriber: 'Y' | 'N'): Field<Relationship> =>
  elements(segment('INS', { 1: isSubscriber }), relationshipCodec);

const change = object<{ reason: true; cause: true }>({ reason: on(3, flag('001')), cause: on(4, flag('25')) });

const relationshipCodec: SegmentCodec<Relationship> = object<Relationship>({
  code: on(2, text),
  changed: {
    positions: change.positions,
    read: (read) => (change.read(read)?.cause ? true : undefined),
    write: () => change.write({ reason: true, cause: true }),
  },
  birthSequence: on(17, integer),
});

/** HI of a person: up to eight diagnoses. */
export const diagnoses: Field<QualifiedId[]> = spread(
  segment('HI'),
  1,
  8,
  composite<QualifiedId>({ qualifier: textComponent(1), value: textComponent(2) }),
);

/** EQ01, EB03: service types, repeated. */
export const serviceTypes = repeatedText;
