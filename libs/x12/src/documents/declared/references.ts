import { type ElementCodec, type SegmentCodec } from '../../mapping/codec.js';
import { composite, textComponent } from '../../mapping/composed-codecs.js';
import { at, each, elements, type Field, qualified, segment } from '../../mapping/fields.js';
import { text } from '../../mapping/plain-codecs.js';
import { object, on } from '../../mapping/segment-codecs.js';
import { type ProviderReference } from '../claims/index.js';
import { type QualifiedId } from '../parts.js';

/** An id in two elements: its kind and itself. */
export const qualifiedId = (qualifier: number, value: number): SegmentCodec<QualifiedId> =>
  object<QualifiedId>({ qualifier: on(qualifier, text), value: on(value, text) });

/** The value of the REF of one kind. */
export const referenceOf = (kind: string): Field<string> => at(segment('REF', { 1: kind }), 2, text);

/** The values of all REF of one kind. */
export const referencesOf = (kind: string): Field<string[]> =>
  each(segment('REF', { 1: kind }), {
    positions: [2],
    read: (read) => read.element(2) || undefined,
    write: (value) => ({ 2: value }),
  });

/** The REF whose kind is one of those. */
export const oneReference = (...kinds: readonly string[]): Field<QualifiedId> =>
  elements(qualified('REF', ...kinds), qualifiedId(1, 2));

/** Every REF whose kind is one of those; every REF that no other field takes when there are none. */
export const references = (...kinds: readonly string[]): Field<QualifiedId[]> =>
  each(kinds.length > 0 ? qualified('REF', ...kinds) : segment('REF'), qualifiedId(1, 2));

const payerComposite = composite<{ id: string }>({ id: textComponent(2) }, { 1: '2U' });

/** REF04: the other payer that gave the number. */
export const otherPayerId: ElementCodec<string> = {
  read: (read, inSegment) => payerComposite.read(read, inSegment)?.id,
  write: (id) => payerComposite.write({ id }),
};

/** Every REF of a provider, at a line with the other payer that gave it. */
export const providerReferences: Field<ProviderReference[]> = each(
  segment('REF'),
  object<ProviderReference>({ qualifier: on(1, text), value: on(2, text), otherPayerId: on(4, otherPayerId) }),
);
