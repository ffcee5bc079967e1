import { centsFromDecimal, decimalFromCents } from '@claimstream/kernel';
import { type ElementCodec, type SegmentCodec } from '../../mapping/codec.js';
import { component, type ComponentPlace, composite, textComponent } from '../../mapping/composed-codecs.js';
import { at, each, elements, type Field, qualified, segment, spread } from '../../mapping/fields.js';
import { periodFormat, periodFrom, periodText } from '../../mapping/period-codec.js';
import { cents, day, decimal, flag, minute, oneOf, text, yesNo } from '../../mapping/plain-codecs.js';
import { marked, object, on, run, valueAt } from '../../mapping/segment-codecs.js';
import {
  type AmbulanceTransport,
  type Attachment,
  type CodedHealthInformation,
  type ConditionsIndicator,
  type Contract,
  type Gender,
  type LineReference,
  type Note,
  type QualifiedPeriodOfDisability,
  type RelatedCauses,
} from '../claims/index.js';
import { type Period } from '../parts.js';
import { qualifiedPeriod } from './amounts.js';
import { otherPayerId } from './references.js';

/** PWK of a claim or line. */
export const attachments: Field<Attachment[]> = each(
  segment('PWK'),
  object<Attachment>({ type: on(1, text), transmission: on(2, text), controlNumber: marked(5, 'AC', 6, text) }),
);

/** CN1. */
export const contract: Field<Contract> = elements(
  segment('CN1'),
  object<Contract>({
    type: on(1, text),
    amountCents: on(2, cents),
    percent: on(3, decimal),
    code: on(4, text),
    discountPercent: on(5, decimal),
    version: on(6, text),
  }),
);

/** K3. */
export const fileInformation: Field<string[]> = each(segment('K3'), on(1, text));

/** NTE that no other field takes. */
export const notes: Field<Note[]> = each(segment('NTE'), object<Note>({ code: on(1, text), text: on(2, text) }));

/** CRC. */
export const conditionsIndicator: SegmentCodec<ConditionsIndicator> = object<ConditionsIndicator>({
  category: on(1, text),
  applies: on(2, yesNo),
  codes: run(3, 7, text),
});

/** CR1. */
export const ambulance: Field<AmbulanceTransport> = elements(
  segment('CR1'),
  object<AmbulanceTransport>({
    patientWeightPounds: marked(1, 'LB', 2, decimal),
    reason: on(4, text),
    miles: marked(5, 'DH', 6, decimal),
    roundTripPurpose: on(9, text),
    stretcherPurpose: on(10, text),
  }),
);

/** CLM11. */
export const relatedCauses: ElementCodec<RelatedCauses> = composite<RelatedCauses>({
  cause: textComponent(1),
  otherCause: textComponent(2),
  state: textComponent(4),
  country: textComponent(5),
});

/** One component of CLM05: the place or facility (1), or the frequency (3), around the qualifier that the guide prescribes. */
export function claimLocation(which: 1 | 3, qualifier: 'A' | 'B'): ElementCodec<string> {
  const whole = composite<{ place?: string; frequency?: string }>(
    { place: textComponent(1), frequency: textComponent(3) },
    { 2: qualifier },
  );
  return {
    read: (read, inSegment) => {
      const value = whole.read(read, inSegment);
      return which === 1 ? value?.place : value?.frequency;
    },
    write: (value) => whole.write(which === 1 ? { place: value } : { frequency: value }),
  };
}

const datePlace: ComponentPlace<Period> = {
  from: 3,
  to: 4,
  read: ([format = '', days = '']) => periodFrom(format, days),
  write: (value) => [periodFormat(value), periodText(value)],
};

/** One composite of HI (C022). */
const healthCode: ElementCodec<CodedHealthInformation> = composite<CodedHealthInformation>({
  qualifier: textComponent(1),
  code: textComponent(2),
  period: datePlace,
  amountCents: component(5, centsFromDecimal, decimalFromCents),
  presentOnAdmission: textComponent(9),
});

/** The one code of the HI whose list is one of those. */
export const oneHealthCode = (...lists: readonly string[]): Field<CodedHealthInformation> =>
  at(qualified('HI', ...lists), 1, healthCode);

/** The codes of every HI whose first list is one of those, up to 12 in a segment. */
export const healthCodes = (...lists: readonly string[]): Field<CodedHealthInformation[]> =>
  spread(qualified('HI', ...lists), 1, 12, healthCode);

const disabilityKind = oneOf('314', '360', '361');

/** DTP 314, 360 or 361. */
export const disability = elements<QualifiedPeriodOfDisability>(qualified('DTP', '314', '360', '361'), {
  positions: qualifiedPeriod.positions,
  read: (read) => {
    const qualifier = valueAt(disabilityKind, read, 1);
    const period = qualifiedPeriod.read(read);
    return qualifier && period && { ...period, qualifier };
  },
  write: qualifiedPeriod.write,
});

/** DTP 435 of an institutional claim: a day (D8), or a day and minute (DT). */
export const admittedAt: Field<string> = elements(segment('DTP', { 1: '435' }), {
  positions: [2, 3],
  read: (read) =>
    read.element(2) === 'D8' ? valueAt(day, read, 3) : read.element(2) === 'DT' ? valueAt(minute, read, 3) : undefined,
  write: (value) => (value.includes('T') ? { 2: 'DT', 3: minute.write(value) } : { 2: 'D8', 3: day.write(value) }),
});

const dmg = segment('DMG');

/** DMG02. */
export const birthDate: Field<string> = elements(dmg, marked(1, 'D8', 2, day));

/** DMG03. */
export const gender: Field<Gender> = at(dmg, 3, oneOf('F', 'M', 'U'));

const pat = segment('PAT');

/** PAT05 to 09: death, weight and pregnancy of the patient. */
export const patientCondition = {
  deathDate: elements(pat, marked(5, 'D8', 6, day)),
  weightPounds: elements(pat, marked(7, '01', 8, decimal)),
  pregnant: at(pat, 9, flag('Y')),
};

/** REF of a line with, in REF04, the other payer that gave the number. */
export const lineReferences = (kind: string): Field<LineReference[]> =>
  each(segment('REF', { 1: kind }), object<LineReference>({ value: on(2, text), otherPayerId: on(4, otherPayerId) }));

/** Y, N or W (not applicable). */
export const yesNoOrNotApplicable = oneOf('Y', 'N', 'W');
