import { loop, R, S, segment, span, unordered } from '../../grammar/dsl.js';
import { otherPayerName, otherPayerProvider, otherSubscriberName } from '../shared/claim-loops.js';
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
  segment('MIA', 'Inpatient Adjudication Information', S, 1, {
    1: R,
    3: S,
    4: S,
    5: S.external('remark'),
    ...span(6, 19, S),
    20: S.external('remark'),
    21: S.external('remark'),
    22: S.external('remark'),
    23: S.external('remark'),
    24: S,
  }),
  outpatientRemarks,
  unordered(
    otherSubscriberName({ ids: 2 }),
    otherPayerName,
    otherPayerProvider('2330C', 'Other Payer Attending Provider', 1, {
      roles: '71',
      entityTypes: '1',
      ids: 4,
      idQualifiers: '0B 1G G2 LU',
    }),
    otherPayerProvider('2330D', 'Other Payer Operating Physician', 1, {
      roles: '72',
      entityTypes: '1',
      ids: 4,
      idQualifiers: '0B 1G G2 LU',
    }),
    otherPayerProvider('2330E', 'Other Payer Other Operating Physician', 1, {
      roles: 'ZZ',
      entityTypes: '1',
      ids: 4,
      idQualifiers: '0B 1G G2 LU',
    }),
    otherPayerProvider('2330F', 'Other Payer Service Facility Location', 1, {
      roles: '77',
      entityTypes: '2',
      ids: 3,
      idQualifiers: '0B G2 LU',
    }),
    otherPayerProvider('2330G', 'Other Payer Rendering Provider Name', 1, {
      roles: '82',
      entityTypes: '1',
      ids: 4,
      idQualifiers: '0B 1G G2 LU',
    }),
    otherPayerProvider('2330H', 'Other Payer Referring Provider', 1, {
      roles: 'DN',
      entityTypes: '1',
      ids: 3,
      idQualifiers: '0B 1G G2',
    }),
    otherPayerProvider('2330I', 'Other Payer Billing Provider', 1, {
      roles: '85',
      entityTypes: '2',
      ids: 2,
      idQualifiers: 'G2 LU',
    }),
  ),
]);
