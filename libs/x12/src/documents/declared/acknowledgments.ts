import { type SegmentCodec } from '../../mapping/codec.js';
import { component, composite, textComponent } from '../../mapping/composed-codecs.js';
import { always, at, each, elements, record, segment, several } from '../../mapping/fields.js';
import { integer, oneOf, text } from '../../mapping/plain-codecs.js';
import { object, on, run, valueAt } from '../../mapping/segment-codecs.js';
import {
  type Acknowledgment999,
  type ElementError,
  type ElementPosition,
  type ErrorContext,
  type SegmentError,
  type TransactionAcknowledgment,
} from '../acknowledgments.js';

const wholeNumber = (read: string): number | undefined => (/^\d{1,6}$/.test(read) ? Number(read) : undefined);

const elementPosition = composite<ElementPosition>({
  element: component(1, wholeNumber, String),
  component: component(2, wholeNumber, String),
  repetition: component(3, wholeNumber, String),
});

const contextName = composite<{ name: string; value?: string }>({ name: textComponent(1), value: textComponent(2) });

const contextPlace = object<Omit<ErrorContext, 'name' | 'value'>>({
  segmentId: on(2, text),
  position: on(3, integer),
  loop: on(4, text),
  element: on(5, elementPosition),
  dataElement: on(6, integer),
});

/** CTX. */
const errorContext: SegmentCodec<ErrorContext> = {
  positions: [1, ...contextPlace.positions],
  read: (read) => {
    const name = valueAt(contextName, read, 1);
    const place = contextPlace.read(read);
    const isUnread = place === undefined && contextPlace.positions.some((position) => read.element(position) !== '');
    return name === undefined || isUnread ? undefined : { ...name, ...place };
  },
  write: ({ name, value, ...place }) => ({ 1: contextName.write({ name, value }), ...contextPlace.write(place) }),
};

const contexts = each(segment('CTX'), errorContext);

const ik4 = segment('IK4');

const elementError = () =>
  record<ElementError>({
    position: at(ik4, 1, elementPosition),
    dataElement: at(ik4, 2, integer),
    code: at(ik4, 3, text),
    value: at(ik4, 4, text),
    contexts,
  });

const ik3 = segment('IK3');

const segmentError = () =>
  record<SegmentError>({
    segmentId: at(ik3, 1, text),
    position: at(ik3, 2, integer),
    loop: at(ik3, 3, text),
    code: at(ik3, 4, text),
    contexts,
    elements: several('2110', elementError),
  });

const ak2 = segment('AK2');
const ik5 = segment('IK5');

const transactionAcknowledgment = () =>
  record<TransactionAcknowledgment>({
    type: at(ak2, 1, text),
    controlNumber: at(ak2, 2, text),
    guide: at(ak2, 3, text),
    errors: several('2100', segmentError),
    status: at(ik5, 1, oneOf('A', 'E', 'R', 'M', 'W', 'X')),
    syntaxErrors: elements(ik5, run(2, 6, text)),
  });

const ak1 = segment('AK1');
const ak9 = segment('AK9');

/** 999, 005010X231A1. */
export const acknowledgment999 = record<Acknowledgment999>({
  functionalId: at(ak1, 1, text),
  groupControlNumber: at(ak1, 2, integer),
  guide: at(ak1, 3, text),
  transactions: always(several('2000', transactionAcknowledgment)),
  status: at(ak9, 1, oneOf('A', 'E', 'P', 'R', 'M', 'W', 'X')),
  declaredCount: at(ak9, 2, integer),
  receivedCount: at(ak9, 3, integer),
  acceptedCount: at(ak9, 4, integer),
  syntaxErrors: elements(ak9, run(5, 9, text)),
});
