import { type ElementCodec, type SegmentCodec } from './codec.js';
import { on } from './segment-codecs.js';

/** Which segment of a loop is meant: its id, and the codes that tell it from others of that id. */
export interface SegmentPlace {
  /** The path from the record's loop, `''` for that loop itself. */
  readonly loop: string;
  readonly id: string;
  /** Elements that always say the same: compared when reading, written as they are. */
  readonly constants: Readonly<Record<number, string>>;
  /** Codes of which element 1, or its first component, must be one: what tells the uses of REF and HI apart. */
  readonly qualifiers?: readonly string[];
}

/** How one property of a document is read and written. `Holds` is the type of the property. */
export type Field<Holds> = (SegmentField | ListField | SpreadField | PartField | LoopField | ConstantField) & {
  readonly holds?: Holds;
};

/** A list that is there, empty, when nothing was read. */
export type AlwaysField<Holds> = Field<Holds> & { readonly always: true };

/** A value from elements of one segment that stands once. Fields with the same place share the segment. */
export interface SegmentField {
  readonly kind: 'segment';
  readonly place: SegmentPlace;
  readonly codec: SegmentCodec<unknown>;
  /** Where the value is one element: the short way to it. */
  readonly element?: { readonly position: number; readonly codec: ElementCodec<unknown> };
}

/** A list with one value for each segment. */
export interface ListField {
  readonly kind: 'list';
  readonly place: SegmentPlace;
  readonly codec: SegmentCodec<unknown>;
}

/** A list whose values stand in neighbouring elements, and in a further segment when the first is full. */
export interface SpreadField {
  readonly kind: 'spread';
  readonly place: SegmentPlace;
  readonly from: number;
  readonly to: number;
  readonly codec: ElementCodec<unknown>;
}

/** An object of its own whose fields are in the same loop. */
export interface PartField {
  readonly kind: 'part';
  readonly fields: AnyFields;
}

/** The objects of a loop below. */
export interface LoopField {
  readonly kind: 'loop';
  readonly loop: string;
  readonly many: boolean;
  readonly fields: () => RecordFields;
}

/** A property that says the same in every document of a kind. */
export interface ConstantField {
  readonly kind: 'constant';
  readonly value: string;
}

export type AnyFields = Readonly<Record<string, Field<unknown>>>;

/** The fields of one loop, and what the writer adds to it. */
export interface RecordFields {
  readonly fields: AnyFields;
  /** HL03 of a hierarchical level: the writer numbers HL01, HL02 and HL04. */
  readonly level?: string;
  /** The segment whose first element counts the loop from 1 in its parent: LX. */
  readonly counter?: string;
  /** Segments of the loop that always say the same: LS and LE. */
  readonly fixed?: readonly SegmentPlace[];
}

/** A field for every property of a type, but for what was not mapped. */
export type FieldsOf<T> = { readonly [Name in Exclude<keyof T, 'unmapped'>]-?: FieldFor<T, Name> };

type FieldFor<T, Name extends keyof T> = undefined extends T[Name]
  ? Field<Exclude<T[Name], undefined>>
  : T[Name] extends readonly unknown[]
    ? AlwaysField<T[Name]>
    : Field<T[Name]>;

/** Declares the fields of a type; the compiler checks that there is one for every property and that it holds its type. */
export const fieldsOf = <T>(fields: FieldsOf<T>): FieldsOf<T> => fields;

/** A segment by id and the elements that always say the same in it. */
export const segment = (id: string, constants: Readonly<Record<number, string>> = {}): SegmentPlace => ({
  loop: '',
  id,
  constants,
});

/** A segment by id and the codes of which its first element must be one. */
export const qualified = (id: string, ...qualifiers: readonly string[]): SegmentPlace => ({
  loop: '',
  id,
  constants: {},
  qualifiers,
});

/** The value of one element. */
export const at = <T>(place: SegmentPlace, position: number, codec: ElementCodec<T>): Field<T> => ({
  kind: 'segment',
  place,
  codec: on(position, codec) as SegmentCodec<unknown>,
  element: { position, codec: codec as ElementCodec<unknown> },
});

/** A value that takes several elements of a segment. */
export const elements = <T>(place: SegmentPlace, codec: SegmentCodec<T>): Field<T> => ({
  kind: 'segment',
  place,
  codec: codec as SegmentCodec<unknown>,
});

/** One value for each segment of the place. */
export const each = <T>(place: SegmentPlace, codec: SegmentCodec<T>): Field<T[]> => ({
  kind: 'list',
  place,
  codec: codec as SegmentCodec<unknown>,
});

/** One value for each element from a position to another. */
export const spread = <T>(place: SegmentPlace, from: number, to: number, codec: ElementCodec<T>): Field<T[]> => ({
  kind: 'spread',
  place,
  from,
  to,
  codec: codec as ElementCodec<unknown>,
});

/** An object of its own in the same loop. */
export const part = <T>(fields: FieldsOf<T>): Field<T> => ({ kind: 'part', fields: fields as AnyFields });

/** The one object of a loop below. */
export const one = <T>(loop: string, record: () => TypedRecord<T>): Field<T> => ({
  kind: 'loop',
  loop,
  many: false,
  fields: record,
});

/** The objects of a loop below that may repeat. */
export const several = <T>(loop: string, record: () => TypedRecord<T>): Field<T[]> => ({
  kind: 'loop',
  loop,
  many: true,
  fields: record,
});

/** The same list, empty when nothing was read. */
export const always = <T extends unknown[]>(field: Field<T>): AlwaysField<T> => ({ ...field, always: true });

/** A property that always says the same. */
export const constant = <const Value extends string>(value: Value): Field<Value> => ({ kind: 'constant', value });

/** The fields of a loop, and its type. */
export type TypedRecord<T> = RecordFields & { readonly holds?: T };

/** Declares the objects of a loop. */
export const record = <T>(fields: FieldsOf<T>, rest: Omit<RecordFields, 'fields'> = {}): TypedRecord<T> => ({
  fields: fields as AnyFields,
  ...rest,
});

/** The same fields with their segments in a loop below, so that one object spans both loops. */
export function inLoop<Fields extends AnyFields>(loop: string, fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, moved(loop, field)])) as unknown as Fields;
}

function moved(loop: string, field: Field<unknown>): Field<unknown> {
  const below = (path: string) => (path === '' ? loop : `${loop}/${path}`);
  switch (field.kind) {
    case 'segment':
    case 'list':
    case 'spread':
      return { ...field, place: { ...field.place, loop: below(field.place.loop) } };
    case 'part':
      return { ...field, fields: inLoop(loop, field.fields) };
    case 'loop':
      return { ...field, loop: below(field.loop) };
    case 'constant':
      return field;
  }
}
