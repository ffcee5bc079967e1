import { type LoopCheck } from './loop-check.js';
import { enclosing, loopOf, segmentOf, segmentsOf } from './loop-record.js';
import { broken, odd } from './situation.js';

/** EQ asks for service types or for one product or procedure, never for both. */
export const asksForOneThing: LoopCheck = (inquiry) => {
  const eq = segmentOf(inquiry, 'EQ');
  if (!eq || eq.element(1) === '' || eq.element(2) === '') return [];
  return [
    broken('SERVICE_TYPE_AND_PROCEDURE', eq, 'EQ asks for service types or for a procedure, never for both.', { element: 2 }),
  ];
};

/** 270: somebody is asked about, the subscriber (2110C) or a dependent (2000D). */
export const somethingIsAsked: LoopCheck = (subscriber) => {
  const hl = segmentOf(subscriber, 'HL');
  const name = subscriber.loops.find(({ node }) => node.id === '2100C');
  if (!hl || subscriber.seen.includes('2000D') || !name || name.seen.includes('2110C')) return [];
  return [broken('NOTHING_ASKED', hl, 'Neither the subscriber nor a dependent is asked about.')];
};

/** 276: a claim is asked after under the subscriber or under a dependent. */
export const claimIsAskedAfter: LoopCheck = (subscriber) => {
  const hl = segmentOf(subscriber, 'HL');
  if (!hl || subscriber.seen.includes('2000E') || subscriber.seen.includes('2200D')) return [];
  return [broken('NOTHING_ASKED', hl, 'No claim of the subscriber or of a dependent is asked after.')];
};

/** 270: only what was sent as a spend-down (BHT06 RT) can be cancelled (BHT02 01). */
export const cancellationIsOfSpendDown: LoopCheck = (set) => {
  const bht = segmentOf(set, 'BHT');
  if (bht?.element(2) !== '01' || bht.element(6) === 'RT') return [];
  return [broken('CANCELLATION_WITHOUT_SPEND_DOWN', bht, 'Only a spend-down request (BHT06 RT) is cancelled.', { element: 6 })];
};

/** 270, 271: TRN03 says by its first digit whose number follows: 1 an employer id, 3 a DUNS number, 9 one of the sender's own. */
export const traceNamesItsOrigin: LoopCheck = (person) =>
  segmentsOf(person, 'TRN')
    .filter((trn) => trn.element(3) !== '' && !/^[139]/.test(trn.element(3)))
    .map((trn) =>
      odd('TRACE_ORIGIN_UNKNOWN', trn, 'TRN03 begins with 1, 3 or 9, which says whose number it is.', { element: 3 }),
    );

/** 270 EQ05, 271 EB14: every diagnosis that is pointed to stands in HI of the person. */
export const personHasDiagnoses =
  (pointing: 'EQ' | 'EB', personLoop: '2100C' | '2100D'): LoopCheck =>
  (record) => {
    const segment = segmentOf(record, pointing);
    const element = pointing === 'EQ' ? 5 : 14;
    const pointers = segment?.element(element) ?? '';
    if (!segment || pointers === '') return [];
    const person = enclosing(record, personLoop);
    const count = (person && segmentOf(person, 'HI')?.elementCount) ?? 0;
    return pointers
      .split(segment.delimiters.component)
      .flatMap((pointer, index) => (Number(pointer) > count ? [index + 1] : []))
      .map((component) =>
        broken('POINTER_WITHOUT_DIAGNOSIS', segment, 'A diagnosis is pointed to that the person does not have.', {
          element,
          component,
        }),
      );
  };

/** 271: below a level that is rejected (AAA) nothing is answered. */
export const nothingBelowRejection =
  (nameLoop: '2100A' | '2100B' | '2100C' | '2100D', ...below: readonly string[]): LoopCheck =>
  (level) => {
    const name = loopOf(level, nameLoop);
    const rejection = segmentOf(level, 'AAA') ?? (name && segmentOf(name, 'AAA'));
    if (!rejection || !below.some((loop) => level.seen.includes(loop) || name?.seen.includes(loop))) return [];
    return [odd('ANSWER_BELOW_REJECTION', rejection, 'Where a level is rejected nothing below it is answered.')];
  };

/** 271 EB08: a percentage is a fraction, 0.2 for 20 %. */
export const percentIsFraction: LoopCheck = (benefit) => {
  const eb = segmentOf(benefit, 'EB');
  if (!eb || !(Number(eb.element(8)) > 1)) return [];
  return [odd('PERCENT_NOT_FRACTION', eb, 'EB08 is a fraction: 0.2 stands for 20 %.', { element: 8 })];
};
