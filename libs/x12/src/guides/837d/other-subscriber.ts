import { loop, R, S, segment, unordered } from '../../grammar/dsl.js';
import { otherDentalPayerName, otherPayerProvider, otherSubscriberName } from '../shared/claim-loops.js';
import { otherSubscriber } from '../shared/claim-segments.js';
import { adjustments, amount, outpatientRemarks } from '../shared/segments.js';

/** Another payer of the patient (2320): whose plan it is and, when it has paid already, what it decided. */
export const otherSubscriberInformation = loop('2320', 'Other Subscriber Information', S, 10, [
  otherSubscriber,
  adjustments('Claim Level Adjustments', S, 5),
  unordered(
    amount('Coordination of Benefits (COB) Payer Paid Amount', S, 1, 'D'),
    amount('Remaining Patient Liability', S, 1, 'EAF'),
    amount('Coordination of Benefits (COB) Total Non-Covered Amount', S, 1, 'A8'),
  ),
  segment('OI', 'Other Insurance Coverage Information', R, 1, { 3: R.of('N W Y'), 6: R.of('I Y') }),
  outpatientRemarks,
  unordered(
    otherSubscriberName({ ids: 1 }),
    otherDentalPayerName,
    otherPayerProvider('2330C', 'Other Payer Referring Provider', 2, {
      roles: 'DN P3',
      entityTypes: '1',
      ids: 3,
      idQualifiers: '0B 1G G2',
    }),
    otherPayerProvider('2330D', 'Other Payer Rendering Provider', 1, {
      roles: '82',
      entityTypes: '1 2',
      ids: 3,
      idQualifiers: '0B 1G G2 LU',
    }),
    otherPayerProvider('2330E', 'Other Payer Supervising Provider', 1, {
      roles: 'DQ',
      entityTypes: '1',
      ids: 3,
      idQualifiers: '0B 1G G2 LU',
    }),
    otherPayerProvider('2330F', 'Other Payer Billing Provider', 1, {
      roles: '85',
      entityTypes: '1 2',
      ids: 2,
      idQualifiers: 'G2 LU',
    }),
    otherPayerProvider('2330G', 'Other Payer Service Facility Location', 1, {
      roles: '77',
      entityTypes: '2',
      ids: 3,
      idQualifiers: '0B G2 LU',
    }),
    otherPayerProvider('2330H', 'Other Payer Assistant Surgeon', 1, {
      roles: 'DD',
      entityTypes: '1',
      ids: 3,
      idQualifiers: '0B 1G G2 LU',
    }),
  ),
]);
