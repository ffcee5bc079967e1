import { type SegmentCodec } from '../../mapping/codec.js';
import { composite, listComponent, textComponent } from '../../mapping/composed-codecs.js';
import { at, each, elements, type Field, segment } from '../../mapping/fields.js';
import { periodCodec } from '../../mapping/period-codec.js';
import { cents, day, decimal, oneOf, text } from '../../mapping/plain-codecs.js';
import { marked, object, on, series, valueAt } from '../../mapping/segment-codecs.js';
import {
  type Adjustment,
  type AdjustmentGroup,
  type Period,
  type Procedure,
  type QualifiedAmount,
  type QualifiedDate,
  type QualifiedPeriod,
  type QualifiedQuantity,
} from '../parts.js';

/** SV101, SVC01 and their like. */
export const procedure = composite<Procedure>({
  qualifier: textComponent(1),
  code: textComponent(2),
  modifiers: listComponent(3, 6),
  description: textComponent(7),
  lastCode: textComponent(8),
});

/** The day of the DTP of one kind. */
export const dayOf = (kind: string): Field<string> => at(segment('DTP', { 1: kind, 2: 'D8' }), 3, day);

/** The day or period of the DTP of one kind. */
export const periodOf = (kind: string): Field<Period> => elements(segment('DTP', { 1: kind }), periodCodec(2, 3));

const period = periodCodec(2, 3);

/** DTP with its kind. */
export const qualifiedPeriod: SegmentCodec<QualifiedPeriod> = {
  positions: [1, ...period.positions],
  read: (read) => {
    const value = period.read(read);
    return value && { qualifier: read.element(1), ...value };
  },
  write: ({ qualifier, ...value }) => ({ 1: qualifier, ...period.write(value) }),
};

/** DTP of a day with its kind. */
export const qualifiedDay: SegmentCodec<QualifiedDate> = object<QualifiedDate>({
  qualifier: on(1, text),
  date: marked(2, 'D8', 3, day),
});

/** Every DTP that no other field takes. */
export const periods: Field<QualifiedPeriod[]> = each(segment('DTP'), qualifiedPeriod);

/** Every DTM that no other field takes. */
export const dates: Field<QualifiedDate[]> = each(
  segment('DTM'),
  object<QualifiedDate>({ qualifier: on(1, text), date: on(2, day) }),
);

/** The day of the DTM of one kind. */
export const dateOf = (kind: string): Field<string> => at(segment('DTM', { 1: kind }), 2, day);

/** The amount of the AMT of one kind. */
export const amountOf = (kind: string): Field<number> => at(segment('AMT', { 1: kind }), 2, cents);

/** Every AMT that no other field takes. */
export const amounts: Field<QualifiedAmount[]> = each(
  segment('AMT'),
  object<QualifiedAmount>({ qualifier: on(1, text), amountCents: on(2, cents) }),
);

/** The quantity of the QTY of one kind. */
export const quantityOf = (kind: string): Field<number> => at(segment('QTY', { 1: kind }), 2, decimal);

/** Every QTY that no other field takes. */
export const quantities: Field<QualifiedQuantity[]> = each(
  segment('QTY'),
  object<QualifiedQuantity>({ qualifier: on(1, text), quantity: on(2, decimal) }),
);

const group = oneOf('CO', 'OA', 'PI', 'PR', 'CR');
const reasons = series<Adjustment>(
  { first: 2, width: 3, most: 6 },
  { reason: [1, text], amountCents: [2, cents], quantity: [3, decimal] },
);

const adjustmentGroup: SegmentCodec<AdjustmentGroup> = {
  positions: [1, ...reasons.positions],
  read: (read) => {
    const code = valueAt(group, read, 1);
    const list = code && reasons.read(read);
    return code && list && { group: code, adjustments: list };
  },
  write: (value) => ({ 1: group.write(value.group), ...reasons.write(value.adjustments) }),
};

/** Every CAS of a loop. */
export const adjustments: Field<AdjustmentGroup[]> = each(segment('CAS'), adjustmentGroup);
