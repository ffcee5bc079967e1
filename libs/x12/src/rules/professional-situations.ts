import { type LoopCheck } from './loop-check.js';
import { loopOf, type LoopRecord, segmentOf } from './loop-record.js';
import { type Segment } from '../segment.js';
import { odd } from './situation.js';

/** SV105 is sent only when it is not the place of the claim. */
export const linePlaceIsAnother: LoopCheck = (line) => {
  const service = segmentOf(line, 'SV1');
  const place = service?.element(5) ?? '';
  if (!service || place === '' || !line.parent) return [];
  if (segmentOf(line.parent, 'CLM')?.component(5, 1) !== place) return [];
  return [
    odd('LINE_PLACE_IS_OF_CLAIM', service, 'A line names its place of service only when it is another one.', { element: 5 }),
  ];
};

/** What is said of the patient's transport (CRC 07) belongs to a transport (CR1). */
export const ambulanceConditionsHaveTransport: LoopCheck = (record) => {
  const conditions = segmentOf(record, 'CRC', '07');
  if (!conditions || segmentOf(record, 'CR1')) return [];
  return [odd('AMBULANCE_TRANSPORT_MISSING', conditions, 'Conditions of an ambulance transport (CRC 07) come with CR1.')];
};

/** A transport by ambulance, of the claim or of a line, went from a place to another. */
export const ambulanceHasStops =
  ({ pickUp, dropOff }: { pickUp: string; dropOff: string }): LoopCheck =>
  (record) => {
    const transport = segmentOf(record, 'CR1');
    if (!transport || hasStops(record, pickUp, dropOff) || (record.parent && hasStops(record.parent, '2310E', '2310F')))
      return [];
    return [odd('AMBULANCE_STOP_MISSING', transport, 'A transport by ambulance names where it picked up and dropped off.')];
  };

const hasStops = (record: LoopRecord, pickUp: string, dropOff: string): boolean =>
  loopOf(record, pickUp) !== undefined && loopOf(record, dropOff) !== undefined;

/** The certificate of durable medical equipment: CR3 and CRC 09 come together. */
export const equipmentIsCertified: LoopCheck = (line) => {
  const alone = oneOfTwo(segmentOf(line, 'CR3'), segmentOf(line, 'CRC', '09'));
  if (!alone) return [];
  return [odd('EQUIPMENT_CERTIFICATE_INCOMPLETE', alone, 'A certificate of equipment has its conditions: CR3 and CRC 09.')];
};

/** A service that was bought names the seller (2420B) and what it cost (PS1). */
export const purchaseIsComplete: LoopCheck = (line) => {
  const seller = loopOf(line, '2420B');
  const alone = oneOfTwo(segmentOf(line, 'PS1'), seller && segmentOf(seller, 'NM1'));
  if (!alone) return [];
  return [odd('PURCHASED_SERVICE_INCOMPLETE', alone, 'A service that was bought has PS1 and its seller (2420B).')];
};

/** The one of two segments that stands without the other. */
function oneOfTwo(first: Segment | undefined, second: Segment | undefined): Segment | undefined {
  return first && second ? undefined : (first ?? second);
}
